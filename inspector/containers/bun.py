"""Programs that `bun build --compile` made: every module, its source map and its bytecode are records."""

from collections.abc import Iterator

from inspector.containers.bun_graph import BunGraph, BunPart, find_graph
from inspector.containers.carved import carved_records
from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.program import FIRST_BYTES, is_program
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.core.entry import EntryKind, Origin

NAME = "bun"
MAP_SUFFIX = b".bun-map"
_MARK = b"// @bun"
_SUFFIXES = (b"", MAP_SUFFIX, b".bytecode")

UNKNOWN_LAYOUT = (
    "The modules in this program have a layout that is not known: another version of Bun made it.",
    "Its bytes are one entry, and what looks like original sources in them was taken out.",
)


class BunProgram:
    """One program with its modules."""

    def __init__(self, graph: BunGraph, context: OpenContext) -> None:
        """Takes a graph that was found."""
        self.graph = graph
        self._context = context

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """Module by module. See Container."""
        if not self.graph.modules:
            self._context.note(*UNKNOWN_LAYOUT)
            yield self._record(b"modules", BunPart(0, self.graph.data.size_bytes))
            yield from carved_records(self.graph.data, self.graph.offset, self._context)
        for module in self.graph.modules:
            self._context.budget.check_time()
            name = self._file_name(module.name, module.parts[0])
            for index, part in enumerate(module.parts):
                if part.size_bytes or not index:
                    yield self._record(part_name(name, index), part)

    def _record(self, name: bytes, part: BunPart) -> Record:
        return Record(
            name,
            EntryKind.FILE,
            Window(self.graph.data, part.offset, part.size_bytes),
            origin=Origin.EMBEDDED if name.endswith(MAP_SUFFIX) else Origin.ARCHIVED,
            size_bytes=part.size_bytes,
            offset=self.graph.offset + part.offset,
        )

    def _file_name(self, name: bytes, content: BunPart) -> bytes:
        """The main module is named after the program: its bytes say what it is."""
        has_suffix = b"." in name.replace(b"\\", b"/").rpartition(b"/")[2]
        is_script = self.graph.data.read_at(content.offset, min(len(_MARK), content.size_bytes)) == _MARK
        return name + b".js" if is_script and not has_suffix else name


def part_name(name: bytes, index: int) -> bytes:
    """The name under which a part of a module is listed."""
    return name + (_SUFFIXES[index] if index < len(_SUFFIXES) else b".part-%d" % (index + 1))


def _open(content: ByteSource, _name: str, context: OpenContext) -> BunProgram:
    graph = find_graph(content)
    if graph is None:
        raise NotThisFormatError("The program carries no modules of Bun.")
    return BunProgram(graph, context)


FORMAT = Format(
    name=NAME, recognises=lambda head, _name: is_program(head), open=_open, first_bytes=FIRST_BYTES, nested_only=True
)
