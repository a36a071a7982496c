"""What of a container goes to the scanner: its first bytes where its records are all that there is, else all of it."""

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.entry import EntryKind, Origin
from inspector.core.view import ArtifactView
from inspector.engine.worker.feed_messages import Body, Feed, Head
from inspector.engine.worker.messages import EntryBatch
from inspector.engine.worker.observe import observe_container
from inspector.engine.worker.wire import Receiver
from tests.containers.asar_builder import asar_of
from tests.containers.context_builder import tar_of
from tests.containers.test_ar_archive import member
from tests.engine.worker.test_own_faults import walked
from tests.gui.sample import entry

FILES = [("a.txt", b"alpha\n"), ("b.txt", b"beta\n")]
TAR = tar_of(FILES)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def zip_of(prefix: bytes = b"") -> bytes:
    stream = io.BytesIO()
    stream.write(prefix)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, data in FILES:
            archive.writestr(name, data)
    return stream.getvalue()


def fed(path: Path, inner: dict[str, bytes]) -> dict[str, Body | Head]:
    """What the scanner gets of each entry of a tar that holds `inner`."""
    path.write_bytes(tar_of(list(inner.items()), tarfile.PAX_FORMAT))
    read_end, write_end = os.pipe()
    _said, state = walked(path, write_end)
    assert state is EndState.COMPLETE
    receiver: Receiver[Feed] = Receiver(read_end, Feed)
    paths: dict[int, str] = {}
    bodies: dict[str, Body | Head] = {}
    while (message := receiver.receive()) is not None:
        if isinstance(message, EntryBatch):
            paths.update((each.number, each.path) for each in message.entries)
        elif isinstance(message, Body | Head):
            bodies[paths[message.entry]] = message
    os.close(read_end)
    return bodies


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("layer.tar", TAR), ("x.tgz", gzip.compress(TAR)), ("x.zip", zip_of()), ("x.txt.gz", gzip.compress(b"text")),
        ("x.a", b"!<arch>\n" + member(b"a.txt", b"alpha\n")),
    ],
)  # fmt: skip
def test_containers_without_loose_bytes_are_scanned_by_their_records(tmp_path: Path, name: str, data: bytes) -> None:
    bodies = fed(tmp_path / "outer.tar", {name: data})
    head = bodies.pop(name)
    assert isinstance(head, Head)
    assert (head.data, head.size_bytes) == (data[:512], len(data))
    assert bodies
    assert all(isinstance(body, Body) for body in bodies.values())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.tar", TAR[:700]), ("loose.asar", asar_of([("a.txt", b"alpha")])), ("picture.whl", zip_of(PNG)),
        ("map.js.map", b'{"version":3,"sources":["a"],"sourcesContent":["x"],"mappings":""}'),
    ],
)  # fmt: skip
def test_other_containers_are_scanned_themselves_too(tmp_path: Path, name: str, data: bytes) -> None:
    bodies = fed(tmp_path / "outer.tar", {name: data})
    body = bodies.pop(name)
    assert isinstance(body, Body)
    assert body.data == data
    assert bodies


def test_a_container_that_its_name_promises_not_is_noticed() -> None:
    view = ArtifactView()
    for number, name in ((1, "x.zip"), (2, "x.tgz"), (3, "x.css")):
        observe_container(view, entry(number, name), gzip.compress(b"x"))
    observe_container(view, entry(4, "x.zip", EntryKind.FILE, origin=Origin.EMBEDDED), b"\x1f\x8b")
    assert view.mistyped == {1: "gzip", 3: "gzip"}
