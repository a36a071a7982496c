"""The records of a program that `bun build --compile` made: texts, records of modules, where they are, the trailer."""

from collections.abc import Iterator

from inspector.containers.bun import BunProgram, part_name
from inspector.containers.bun_graph import RECORD_TAIL_BYTES, TRAILER
from inspector.containers.container import OpenContext
from inspector.containers.source import ByteSource, measured
from inspector.previews.structure.layout import Layout, count, hexadecimal, laid_out, little, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

PROGRAM, NAME, TEXT, RECORD = "program", "name of a module", "text of a module", "record of a module"
OFFSETS, TRAILER_RECORD, REST, UNKNOWN = "where the records are", "trailer", "rest of the program", "modules"
_POINTERS = ("name", "content", "source map", "bytecode")
_OFFSETS: Layout = (("length of the graph", 8, count), ("place of the records", 4, count), ("length of them", 4, count))


class BunIndex(RunIndex):
    """Pointers count from the start of the graph."""

    def __init__(self, program: BunProgram, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("bun", source, context)
        self._program = program

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        graph = self._program.graph
        start, data_stop = graph.offset, graph.offset + graph.data.size_bytes
        trailer_at = data_stop + graph.offsets_bytes
        yield Run(PROGRAM, 0, start)
        yield Run(OFFSETS, data_stop, trailer_at)
        yield Run(TRAILER_RECORD, trailer_at, trailer_at + len(TRAILER))
        end = measured(self.bytes)
        if trailer_at + len(TRAILER) < end:
            yield Run(REST, trailer_at + len(TRAILER), end)
        if not graph.modules:
            yield Run(UNKNOWN, start, data_stop)
        record_at = start + graph.table
        for module in graph.modules:
            yield Run(RECORD, record_at, record_at + graph.record_bytes, module.name)
            record_at += graph.record_bytes
            yield Run(NAME, start + module.stored_name.offset, start + module.stored_name.stop, module.name)
            for index, part in enumerate(module.parts):
                if part.size_bytes:
                    yield Run(TEXT, start + part.offset, start + part.stop, part_name(module.name, index))

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        data_at, size_bytes = run.start, run.stop - run.start
        match run.kind:
            case "record of a module":
                return list(_pointers(self.bytes.read_at(data_at, size_bytes), data_at))
            case "where the records are":
                rows = laid_out(_OFFSETS, self.bytes.read_at(data_at, 16), data_at)
                return [*rows, bytes_field(data_at + 16, run.stop)]
            case "text of a module":
                return [content_field(run.start, run.stop)]
            case "name of a module" | "trailer":
                return [RawField(data_at, size_bytes, "text", text(self.bytes.read_at(data_at, size_bytes)))]
            case _:
                return [bytes_field(run.start, run.stop)]


def _pointers(record: bytes, at: int) -> Iterator[RawField]:
    for number, start in enumerate(range(0, len(record) - RECORD_TAIL_BYTES, 8)):
        name = _POINTERS[number] if number < len(_POINTERS) else f"text {number + 1}"
        place, length = little(record[start : start + 4]), little(record[start + 4 : start + 8])
        yield RawField(at + start, 8, name, f"{length:,} bytes at {place:,} of the graph" if length else "none")
    tail = record[-RECORD_TAIL_BYTES:]
    yield RawField(at + len(record) - len(tail), len(tail), "kinds", hexadecimal(tail))
