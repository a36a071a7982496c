import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.pyc import read_pyc
from inspector.containers.failures import DamagedError, NotThisFormatError
from inspector.containers.pyinstaller import FORMAT
from inspector.containers.recognise import open_container
from inspector.containers.source import Memory
from inspector.core.entry import EntryKind, Origin
from tests.containers.context_builder import body, new_context, opened, walk, what_comes
from tests.containers.program_builder import elf_program, pe_program
from tests.containers.pyinstaller_builder import COOKIE_MAGIC, Item, archive, code, program, pyz

PYZ = pyz([("pkg", 1, zlib.compress(code("in the package"))), ("pkg.mod", 0, zlib.compress(code("in the module")))])
CONTENT: list[Item] = [
    (b"m", b"struct", code("of the loader")),
    (b"s", b"app", code("planted in the script")),
    (b"b", b"lib/libz.so.1", b"\x7fELF library"),
    (b"o", b"pyi-contents-directory _internal", b""),
    (b"n", b"lib/libz.so", b"libz.so.1"),
    (b"x", b"data/../../settings.ini", b"[a]"),
    (b"z", b"PYZ.pyz", PYZ),
]


def nested(data: bytes) -> tuple[list[bytes], list[bytes | None]]:
    container = open_container(Memory(data), "app", new_context(), is_root=False)
    assert container is not None
    assert container.format == "pyinstaller"
    records, error = walk(container)
    assert error is None
    return [r.name_raw for r in records], [body(r) if r.content else None for r in records]


@pytest.mark.parametrize("after", [b"", b"signature" * 2000])
@pytest.mark.parametrize("has_library_name", [True, False])
def test_entries_of_both_kinds_of_cookie(after: bytes, has_library_name: bool) -> None:
    names, contents = nested(program(CONTENT, after, has_library_name=has_library_name))
    assert names == [
        b"struct.pyc", b"app.pyc", b"lib/libz.so.1", b"pyi-contents-directory _internal", b"lib/libz.so",
        b"data/../../settings.ini", b"PYZ.pyz",
    ]  # fmt: skip
    assert contents[2:] == [b"\x7fELF library", None, None, b"[a]", PYZ]
    facts = read_pyc(contents[1] or b"")
    assert (facts.python, facts.problem, facts.filename) == ("3.11", None, "/home/ann/app.py")
    assert "planted in the script" in [string.text for string in facts.strings]


def test_facts_of_records() -> None:
    container = open_container(Memory(program(CONTENT)), "app", new_context(), is_root=False)
    assert container is not None
    records, _ = walk(container)
    assert {r.origin for r in records} == {Origin.ARCHIVED}
    link = records[4]
    assert (link.kind, link.link_target) == (EntryKind.SYMLINK, b"libz.so.1")
    assert records[3].kind is EntryKind.OTHER
    assert (records[2].size_bytes, records[2].packed_bytes) == (12, len(zlib.compress(b"\x7fELF library")))


def test_a_program_is_a_file_that_holds_an_archive() -> None:
    """Its own bytes are scanned too."""
    assert opened(program(CONTENT), "app").format == "file"


def test_windows_programs() -> None:
    names, _ = nested(pe_program([]) + archive(CONTENT))
    assert names[1] == b"app.pyc"


def test_scripts_that_are_no_bare_code_stay_as_they_are() -> None:
    names, contents = nested(program([(b"s", b"old", b"print(1)\n"), (b"z", b"PYZ", PYZ)]))
    assert (names[0], contents[0]) == (b"old", b"print(1)\n")
    names, contents = nested(program([(b"s", b"app", code("x"))]))
    assert (names, contents) == ([b"app"], [code("x")])


def test_several_cookies_the_last_that_fits_counts() -> None:
    decoy = COOKIE_MAGIC + b"\xff" * 16
    names, _ = nested(elf_program() + decoy + archive(CONTENT[:1]) + archive(CONTENT[1:2]) + decoy)
    assert names == [b"app"]


@pytest.mark.parametrize(
    "data",
    [
        elf_program() + archive(CONTENT)[-88:],
        elf_program() + archive(CONTENT).replace(struct.pack(">2i", 32, 0), struct.pack(">2i", 3, 0)),
    ],
)
def test_unknown_variants_are_said(data: bytes) -> None:
    container = FORMAT.open(Memory(data), "app", new_context())
    records, error = walk(container)
    assert container.format == "pyinstaller"
    assert isinstance(error, DamagedError)
    assert "unknown variant" in str(error)
    assert len(records) < len(CONTENT)


def test_programs_without_an_archive() -> None:
    for data in (elf_program(), elf_program() + COOKIE_MAGIC + bytes(80), elf_program() + COOKIE_MAGIC):
        with pytest.raises(NotThisFormatError):
            FORMAT.open(Memory(data), "app", new_context())


def test_entries_beyond_the_end() -> None:
    data = bytearray(program(CONTENT))
    place = data.index(b"lib/libz.so.1\0") - 14
    data[place : place + 4] = b"\x7f\xff\xff\xff"
    records, error = walk(FORMAT.open(Memory(bytes(data)), "app", new_context()))
    assert error is None
    assert "beyond the end" in (records[2].failure or "")
    assert records[2].content is not None
    assert isinstance(what_comes(records[2].content)[1], DamagedError)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1200), st.binary(min_size=1, max_size=30))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(program(CONTENT))
    place = min(place, len(data) - 1)
    data[-place : len(noise) - place] = noise
    try:
        container = FORMAT.open(Memory(bytes(data)), "app", new_context())
    except NotThisFormatError:
        return
    for record in walk(container)[0]:
        if record.content is not None:
            what_comes(record.content)
