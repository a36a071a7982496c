import pytest

from inspector.core.entry import EntryKind
from inspector.core.finding import Finding
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_symlink_escape import ArcSymlinkEscape
from tests.rules.view_builder import add_entry, container_of

RULE = ArcSymlinkEscape()


def check(links: dict[str, str], files: tuple[str, ...] = ()) -> list[Finding]:
    view = ArtifactView()
    for name, target in links.items():
        add_entry(view, name, kind=EntryKind.SYMLINK, link_target=target)
    for name in files:
        add_entry(view, name)
    return list(RULE.check(view))


@pytest.mark.parametrize(
    ("target", "how"),
    [
        ("/etc", "points at the absolute place"),
        ("C:\\Windows", "points at the absolute place"),
        ("../../x", "climbs out of the archive"),
        ("..\\..\\x", "climbs out of the archive"),
    ],
)
def test_flags_links_that_leave(target: str, how: str) -> None:
    (finding,) = check({"docs/link": target})
    assert finding.severity is Severity.HIGH
    assert how in finding.message


def test_flags_chains() -> None:
    findings = check({"sub/deep/up": "..", "a": "sub/deep/up/../.."})
    assert [f.path for f in findings] == ["a"]
    assert "over other links" in findings[0].message


def test_flags_what_is_written_through_a_link() -> None:
    through, link = check({"docs": "/etc"}, files=("docs/passwd", "docs/shadow", "other/x"))
    assert through.severity is Severity.CRITICAL
    assert through.path == "docs/passwd"
    assert "docs/passwd, docs/shadow" in through.message
    assert link.path == "docs"


def test_flags_what_is_written_through_a_chain() -> None:
    assert check({"a/b/c": "../..", "d": "a/b/c/.."}, files=("d/x",))[0].severity is Severity.CRITICAL


def test_clean_links() -> None:
    inside = {"bin/tool": "../lib/tool.js", "latest": "v1", "a/b/up": "../..", "loop": "loop", "x": "y", "y": "x"}
    assert check(inside, files=("latest/file", "loop/file")) == []


def test_flags_system_packages_once() -> None:
    view = ArtifactView()
    add_entry(view, "debian-binary")
    data = container_of(view, ["data.tar.xz"])
    add_entry(view, "./etc/alternatives/vi", data, kind=EntryKind.SYMLINK, link_target="/usr/bin/vim")
    add_entry(view, "./var/run", data, kind=EntryKind.SYMLINK, link_target="/run")
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.INFO
    assert finding.message.startswith("2 links with a target outside")


def test_links_without_target_are_skipped() -> None:
    view = ArtifactView()
    add_entry(view, "x", kind=EntryKind.SYMLINK)
    assert not list(RULE.check(view))
