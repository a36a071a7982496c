"""The records of a tar: headers, extended headers, gaps, the end marker and what follows it."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.oddities import Oddity
from inspector.containers.source import ByteSource
from inspector.containers.tar_header import BLOCK_BYTES
from inspector.containers.tar_pieces import TarPart, TarPieces
from inspector.previews.structure.index import Mark, Piece
from inspector.previews.structure.layout import text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.tar_fields import body_fields, header_fields, kind_of_header, name_in_header

LAYER = "tar"
_STEP = 200


class TarIndex:
    """Pieces come as the walk goes."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        self._source = source
        self._context = context
        self._oddities: list[Oddity] = []

    def source(self, _layer: str) -> ByteSource:
        """See StructureIndex."""
        return self._source

    def steps(self) -> Iterator[list[Piece]]:
        """See StructureIndex."""
        step: list[Piece] = []
        try:
            for part, start, stop, oddities in TarPieces(self._source, LAYER, self._context).pieces():
                self._oddities += oddities
                step.append(Piece(part.value, start, stop, LAYER))
                if len(step) == _STEP:
                    yield step
                    step = []
        except ContainerError:
            yield step
            raise
        yield step

    def marks(self) -> list[Mark]:
        """See StructureIndex."""
        return [
            Mark(LAYER, -1 if oddity.offset is None else oddity.offset, oddity.message)
            for oddity in (*self._oddities, *self._context.oddities)
        ]

    def kind(self, piece: Piece) -> str:
        """The kind by the type flag, where the piece has a header."""
        return kind_of_header(self._header(piece)) if _has_header(piece) else piece.kind

    def name(self, piece: Piece) -> str:
        """See StructureIndex."""
        return text(name_in_header(self._header(piece))) if _has_header(piece) else ""

    def fields(self, piece: Piece) -> list[RawField]:
        """See StructureIndex."""
        if _has_header(piece):
            header = self._header(piece)
            return [
                *header_fields(header, piece.start),
                *body_fields(self._source, header, piece.start, piece.stop),
            ]
        size_bytes = piece.stop - piece.start
        if piece.kind == TarPart.ZEROS:
            return [RawField(piece.start, size_bytes, "zeros", f"{size_bytes // BLOCK_BYTES:,} blocks")]
        return [RawField(piece.start, size_bytes, "bytes", f"{size_bytes:,} bytes")]

    def _header(self, piece: Piece) -> bytes:
        return self._source.read_at(piece.start, BLOCK_BYTES)


def _has_header(piece: Piece) -> bool:
    return piece.kind in (TarPart.RECORD, TarPart.EXTENSION)
