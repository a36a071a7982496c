"""The records of a zip file by their place: entries, directory, end records, and what lies between."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.zip_archive import ZipArchive
from inspector.containers.zip_directory import DirectoryWalk
from inspector.containers.zip_end import LOCATOR as LOCATOR_STRUCT
from inspector.containers.zip_end import WIDE_END as WIDE_END_STRUCT
from inspector.containers.zip_end import Directory, find_directory
from inspector.core.entry import Origin
from inspector.previews.structure.index import Mark, Piece
from inspector.previews.structure.layout import hexadecimal, laid_out, little, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.zip_fields import (
    CENTRAL_BYTES,
    END,
    LOCAL_BYTES,
    LOCATOR,
    WIDE_END,
    compared,
    descriptor_fields,
    header_fields,
)

LAYER = "zip"
ENTRY, UNLISTED, LISTING, LOOSE = "entry", "entry (not listed)", "directory entry", "bytes of no record"
WIDE_END_RECORD, END_LOCATOR, END_RECORD = "64-bit end record", "locator of it", "end record"
_STEP = 500


class ZipIndex:
    """Pieces come at the end: only then it is known what lies between them."""

    def __init__(self, source: ByteSource, file_bytes: int, context: OpenContext) -> None:
        """Reads nothing yet."""
        self._source = source
        self._file_bytes = file_bytes
        self._context = context
        self._oddities: list[Oddity] = []

    def source(self, _layer: str) -> ByteSource:
        """See StructureIndex."""
        return self._source

    def steps(self) -> Iterator[list[Piece]]:
        """See StructureIndex."""
        directory = find_directory(self._source, self._file_bytes)
        if directory is None:
            records = ZipArchive(self._source, None, self._file_bytes, self._context).records()
            yield [self._loose_piece(record) for record in records]
            return
        walk = DirectoryWalk(self._source, directory, self._file_bytes, self._context)
        pieces, listings = list(_end_pieces(directory)), dict[int, int]()
        at = directory.start
        for number, record in enumerate(walk.records(), start=1):
            self._oddities += record.oddities
            offset = record.offset or 0
            pieces.append(Piece(LISTING, at, walk.at, LAYER, offset))
            listings.setdefault(offset, at)
            at = walk.at
            if number % _STEP == 0:
                yield []
        pieces += [Piece(ENTRY, start, stop, LAYER, listings[start]) for start, stop in walk.spans.pairs()]
        yield []
        pieces += [self._loose_piece(record) for record in walk.outside() if record.offset is not None]
        pieces.sort(key=lambda piece: piece.start)
        yield pieces

    def _loose_piece(self, record: Record) -> Piece:
        self._oddities += record.oddities
        start = record.offset or 0
        if record.origin is Origin.EMBEDDED:
            size_bytes = record.size_bytes if record.size_bytes is not None else self._file_bytes - start
            return Piece(LOOSE, start, start + size_bytes, LAYER)
        head = self._source.read_at(start, LOCAL_BYTES)
        stop = start + LOCAL_BYTES + little(head[26:28]) + little(head[28:30]) + (record.packed_bytes or 0)
        return Piece(UNLISTED, start, min(stop, self._file_bytes), LAYER)

    def marks(self) -> list[Mark]:
        """See StructureIndex."""
        return [
            Mark(LAYER, -1 if oddity.offset is None else oddity.offset, oddity.message)
            for oddity in (*self._oddities, *self._context.oddities)
        ]

    def kind(self, piece: Piece) -> str:
        """See StructureIndex."""
        return piece.kind

    def name(self, piece: Piece) -> str:
        """See StructureIndex."""
        if piece.kind not in (ENTRY, UNLISTED, LISTING):
            return ""
        fixed_bytes = CENTRAL_BYTES if piece.kind == LISTING else LOCAL_BYTES
        head = self._source.read_at(piece.start, fixed_bytes)
        name_bytes = little(head[28:30] if piece.kind == LISTING else head[26:28])
        return text(self._source.read_at(piece.start + fixed_bytes, name_bytes))

    def fields(self, piece: Piece) -> list[RawField]:
        """See StructureIndex."""
        source, start, stop = self._source, piece.start, piece.stop
        match piece.kind:
            case "entry" | "entry (not listed)":
                return self._entry_fields(piece)
            case "directory entry":
                rows = header_fields(source, start, is_central=True)
                return compared(rows, header_fields(source, piece.other, is_central=False), "The entry itself")
            case "64-bit end record":
                rows = laid_out(WIDE_END, source.read_at(start, WIDE_END_STRUCT.size), start)
                rest = source.read_at(start + WIDE_END_STRUCT.size, min(stop - start - WIDE_END_STRUCT.size, 4096))
                more = RawField(start + WIDE_END_STRUCT.size, len(rest), "extensible data", hexadecimal(rest))
                return [*rows, more] if rest else rows
            case "locator of it":
                return laid_out(LOCATOR, source.read_at(start, LOCATOR_STRUCT.size), start)
            case "end record":
                rows = laid_out(END, source.read_at(start, 22), start)
                comment = source.read_at(start + 22, stop - start - 22)
                return [*rows, RawField(start + 22, len(comment), "comment", text(comment))] if comment else rows
            case _:
                return [RawField(start, stop - start, "bytes", f"{stop - start:,} bytes")]

    def _entry_fields(self, piece: Piece) -> list[RawField]:
        source = self._source
        rows = header_fields(source, piece.start, is_central=False)
        content_at = rows[-1].offset + rows[-1].size_bytes
        packed_bytes = little(source.read_at(piece.start + 18, 4))
        if piece.other >= 0:
            listed = header_fields(source, piece.other, is_central=True)
            rows = compared(rows, listed, "The directory")
            packed_bytes = little(source.read_at(piece.other + 20, 4))
        content_bytes = max(0, min(packed_bytes, piece.stop - content_at))
        rows.append(RawField(content_at, content_bytes, "content", f"{content_bytes:,} bytes as stored"))
        behind_at = content_at + content_bytes
        if behind_at < piece.stop:
            rows += descriptor_fields(source, behind_at, piece.stop)
        return rows


def _end_pieces(directory: Directory) -> Iterator[Piece]:
    end_at = directory.end_at
    if directory.wide is not None:
        yield Piece(WIDE_END_RECORD, directory.wide.at, directory.wide.at + directory.wide.length_bytes, LAYER)
    if directory.has_locator:
        yield Piece(END_LOCATOR, end_at - LOCATOR_STRUCT.size, end_at, LAYER)
    yield Piece(END_RECORD, end_at, directory.end, LAYER)
