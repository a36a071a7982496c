from inspector.containers.bun_graph import find_graph
from inspector.containers.source import Memory
from tests.containers.bun_builder import Module, bun_graph
from tests.containers.program_builder import elf_program


def test_extent_and_parts() -> None:
    program = elf_program()
    graph = find_graph(Memory(program + bun_graph([Module(b"/$bunfs/root/a.js", b"content")])))
    assert graph is not None
    assert graph.offset == len(program)
    (module,) = graph.modules
    assert module.name == b"a.js"
    assert [part.size_bytes for part in module.parts] == [7, 0, 0, 0, 0]


def test_the_program_of_bun_itself_has_none() -> None:
    assert find_graph(Memory(elf_program([(b".rodata", b"\n---- Bun! ----\n")]))) is None


def test_records_that_reach_beyond_the_end_make_no_modules() -> None:
    data = bytearray(elf_program() + bun_graph([Module(b"/$bunfs/root/a.js", b"content")]))
    row = len(data) - 48 - 52
    data[row + 12 : row + 16] = b"\xff\xff\xff\x7f"
    graph = find_graph(Memory(bytes(data)))
    assert graph is not None
    assert graph.modules == ()
