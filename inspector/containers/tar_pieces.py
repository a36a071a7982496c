"""A tar cut into the pieces it consists of, by the same steps as the walk: nothing between two pieces is left out."""

from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple

from inspector.containers.failures import ContainerError
from inspector.containers.oddities import Oddity
from inspector.containers.source import measured
from inspector.containers.tar_extensions import EXTENDED_TYPES
from inspector.containers.tar_header import BLOCK_BYTES, ZERO_BLOCK, adds_up, split_header
from inspector.containers.tarball import Tarball


class TarPart(StrEnum):
    """What a piece is."""

    RECORD = "record"
    EXTENSION = "extended header"
    ZEROS = "zero blocks"
    LOOSE = "bytes of no record"


class TarPiece(NamedTuple):
    """One piece, header and content and padding together."""

    part: TarPart
    start: int
    stop: int
    oddities: tuple[Oddity, ...] = ()


class TarPieces(Tarball):
    """Walks once, piece by piece."""

    def pieces(self) -> Iterator[TarPiece]:
        """All pieces in order. Raises what `records` raises."""
        at = 0
        while True:
            header = self._blocks.at(at)
            fields = split_header(header) if len(header) == BLOCK_BYTES else None
            checksum = adds_up(header, fields[4]) if fields is not None else None
            if fields is None or not checksum:
                yield from self._gap(header, at)
                if self._gaps.following is None:
                    return
                at = self._gaps.following
                continue
            is_extension = fields[5] in EXTENDED_TYPES
            record, following = self._special(header, fields, at, checksum)
            part = TarPart.EXTENSION if is_extension else TarPart.RECORD
            yield TarPiece(part, at, following, record.oddities if record is not None else ())
            at = following

    def _gap(self, header: bytes, at: int) -> Iterator[TarPiece]:
        """The pieces of a gap; where records go on is known only when all of it was walked."""
        starts: list[int] = []
        failure: ContainerError | None = None
        try:
            starts += [record.offset or 0 for record in self._gaps.records(header, at)]
        except ContainerError as error:
            failure = error
            starts += [at] if header and header != ZERO_BLOCK else []
        stop = self._end() if self._gaps.following is None else self._gaps.following
        for start in starts[:1]:
            if at < start:
                yield TarPiece(TarPart.ZEROS, at, start)
            yield TarPiece(TarPart.LOOSE, start, stop)
        if not starts and header == ZERO_BLOCK:
            yield TarPiece(TarPart.ZEROS, at, stop)
        if failure is not None:
            raise failure

    def _end(self) -> int:
        with suppress(ContainerError):
            return measured(self._source)
        return self._source.size_bytes or 0
