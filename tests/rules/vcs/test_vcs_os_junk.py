import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_os_junk import VcsOsJunk
from tests.rules.view_builder import view_of

RULE = VcsOsJunk()


def test_flags_one_finding_per_kind() -> None:
    files = {f"p/d{number}/.DS_Store": b"x" for number in range(14)}
    first, second = RULE.check(view_of({**files, "__MACOSX/p/._a": b""}))
    assert first.severity is Severity.LOW
    assert first.message == (
        "Views of folders, from the macOS Finder: "
        "p/d0/.DS_Store, p/d1/.DS_Store, p/d2/.DS_Store and 11 more (14 files, 14 B)."
    )
    assert second.message == "Attributes of files, from macOS: __MACOSX (1 file, 0 B)."


@pytest.mark.parametrize("name", ["Thumbs.db", "a/thumbs.DB", "Desktop.ini", "a/._x.py", "Icon\r", ".Trashes/x"])
def test_flags_names(name: str) -> None:
    assert len(list(RULE.check(view_of({name: b""})))) == 1


def test_clean_names() -> None:
    names = ["DS_Store", "thumbs.db.js", "._", "_x", "MACOSX/x", "a.desktop", "Icon", "src/directory"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
