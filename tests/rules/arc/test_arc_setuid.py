import pytest

from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_setuid import ArcSetuid
from tests.rules.view_builder import add_entry, container_of

RULE = ArcSetuid()


@pytest.mark.parametrize(("mode", "bit"), [(0o4755, "setuid"), (0o2755, "setgid"), (0o6711, "setuid")])
def test_flags_borrowed_rights(mode: int, bit: str) -> None:
    view = ArtifactView()
    add_entry(view, "package/agent", mode=mode)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.MEDIUM
    assert finding.message == f"package/agent has the {bit} bit (mode {mode:04o})."


def test_flags_world_writable_once_and_mildly() -> None:
    view = ArtifactView()
    for number in range(5):
        add_entry(view, f"f{number}", mode=0o666)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.LOW
    assert finding.message == "Everybody may write to 5 records: f0, f1, f2 and 2 more."


def test_clean_modes() -> None:
    view = ArtifactView()
    add_entry(view, "a", mode=0o755)
    add_entry(view, "windows", mode=None)
    add_entry(view, "tmp", mode=0o1777, kind=EntryKind.DIRECTORY)
    add_entry(view, "shared", mode=0o2755, kind=EntryKind.DIRECTORY)
    add_entry(view, "link", mode=0o777, kind=EntryKind.SYMLINK, link_target="a")
    assert not list(RULE.check(view))


def test_flags_debian_packages_once_and_mildly() -> None:
    view = ArtifactView()
    add_entry(view, "debian-binary")
    data = container_of(view, ["data.tar.zst"])
    add_entry(view, "./usr/bin/passwd", data, mode=0o4755)
    add_entry(view, "./usr/bin/chage", data, mode=0o2755)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.LOW
    assert "./usr/bin/passwd (4755)" in finding.message
    assert "Debian" in finding.reasons[0]
