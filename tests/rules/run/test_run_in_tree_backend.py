import pytest

from inspector.rules.run.run_in_tree_backend import RunInTreeBackend
from tests.rules.view_builder import view_of

RULE = RunInTreeBackend()
NAME = "demo-1.0/pyproject.toml"


def test_flags_a_backend_inside() -> None:
    (finding,) = RULE.check(view_of({NAME: b'[build-system]\nbuild-backend = "backend"\nbackend-path = ["_build"]\n'}))
    assert finding.message == "It is built by backend in its own folder _build."


@pytest.mark.parametrize(
    "body", [b'[build-system]\nbuild-backend = "hatchling.build"\n', b"[build-system", b"build-system = 1", b"a" * 10]
)
def test_clean_and_damaged_files(body: bytes) -> None:
    assert not list(RULE.check(view_of({NAME: body})))


def test_clean_inner_projects() -> None:
    body = b'[build-system]\nbackend-path = ["x"]\n'
    assert not list(RULE.check(view_of({"demo-1.0/vendor/a/pyproject.toml": body})))
