import pytest

from inspector.containers.container import OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.node_sea import FORMAT, UNKNOWN_LAYOUT, UNSET_FUSE
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.source import Memory
from tests.containers.context_builder import body, new_context, walk
from tests.containers.program_builder import elf_note, elf_program, macho_program, pe_program, resource_section
from tests.containers.sea_builder import sea_blob

BLOB = sea_blob(
    b"script()", [(b"data/a.json", b"{}")], path=b"C:\\Users\\ann\\main.js", cache=b"CODE", arguments=[b"--x"]
)
FUSE = b"NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:"

PROGRAMS = {
    "note": elf_program([(b".rodata", FUSE + b"1")], notes=elf_note(b"GNU", b"abc") + elf_note(b"NODE_SEA_BLOB", BLOB)),
    "resource": pe_program([(b".rsrc", resource_section("NODE_SEA_BLOB", BLOB, 0x1000))], resources=0) + FUSE + b"1",
    "section": macho_program(b"NODE_SEA", b"__NODE_SEA_BLOB", BLOB) + FUSE + b"1",
}


def entries(data: bytes, context: OpenContext | None = None) -> list[Record]:
    container = open_container(Memory(data), "app", context or new_context(), is_root=False)
    assert container is not None
    assert container.format == "node-sea"
    records, error = walk(container)
    assert error is None
    return records


@pytest.mark.parametrize("where", sorted(PROGRAMS))
def test_the_script_and_its_assets_on_three_systems(where: str) -> None:
    context = new_context()
    data = PROGRAMS[where]
    records = entries(data, context)
    assert [(r.name_raw, body(r)) for r in records] == [
        (b"main.js", b"script()"),
        (b"main.js.cache", b"CODE"),
        (b"assets/data/a.json", b"{}"),
        (b"arguments", b"--x"),
    ]
    assert context.notes == []
    assert records[0].offset == data.index(b"script()")


def test_a_fuse_that_is_not_set() -> None:
    context = new_context()
    assert len(entries(PROGRAMS["note"].replace(FUSE + b"1", FUSE + b"0"), context)) == 4
    assert context.notes == [UNSET_FUSE]


def test_an_unknown_layout_is_one_entry() -> None:
    context = new_context()
    blob = sea_blob(b"script()", extra=bytes(6))
    (record,) = entries(elf_program(notes=elf_note(b"NODE_SEA_BLOB", blob)), context)
    assert (record.name_raw, body(record)) == (b"NODE_SEA_BLOB", blob)
    assert context.notes == [UNKNOWN_LAYOUT]


@pytest.mark.parametrize(
    "data", [elf_program(), pe_program([]), elf_program(notes=elf_note(b"NODE_SEA_BLOB", b"no blob"))]
)
def test_programs_without_a_blob(data: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), "app", new_context())
