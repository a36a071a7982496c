"""Facts of contents that tree rules need later."""

import importlib.util

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.view import ArtifactView
from inspector.documents.decode import document_for
from inspector.engine.worker.assembly import Piece
from inspector.engine.worker.observe import observe
from tests.binaries.binary_builder import elf_of
from tests.binaries.test_media_end import PNG
from tests.binaries.test_zip_end import behind


def seen(name: str, data: bytes, *, origin: Origin = Origin.ARCHIVED, offset: int = 0) -> ArtifactView:
    entry = Entry(1, None, name, name, EntryKind.FILE, origin)
    view = ArtifactView()
    piece = Piece(entry, data, offset, 1, is_partial=bool(offset), skip=())
    observe(view, piece, document_for(entry, data))
    return view


def test_programs_are_known_by_their_first_bytes() -> None:
    assert seen("data.bin", elf_of({})).programs == {1: "elf"}
    assert seen("data.bin", elf_of({}), offset=9).programs == {}


def test_what_follows_a_picture_is_counted() -> None:
    assert seen("logo.png", PNG + bytes(70)).tails == {1: 70}
    assert seen("logo.png", PNG).tails == {}


def test_the_size_of_the_source_of_a_module() -> None:
    header = importlib.util.MAGIC_NUMBER + bytes(8) + (1204).to_bytes(4, "little")
    assert seen("a.pyc", header + b"\xe3\0").compiled_from == {1: 1204}
    by_hash = importlib.util.MAGIC_NUMBER + b"\1\0\0\0" + bytes(8)
    assert seen("a.pyc", by_hash + b"\xe3\0").compiled_from == {}


def test_imports_of_the_packages_own_scripts() -> None:
    assert seen("package/a.js", b"require('left-pad')").imported == {"left-pad"}
    assert seen("package/bin/tool", b"#!/usr/bin/env node\nrequire('left-pad')").imported == {"left-pad"}
    assert seen("package/notes", b"require('left-pad')").imported == set()
    assert seen("package/node_modules/b/a.js", b"require('left-pad')").imported == set()
    assert seen("src/a.ts", b"require('left-pad')", origin=Origin.REBUILT).imported == set()


def test_names_that_bytes_contradict() -> None:
    assert seen("logo.png", elf_of({})).mistyped == {1: "elf"}
    assert seen("logo.png", b"just a text\n").mistyped == {1: "text"}
    assert seen("a.js", b"let a = 1\n").mistyped == {}
    assert seen("logo.png", PNG).mistyped == {}
    assert seen("logo.png", elf_of({}), offset=9).mistyped == {}


def test_a_picture_that_is_a_zip_file_besides() -> None:
    assert seen("logo.png", behind(PNG)).mistyped == {1: "zip"}
