import pytest

from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_hardlink_escape import ArcHardlinkEscape
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = ArcHardlinkEscape()


def link(view: ArtifactView, name: str, target: str, kind: EntryKind = EntryKind.HARDLINK) -> None:
    add_entry(view, name, kind=kind, link_target=target)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/etc/passwd", "leads to the absolute place /etc/passwd"),
        ("C:\\x", "leads to the absolute place"),
        ("../x", "leads out of the archive to ../x"),
        ("p/../../x", "leads out of the archive to"),
        ("p/missing", "does not hold: p/missing"),
        ("p/link", "points at itself"),
        ("p/later", "comes only later: p/later"),
        ("", "does not hold"),
    ],
)
def test_flagged(target: str, words: str) -> None:
    view = view_of({"p/a": b"1"})
    link(view, "p/link", target)
    add_entry(view, "p/later")
    (finding,) = RULE.check(view)
    assert words in finding.message
    assert (finding.severity, finding.path) == (Severity.HIGH, "p/link")


def test_over_a_symbolic_link() -> None:
    view = view_of({})
    link(view, "p/out", "/etc", EntryKind.SYMLINK)
    link(view, "p/link", "p/out/passwd")
    (finding,) = RULE.check(view)
    assert "over a symbolic link by p/out/passwd" in finding.message


def test_a_write_through_a_link_is_critical() -> None:
    view = view_of({"p/link": b"before"})
    link(view, "p/link", "/etc/passwd")
    add_entry(view, "./p/link")
    leads, through = RULE.check(view)
    assert (leads.severity, through.severity) == (Severity.HIGH, Severity.CRITICAL)
    assert "/etc/passwd" in through.message
    assert through.entry == 3


def test_layers_link_into_the_layers_below() -> None:
    view = view_of({"manifest.json": b"[]"}, "image.tar", "tar")
    layer = container_of(view, ["x/layer.tar"])
    add_entry(view, "usr/a", layer, kind=EntryKind.HARDLINK, link_target="usr/b")
    (mild,) = RULE.check(view)
    assert (mild.severity, mild.path) == (Severity.INFO, "x/layer.tar")
    add_entry(view, "usr/c", layer, kind=EntryKind.HARDLINK, link_target="../../etc/shadow")
    assert {finding.severity for finding in RULE.check(view)} == {Severity.INFO, Severity.HIGH}


def test_clean() -> None:
    view = view_of({"./p/a": b"1", "p/dir": None})
    link(view, "p/b", "p/a")
    link(view, "p/c", "./p//b")
    link(view, "p/s", "/etc", EntryKind.SYMLINK)
    assert not list(RULE.check(view))
