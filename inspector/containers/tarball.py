"""Tar archives, plain or inside any compressed stream: an own walker that keeps every record as it stands.

Written from POSIX.1-2017 (pax, "ustar Interchange Format" and "pax Interchange Format") and the GNU tar
manual. Nothing is merged: `.`, directories, duplicates and unknown types are records too.
"""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.pax import PaxValues
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.containers.sparse import SparseSource, gnu_runs, pax_runs, pax_size_bytes
from inspector.containers.tar_blocks import TarBlocks
from inspector.containers.tar_extensions import EXTENDED_TYPES, TarExtensions
from inspector.containers.tar_header import (
    BLOCK_BYTES,
    ZERO_BLOCK,
    Fields,
    RecordMaker,
    adds_up,
    has_checksum,
    kind_of,
    split_header,
)
from inspector.containers.tar_number import number
from inspector.core.entry import EntryKind

HEADER_CAP_BYTES = 1 << 20
"""Longest extended header that is read; names of the kernel end at 4 KiB."""

_FILE = EntryKind.FILE
_GNU_SPARSE = b"S"
_KINDS_WITHOUT_DATA = frozenset({
    EntryKind.HARDLINK, EntryKind.SYMLINK, EntryKind.DEVICE, EntryKind.DIRECTORY, EntryKind.FIFO,
})  # fmt: skip


class Tarball:
    """A tar archive in a source of any kind."""

    def __init__(self, source: ByteSource, format_name: str, context: OpenContext) -> None:
        """`source` is the tar itself, unpacked; `format_name` is `tar`, `tar.gz` ..."""
        self._source = source
        self._format = format_name
        self._context = context
        self._blocks = TarBlocks(source, context.budget)
        self._make = RecordMaker().record
        self._extensions = TarExtensions(context)

    @property
    def format(self) -> str:
        """See Container."""
        return self._format

    def records(self) -> Iterator[Record]:
        """See Container."""
        source, block_at, make, extensions = self._source, self._blocks.at, self._make, self._extensions
        at = 0
        while True:
            header = block_at(at)
            fields = split_header(header) if len(header) == BLOCK_BYTES else None
            if fields is None or not adds_up(header, fields[4]):
                following = self._after_end_marker(header, at)
                if following is None:
                    return
                at = following
                continue
            size_bytes = number(fields[2])
            if fields[5] == b"0" and not extensions.waiting and size_bytes is not None and size_bytes >= 0:
                record = make(fields, at, size_bytes, _FILE)
                at += BLOCK_BYTES
                record.content = Window(source, at, size_bytes)
                at += size_bytes + 511 & -512
                yield record
                continue
            special, at = self._special(header, fields, at)
            if special is not None:
                yield special

    def _special(self, header: bytes, fields: Fields, at: int) -> tuple[Record | None, int]:
        """Anything but a plain file: its record, if it is one, and where the next header stands."""
        if fields[5] in EXTENDED_TYPES:
            return None, self._read_extension(fields, at)
        size_bytes = self._extensions.size_bytes(fields)
        if size_bytes is None:
            record, following = self._without_size(fields, at), at + BLOCK_BYTES
        else:
            record, following = self._record_with_size(header, fields, at, size_bytes)
        self._extensions.apply(record)
        return record, following

    def _record_with_size(self, header: bytes, fields: Fields, at: int, size_bytes: int) -> tuple[Record, int]:
        kind = kind_of(fields)
        data_at = at + BLOCK_BYTES
        record = self._make(fields, at, size_bytes, kind)
        if kind in _KINDS_WITHOUT_DATA:
            return record, data_at + self._bytes_to_skip(record, data_at, size_bytes)
        if fields[5] == _GNU_SPARSE:
            return record, self._expand_gnu(record, header, at, size_bytes)
        stored = Window(self._source, data_at, size_bytes)
        record.content = stored
        pax = self._extensions.sparse()
        if pax is not None:
            self._expand_pax(record, pax, stored)
        return record, data_at + _padded(size_bytes)

    def _bytes_to_skip(self, record: Record, data_at: int, size_bytes: int) -> int:
        """Links, folders and devices carry no data, but some writers give them a size, with or without it."""
        if size_bytes == 0:
            return 0
        following = self._blocks.at(data_at)
        if has_checksum(following) or following == ZERO_BLOCK:
            return 0
        record.content = Window(self._source, data_at, size_bytes)
        return _padded(size_bytes)

    def _without_size(self, fields: Fields, at: int) -> Record:
        record = self._make(fields, at, None, kind_of(fields))
        record.failure = "The size of the entry is not a number that can be: its content was not read."
        return record

    def _read_extension(self, fields: Fields, at: int) -> int:
        """Takes in an extended header or a GNU long name; returns where the next header stands."""
        size_bytes = number(fields[2])
        if size_bytes is None or size_bytes < 0:
            self._context.note("An extended header has a size that cannot be.", "It was left out.")
            return at + BLOCK_BYTES
        if size_bytes > HEADER_CAP_BYTES:
            self._context.note(f"An extended header holds {size_bytes:,} bytes, more than 1 MiB.", "It was left out.")
        else:
            self._extensions.take_in(fields[5], self._read_body(at + BLOCK_BYTES, size_bytes))
        return at + BLOCK_BYTES + _padded(size_bytes)

    def _read_body(self, at: int, size_bytes: int) -> bytes:
        body = self._source.read_at(at, size_bytes) if size_bytes else b""
        if len(body) < size_bytes:
            raise DamagedError("The archive ends inside an extended header.")
        return body

    def _expand_pax(self, record: Record, pax: PaxValues, stored: Window) -> None:
        record.packed_bytes = stored.size_bytes
        try:
            runs, skipped_bytes = pax_runs(pax, stored)
            record.size_bytes = pax_size_bytes(pax)
            body = Window(stored, skipped_bytes, stored.size_bytes - skipped_bytes)
            record.content = SparseSource(body, runs, record.size_bytes, self._context.budget)
        except LimitReachedError:
            raise
        except ContainerError as error:
            self._context.note(str(error), "The bytes are shown as they are stored, without the holes.")

    def _expand_gnu(self, record: Record, header: bytes, at: int, size_bytes: int) -> int:
        runs, real_bytes, header_bytes = gnu_runs(header, self._source, at)
        stored = Window(self._source, at + header_bytes, size_bytes)
        record.packed_bytes, record.content = size_bytes, stored
        try:
            record.content = SparseSource(stored, runs, real_bytes, self._context.budget)
            record.size_bytes = real_bytes
        except DamagedError as error:
            self._context.note(str(error), "The bytes are shown as they are stored, without the holes.")
        return at + header_bytes + _padded(size_bytes)

    def _after_end_marker(self, header: bytes, at: int) -> int | None:
        """What a block without a checksum means: None at the end, else where records go on.

        Raises DamagedError when the archive is cut or the block is garbage.
        """
        if header != ZERO_BLOCK:
            self._refuse(header, at)
            return None
        following = self._blocks.first_data_after(at)
        if following is None:
            return None
        if has_checksum(self._blocks.at(following)):
            self._context.note("Records follow the end marker of the archive.", "They are listed too.")
            return following
        self._context.note("Other bytes follow the end marker of the archive.", "They were not read.", is_unread=True)
        return None

    def _refuse(self, header: bytes, at: int) -> None:
        if len(header) == BLOCK_BYTES:
            raise DamagedError(f"The bytes at {at:,} are no tar record: their checksum is wrong.")
        if header:
            raise DamagedError("The archive ends inside the header of a record.")
        end = self._source.size_bytes
        if end is not None and at > end:
            raise DamagedError("The archive ends before its last record does.")
        self._context.note("The archive has no end marker.", "It may have been cut; what is there is listed.")


def _padded(size_bytes: int) -> int:
    return size_bytes + 511 & -512
