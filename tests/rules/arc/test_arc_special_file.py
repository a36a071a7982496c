import pytest

from inspector.core.entry import EntryKind
from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.arc.arc_special_file import ArcSpecialFile
from tests.rules.view_builder import add_entry, container_of, view_of

RULE = ArcSpecialFile()


@pytest.mark.parametrize(
    ("kind", "word"), [(EntryKind.DEVICE, "a device"), (EntryKind.FIFO, "a named pipe"), (EntryKind.SOCKET, "a socket")]
)
def test_flags_special_files(kind: EntryKind, word: str) -> None:
    view = ArtifactView()
    add_entry(view, "package/x", kind=kind)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.HIGH
    assert finding.message == f"package/x is {word}."


def test_clean_kinds() -> None:
    view = view_of({"a": b"", "d": None})
    add_entry(view, "l", kind=EntryKind.SYMLINK, link_target="a")
    add_entry(view, "h", kind=EntryKind.HARDLINK, link_target="a")
    assert not list(RULE.check(view))


def test_flags_image_layers_once_and_mildly() -> None:
    view = ArtifactView()
    add_entry(view, "oci-layout")
    layer = container_of(view, ["blobs/sha256/12ab"])
    add_entry(view, "dev/null", layer, kind=EntryKind.DEVICE)
    add_entry(view, "dev/log", layer, kind=EntryKind.SOCKET)
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.LOW
    assert finding.path == "blobs/sha256/12ab"
    assert finding.message == "2 special files: dev/null, dev/log."
