import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.bun import FORMAT, UNKNOWN_LAYOUT
from inspector.containers.container import OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.source import Memory
from inspector.core.entry import Origin
from tests.containers.bun_builder import Module, bun_graph, bun_map, in_section
from tests.containers.context_builder import body, new_context, walk, what_comes
from tests.containers.program_builder import elf_program, macho_program, pe_program

SOURCES = [(b"src/util.ts", b"// helper\n"), (b"src/app.ts", b"import './util'\n")]
MAP = bun_map(SOURCES)
MODULES = [
    Module(b"/$bunfs/root/app", b"// @bun\nrun()", MAP, b"CODE"),
    Module(b"/$bunfs/root/logo-1a2b.png", b"\x89PNG"),
]
GRAPH = bun_graph(MODULES)
PROGRAMS = {
    "elf": elf_program([(b".bun", in_section(GRAPH)), (b".data", b"x" * 50_000)]),
    "pe": pe_program([(b".text", b"x"), (b".bun", in_section(GRAPH))]) + b"signature" * 500,
    "macho": macho_program(b"__BUN", b"__bun", in_section(GRAPH)) + b"signature" * 500,
    "appended": elf_program() + GRAPH + (100_000).to_bytes(8, "little"),
    "older records": elf_program() + bun_graph(MODULES, pointers=4),
    "older offsets": elf_program() + bun_graph(MODULES, pointers=4, offsets_bytes=24),
}


def entries(data: bytes, context: OpenContext | None = None) -> list[Record]:
    container = open_container(Memory(data), "app", context or new_context(), is_root=False)
    assert container is not None
    assert container.format == "bun"
    records, error = walk(container)
    assert error is None
    return records


@pytest.mark.parametrize("where", sorted(PROGRAMS))
def test_modules_of_all_systems_and_versions(where: str) -> None:
    data = PROGRAMS[where]
    context = new_context()
    records = entries(data, context)
    assert [(r.name_raw, body(r)) for r in records] == [
        (b"app.js", b"// @bun\nrun()"),
        (b"app.js.bun-map", MAP),
        (b"app.js.bytecode", b"CODE"),
        (b"logo-1a2b.png", b"\x89PNG"),
    ]
    assert [r.origin for r in records] == [Origin.ARCHIVED, Origin.EMBEDDED, Origin.ARCHIVED, Origin.ARCHIVED]
    assert records[0].offset == data.index(b"// @bun\nrun()")
    assert context.notes == []


def test_windows_names() -> None:
    graph = bun_graph([Module(b"B:/~BUN/root/deep/a.txt", b"text"), Module(b"B:\\~BUN\\root\\b", b"// @bun")])
    assert [r.name_raw for r in entries(elf_program() + graph)] == [b"deep/a.txt", b"b.js"]


def test_unknown_records_are_carved() -> None:
    context = new_context()
    graph = bun_graph([Module(b"/elsewhere/app", b'{"version":3,"sources":[]}', MAP)])
    whole, *carved = entries(elf_program() + graph, context)
    assert context.notes == [UNKNOWN_LAYOUT]
    assert whole.name_raw == b"modules"
    assert carved[0].name_raw == b"carved-1.js.map"
    assert body(carved[0]).startswith(b'{"version":3,')
    assert [what_comes(r.content)[0] for r in carved[1:] if r.content] == [b"// helper\n", b"import './util'\n"]


@pytest.mark.parametrize("data", [elf_program(), elf_program() + b"\n---- Bun! ----\n", elf_program() + GRAPH[-48:]])
def test_programs_without_modules(data: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), "app", new_context())


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 700), st.binary(min_size=1, max_size=20))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(PROGRAMS["appended"])
    place = len(data) - 1 - min(place, len(data) - 1)
    data[place : place + len(noise)] = noise
    try:
        container = FORMAT.open(Memory(bytes(data)), "app", new_context())
    except NotThisFormatError:
        return
    for record in walk(container)[0]:
        if record.content is not None:
            what_comes(record.content)
