r"""The module graph that `bun build --compile` appends to its own program.

`src/StandaloneModuleGraph.zig` of Bun, read off builds of several versions: the texts, one record per module, then
where the records are, then `\n---- Bun! ----\n`. The graph is a section of the program (`.bun`, `__BUN,__bun`) or
stands behind it. Records grew from version to version; the size whose every record makes sense is the right one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.program import find_last
from inspector.containers.program_sections import sections
from inspector.containers.source import ByteSource, Window, measured

TRAILER = b"\n---- Bun! ----\n"
MAX_MODULES = 100_000
_SECTIONS = (".bun", "__BUN,__bun")
_SEARCH_BYTES = 8 << 20
_OFFSETS_BYTES = (32, 24)
"""Size of what stands before the trailer, newest first."""
_POINTER_BYTES = 8
RECORD_TAIL_BYTES = 4
"""Of a record, behind its pointers: kinds in one byte each."""
_MOST_POINTERS, _FEWEST_POINTERS = 8, 2
_VIRTUAL_ROOTS = (b"/$bunfs/root/", b"B:\\~BUN\\root\\", b"B:/~BUN/root/", b"/$bunfs/", b"B:\\~BUN\\", b"B:/~BUN/")
_MAX_NAME_BYTES = 32_768


@dataclass(frozen=True, slots=True)
class BunPart:
    """One text of a module."""

    offset: int
    """In the graph."""
    size_bytes: int

    @property
    def stop(self) -> int:
        """Where it ends in the graph."""
        return self.offset + self.size_bytes


@dataclass(frozen=True, slots=True)
class BunModule:
    """One record."""

    name: bytes
    """Without the virtual folder that Bun mounts all modules in."""
    parts: tuple[BunPart, ...]
    """Content, source map, bytecode, and what newer versions add; empty ones are there too."""
    stored_name: BunPart


@dataclass(frozen=True, slots=True)
class BunGraph:
    """The texts, and how they make modules."""

    data: Window
    offset: int
    """Of the data in the program."""
    modules: tuple[BunModule, ...]
    """Empty where no known record size fits."""
    table: int
    """Place of the records of modules in the graph."""
    record_bytes: int
    """Of one of them; 0 where no known size fits."""
    offsets_bytes: int
    """Of what stands between the graph and its trailer."""


def find_graph(program: ByteSource) -> BunGraph | None:
    """The graph of a program; None where it has none. Raises what `read_at` raises."""
    for start, stop in _places(program):
        place = find_last(Window(program, start, stop - start), TRAILER, _SEARCH_BYTES)
        if place is not None and place:
            graph = _read(program, start, start + place)
            if graph is not None:
                return graph
    return None


def _places(program: ByteSource) -> Iterator[tuple[int, int]]:
    end = measured(program)
    for part in sections(program):
        if part.name in _SECTIONS and part.offset < end:
            yield part.offset, min(part.offset + part.size_bytes, end)
    yield 0, end


def _read(program: ByteSource, lowest: int, trailer: int) -> BunGraph | None:
    """The graph that ends at `trailer`; without modules where only its extent is known."""
    reader = FieldReader(program)
    unknown: BunGraph | None = None
    for offsets_bytes in _OFFSETS_BYTES:
        try:
            size_bytes, table, table_bytes = reader.unpack("<Q2I", trailer - offsets_bytes)
        except DamagedError:
            continue
        start = trailer - offsets_bytes - size_bytes
        if start < lowest or not table_bytes or table + table_bytes > size_bytes:
            continue
        extent = Window(program, start, size_bytes)
        modules, record_bytes = _modules(FieldReader(extent), size_bytes, table, table_bytes)
        if modules:
            return BunGraph(extent, start, modules, table, record_bytes, offsets_bytes)
        unknown = BunGraph(extent, start, (), table, 0, offsets_bytes)
    return unknown


def _modules(reader: FieldReader, data_bytes: int, table: int, table_bytes: int) -> tuple[tuple[BunModule, ...], int]:
    """With the size of the records that fits; nothing and 0 where none does."""
    for pointers in range(_MOST_POINTERS, _FEWEST_POINTERS - 1, -1):
        record_bytes = pointers * _POINTER_BYTES + RECORD_TAIL_BYTES
        count, rest = divmod(table_bytes, record_bytes)
        if rest or not 0 < count <= MAX_MODULES:
            continue
        try:
            starts = range(table, table + table_bytes, record_bytes)
            return tuple(_module(reader, data_bytes, at, pointers) for at in starts), record_bytes
        except DamagedError:
            continue
    return (), 0


def _module(reader: FieldReader, data_bytes: int, at: int, pointers: int) -> BunModule:
    numbers = reader.unpack(f"<{2 * pointers}I", at)
    parts = tuple(BunPart(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True))
    if any(part.offset + part.size_bytes > data_bytes for part in parts) or parts[0].size_bytes > _MAX_NAME_BYTES:
        raise DamagedError("A module reaches beyond the end of the graph.")
    name = reader.run(parts[0].offset, parts[0].size_bytes)
    for root in _VIRTUAL_ROOTS:
        if name.startswith(root):
            return BunModule(name[len(root) :], parts[1:], parts[0])
    raise DamagedError("A module lies outside of Bun's virtual folder.")
