"""An index by runs of bytes that a format's own tables name; what lies between them belongs to no record."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.source import ByteSource, measured
from inspector.previews.structure.index import Mark, Piece
from inspector.previews.structure.layout import text
from inspector.previews.structure.record import RawField

LOOSE, ZEROS = "bytes of no record", "zeros"
MAX_RUNS = 1_000_000
_STEP = 500
_MAX_ZEROS_BYTES = 1 << 16
"""Longer gaps are not looked at: they are no padding."""


class Run(NamedTuple):
    """A run of bytes with a meaning."""

    kind: str
    start: int
    stop: int
    name: bytes = b""
    facts: object = None
    """What describing it needs besides its bytes."""


class RunIndex(ABC):
    """Pieces come once all runs are known: only then it is clear what lies between them."""

    def __init__(self, layer: str, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet. `layer` is the name of the format."""
        self.layer = layer
        self.bytes = source
        self.context = context
        self._runs: list[Run] = []

    @abstractmethod
    def runs(self) -> Iterator[Run]:
        """All runs in any order. Raises ContainerError at the place of damage."""

    @abstractmethod
    def describe(self, run: Run) -> list[RawField]:
        """All fields of a run. Raises ContainerError."""

    def steps(self) -> Iterator[list[Piece]]:
        """See StructureIndex."""
        failure: ContainerError | None = None
        try:
            for run in self.runs():
                self._runs.append(run)
                if len(self._runs) % _STEP == 0:
                    yield []
                if len(self._runs) > MAX_RUNS:
                    break
        except ContainerError as error:
            failure = error
        yield list(self._pieces(measured(self.bytes)))
        if failure is not None:
            raise failure

    def _pieces(self, end: int) -> Iterator[Piece]:
        """In order, with the gaps. Runs may overlap and reach beyond the end: both would be lies of the format."""
        at = 0
        for number in sorted(range(len(self._runs)), key=lambda number: self._runs[number][1:3]):
            run = self._runs[number]
            start, stop = min(run.start, end), min(run.stop, end)
            if at < start:
                yield self._gap(at, start)
            yield Piece(run.kind, start, stop, self.layer, number)
            at = max(at, stop)
        if at < end:
            yield self._gap(at, end)

    def _gap(self, start: int, stop: int) -> Piece:
        is_padding = stop - start <= _MAX_ZEROS_BYTES and not self.bytes.read_at(start, stop - start).strip(b"\0")
        return Piece(ZEROS if is_padding else LOOSE, start, stop, self.layer)

    def marks(self) -> list[Mark]:
        """See StructureIndex."""
        return [
            Mark(self.layer, -1 if oddity.offset is None else oddity.offset, oddity.message)
            for oddity in self.context.oddities
        ]

    def source(self, _layer: str) -> ByteSource:
        """See StructureIndex."""
        return self.bytes

    def kind(self, piece: Piece) -> str:
        """See StructureIndex."""
        return piece.kind

    def name(self, piece: Piece) -> str:
        """See StructureIndex."""
        return text(self._runs[piece.other].name) if piece.other >= 0 else ""

    def fields(self, piece: Piece) -> list[RawField]:
        """See StructureIndex."""
        if piece.other >= 0:
            return self.describe(self._runs[piece.other]._replace(start=piece.start, stop=piece.stop))
        return [bytes_field(piece.start, piece.stop)]


def bytes_field(start: int, stop: int) -> RawField:
    """For a run about whose bytes nothing more is known."""
    return RawField(start, stop - start, "bytes", f"{stop - start:,} bytes")


def content_field(start: int, stop: int, words: str = "as stored") -> RawField:
    """The content of a file, which other views show."""
    return RawField(start, stop - start, "content", f"{stop - start:,} bytes {words}")
