import pytest

from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.rules.arc.arc_file_dir_conflict import ArcFileDirConflict
from tests.rules.view_builder import add_entry, view_of

RULE = ArcFileDirConflict()


@pytest.mark.parametrize(
    "files", [["lib/app", "lib/app/index.js"], ["lib/app/x/y", "./lib//app"], ["lib\\app\\x", "lib/app"]]
)
def test_flags_a_file_with_records_below(files: list[str]) -> None:
    (finding,) = RULE.check(view_of(dict.fromkeys(files, b"x")))
    assert "other records lie in it" in finding.message
    assert finding.severity is Severity.MEDIUM


def test_flags_a_file_that_is_named_like_a_folder() -> None:
    (finding,) = RULE.check(view_of({"lib/app/": b"x"}))
    assert "ends in a slash" in finding.message


def test_clean() -> None:
    view = view_of({"lib": None, "lib/app": None, "lib/app/index.js": b"x", "library": b"x", "app": b""})
    add_entry(view, "link", kind=EntryKind.SYMLINK, link_target="lib")
    add_entry(view, "link/x")
    assert not list(RULE.check(view))
    assert not list(RULE.check(view_of({"a": b"x", "b.tar!/a/c": b"x"})))
