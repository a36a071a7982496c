import pytest

from inspector.core.view import ArtifactView
from inspector.rules.dbg.dbg_pyc_mismatch import DbgPycMismatch
from tests.rules.view_builder import view_of

RULE = DbgPycMismatch()
CACHE = "app/__pycache__/settings.cpython-311.pyc"


def view_with(source: str, stated_bytes: int, cache: str = CACHE) -> ArtifactView:
    view = view_of({source: b"x = 1\n", cache: b""}, "app.whl", "zip")
    view.compiled_from[2] = stated_bytes
    return view


@pytest.mark.parametrize(("source", "cache"), [("app/settings.py", CACHE), ("a.py", "a.pyc")])
def test_flags_another_size(source: str, cache: str) -> None:
    (finding,) = RULE.check(view_with(source, 1204, cache))
    assert finding.message == f"It was compiled from 1,204 bytes, but {source} has 6."
    assert finding.path == cache


def test_clean_caches() -> None:
    assert not list(RULE.check(view_with("app/settings.py", 6)))
    assert not list(RULE.check(view_with("app/settings.py", 6 + (1 << 32) - (1 << 32))))
    assert not list(RULE.check(view_with("app/other.py", 7)))
    assert not list(RULE.check(view_of({"app/settings.py": b"", CACHE: b""})))


def test_clean_source_that_was_not_read() -> None:
    view = view_with("app/settings.py", 7)
    view.sizes.clear()
    assert not list(RULE.check(view))
