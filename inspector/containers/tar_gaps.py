"""Where a tar has no record: its end marker, whatever follows it, and bytes that are no header.

Nothing is dropped: what stands between records becomes an entry, and records behind it are listed.
"""

from collections.abc import Iterator
from contextlib import suppress

from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.loose_bytes import gap_record, trailing_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.containers.tar_blocks import TarBlocks
from inspector.containers.tar_end_oddities import (
    bad_checksum,
    lone_zero_block,
    no_end_marker,
    records_after_end,
    trailing_bytes,
)
from inspector.containers.tar_header import BLOCK_BYTES, ZERO_BLOCK, has_checksum


class TarGaps:
    """Finds the way from one block that is no header to the next header."""

    __slots__ = ("_blocks", "_context", "_has_ended", "_source", "following")

    def __init__(self, source: ByteSource, blocks: TarBlocks, context: OpenContext) -> None:
        """No gap was met yet."""
        self._source = source
        self._blocks = blocks
        self._context = context
        self._has_ended = False
        self.following: int | None = None
        """Where records go on after the last gap; None where they do not."""

    def records(self, header: bytes, at: int) -> Iterator[Record]:
        """The bytes of the gap at `at` as records, if any.

        Raises DamagedError when the archive is cut or records end in garbage.
        """
        self.following = None
        if header != ZERO_BLOCK:
            yield from self._damage(header, at)
            return
        following = self._blocks.first_data_after(at)
        if following is None:
            return
        if has_checksum(self._blocks.at(following)):
            is_lone = following == at + BLOCK_BYTES and not self._has_ended
            self._context.odd(lone_zero_block(at) if is_lone else records_after_end(following))
            self._has_ended = self._has_ended or not is_lone
            self.following = following
            return
        self._has_ended = True
        self._context.odd(trailing_bytes(following))
        yield from self._loose(following)

    def _damage(self, header: bytes, at: int) -> Iterator[Record]:
        if not header:
            self._end_without_marker(at)
            return
        if len(header) < BLOCK_BYTES:
            raise DamagedError("The archive ends inside the header of a record.")
        following = self._blocks.next_header_after(at)
        self._context.odd(bad_checksum(at, following))
        yield from self._loose(at, following)
        if following is None:
            raise DamagedError(f"The bytes at {at:,} are no tar record: their checksum is wrong.")

    def _loose(self, start: int, following: int | None = None) -> Iterator[Record]:
        """The bytes from `start` to the next header, or to the end."""
        following = following or self._blocks.next_header_after(start)
        if following is None:
            with suppress(DamagedError):
                measured(self._source)
            yield trailing_record(self._source, start)
        else:
            yield gap_record(self._source, start, following)
        self.following = following

    def _end_without_marker(self, at: int) -> None:
        end = self._source.size_bytes
        if end is not None and at > end:
            raise DamagedError("The archive ends before its last record does.")
        if not self._has_ended:
            self._context.odd(no_end_marker(at))
