"""Pages in the reader: the files beside the one on display, and which of them are known."""

import threading

import pytest

from inspector.containers.failures import ContainerError
from inspector.containers.record import Record
from inspector.containers.source import Memory
from inspector.core.entry import EntryKind
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.pages import EntryNeighbours, Pages
from inspector.engine.worker.turns import Turns
from inspector.previews.covering import SecretCover
from tests.packages.wheel_builder import wheel_of

OPEN = SecretCover()


def listed(files: dict[str, bytes]) -> Catalogue:
    catalogue = Catalogue()
    for name, body in files.items():
        content = Memory(body)
        catalogue.add(Record(name.encode(), EntryKind.FILE, content=content, size_bytes=len(body)), None)
    return catalogue


def pages_of(catalogue: Catalogue, reads: list[int]) -> Pages:
    def whole(entry: int, max_bytes: int) -> bytes:
        reads.append(entry)
        return catalogue.whole(entry, max_bytes)

    return Pages(catalogue, Turns(), whole, lambda: "artifact")


def test_a_record_waits_until_its_container_is_listed() -> None:
    catalogue = listed({name: body or b"" for name, body in wheel_of({"demo/a.py": b"a"}).items()})
    record = catalogue.index.number("demo-1.0.dist-info/RECORD") or 0
    pages = pages_of(catalogue, [])
    assert not pages.window(record, 0, 50, OPEN).is_complete
    catalogue.close_container(None)
    window = pages.window(record, 0, 50, OPEN)
    assert window.is_complete
    assert window.rows[1].cells[1] == "matches: 3  ·  not compared: 1"
    assert window.note == ""


def test_what_was_cut_is_said_and_nobody_waits_for_it() -> None:
    catalogue = listed({"a.dist-info/RECORD": b"a.py,,\n"})
    catalogue.finish()
    window = pages_of(catalogue, []).window(1, 0, 50, OPEN)
    assert window.is_complete
    assert "could not be listed to its end" in window.note


def test_files_without_a_page_are_not_read_to_their_end() -> None:
    reads: list[int] = []
    pages = pages_of(listed({"a.js": b"let a = 1", "package.json": b'{"name":"x"}'}), reads)
    with pytest.raises(ContainerError):
        pages.window(1, 0, 50, OPEN)
    assert reads == []
    assert pages.window(2, 0, 50, OPEN).title == "npm package: package.json"
    pages.window(2, 0, 50, OPEN)
    assert reads == [2]
    with pytest.raises(ContainerError):
        pages.window(7, 0, 50, OPEN)


def test_neighbours_have_plain_names() -> None:
    catalogue = listed({"./a%b/x": b"1", "c": b"22"})
    beside = EntryNeighbours(catalogue, Turns(), 2)
    assert set(beside.numbers()) == {"a%b/x", "c"}
    assert beside.body("c", 2) == b"22"
    assert beside.body("c", 1) is None
    assert beside.body("none", 9) is None
    assert beside.step(2, 1) == b"2"


def test_secrets_are_added_while_pages_are_made() -> None:
    cover = SecretCover()
    words = [f"not-a-secret-{number}" for number in range(200)]

    def add() -> None:
        for word in words:
            cover.add([word])

    adder = threading.Thread(target=add)
    adder.start()
    while adder.is_alive():
        cover.stretches("x not-a-secret-7 y")
    assert cover.stretches("not-a-secret-199")
