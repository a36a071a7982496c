"""The records of a program of Node.js with its application: the program, and the blob text by text."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.node_sea import UNKNOWN_LAYOUT, NodeSeaProgram
from inspector.containers.node_sea_blob import FLAGS, LENGTH_BYTES, UnknownLayoutError, read_blob
from inspector.containers.source import ByteSource, measured
from inspector.previews.structure.layout import Layout, bits, count, flags, hexadecimal, laid_out, little, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

PROGRAM, HEADER, REST = "program", "header of the blob", "rest of the program"
_HEADER_BYTES = 8


def _flags(data: bytes) -> str:
    words = flags(little(data), FLAGS)
    return f"{bits(data)} ({words})" if words else bits(data)


_HEADER: Layout = (("magic", 4, hexadecimal), ("flags", 4, _flags))


class NodeSeaIndex(RunIndex):
    """Texts lie one behind the other, each after its length; names of assets stand before them."""

    def __init__(self, program: NodeSeaProgram, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("node-sea", source, context)
        self._program = program

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        blob, offset = self._program.blob, self._program.offset
        yield Run(PROGRAM, 0, offset)
        yield Run(HEADER, offset, offset + _HEADER_BYTES)
        end = measured(self.bytes)
        if offset + blob.size_bytes < end:
            yield Run(REST, offset + blob.size_bytes, end)
        try:
            parts = read_blob(blob)
        except UnknownLayoutError as error:
            raise DamagedError(" ".join(UNKNOWN_LAYOUT)) from error
        at = _HEADER_BYTES
        for part in parts:
            # What stands before the text: bytes of newer versions, the path of the script, names, lengths.
            yield Run(part.kind, offset + at, offset + part.offset + part.size_bytes, part.name, offset + part.offset)
            at = part.offset + part.size_bytes

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        if run.kind == HEADER:
            return laid_out(_HEADER, self.bytes.read_at(run.start, _HEADER_BYTES), run.start)
        if not isinstance(run.facts, int):
            return [bytes_field(run.start, run.stop)]
        length_at = run.facts - LENGTH_BYTES
        rows = (
            [_before(self.bytes.read_at(run.start, length_at - run.start), run.start)] if run.start < length_at else []
        )
        length = self.bytes.read_at(length_at, LENGTH_BYTES)
        return [*rows, RawField(length_at, LENGTH_BYTES, "length", count(length)), content_field(run.facts, run.stop)]


def _before(data: bytes, at: int) -> RawField:
    return RawField(at, len(data), "before it", text(data))
