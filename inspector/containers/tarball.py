"""Tar archives, plain or inside any compressed stream: an own walker that keeps every record as it stands.

Written from POSIX.1-2017 (pax, "ustar Interchange Format" and "pax Interchange Format") and the GNU tar
manual. Nothing is merged: `.`, directories, duplicates and unknown types are records too.
"""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.loose_bytes import gap_record
from inspector.containers.oddities import Oddity
from inspector.containers.other_reader import OtherReader
from inspector.containers.pax import PaxValues
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.containers.sparse import SparseSource, gnu_runs, pax_runs, pax_size_bytes
from inspector.containers.tar_blocks import TarBlocks
from inspector.containers.tar_extension_oddities import bad_extension, huge_extension
from inspector.containers.tar_extensions import EXTENDED_TYPES, TarExtensions
from inspector.containers.tar_gaps import TarGaps
from inspector.containers.tar_header import (
    BLOCK_BYTES,
    ZERO_BLOCK,
    Fields,
    RecordMaker,
    Sum,
    adds_up,
    has_checksum,
    kind_of,
    split_header,
    text_of,
)
from inspector.containers.tar_number import number
from inspector.containers.tar_oddities import (
    bad_number,
    binary_number,
    link_with_size,
    signed_checksum,
    sparse,
    special_with_size,
    unknown_type,
)
from inspector.core.entry import EntryKind

HEADER_CAP_BYTES = 1 << 20
"""Longest extended header that is read; names of the kernel end at 4 KiB."""

_FILE, _RIGHT = EntryKind.FILE, Sum.RIGHT
_BINARY = b"\x80"
"""Numbers from this byte on are in base 256."""
_OCTAL_END_BYTES = 8 << 30
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
        self._make = RecordMaker(context.odd).record
        self._extensions = TarExtensions(context)
        self._gaps = TarGaps(source, self._blocks, context)
        self._first_gap: int | None = None

    def other_reader(self) -> OtherReader | None:
        """See ReadTwice: other readers stop at the end marker, or where bytes are no header."""
        if self._first_gap is None:
            return None  # the walk was cut
        return OtherReader(self._source, "tar", "libarchive (bsdtar)", end=self._first_gap)

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
            if fields is None or not (checksum := adds_up(header, fields[4])):
                self._first_gap = at if self._first_gap is None else self._first_gap
                yield from self._gaps.records(header, at)
                if self._gaps.following is None:
                    break
                at = self._gaps.following
                continue
            size = fields[2]
            size_bytes = number(size)
            is_plain = fields[5] == b"0" and size < _BINARY and checksum is _RIGHT
            if is_plain and size_bytes is not None and not extensions.waiting:
                record = make(fields, at, size_bytes, _FILE)
                at += BLOCK_BYTES
                record.content = Window(source, at, size_bytes)
                at += size_bytes + 511 & -512
                yield record
                continue
            special, at = self._special(header, fields, at, checksum)
            if special is not None:
                yield special
        extensions.end()
        yield from extensions.texts.end()

    def _special(self, header: bytes, fields: Fields, at: int, checksum: Sum) -> tuple[Record | None, int]:
        """Anything but a plain file: its record, if it is one, and where the next header stands."""
        if checksum is Sum.SIGNED:
            self._extensions.odd(signed_checksum(text_of(fields[0]), at))
        if fields[5] in EXTENDED_TYPES:
            return self._read_extension(fields, at)
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
        if fields[2] >= _BINARY and size_bytes < _OCTAL_END_BYTES:
            self._extensions.odd(binary_number(record.name_raw, at, size_bytes))
        if kind in _KINDS_WITHOUT_DATA:
            return record, data_at + self._bytes_to_skip(record, data_at, size_bytes)
        if fields[5] == _GNU_SPARSE:
            return record, self._expand_gnu(record, header, at, size_bytes)
        if kind is EntryKind.OTHER:
            self._extensions.odd(unknown_type(record.name_raw, fields[5], at))
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
        has_data = not (has_checksum(following) or following == ZERO_BLOCK)
        self._extensions.odd(_odd_size(record, size_bytes, has_data=has_data))
        if not has_data:
            return 0
        record.content = Window(self._source, data_at, size_bytes)
        return _padded(size_bytes)

    def _without_size(self, fields: Fields, at: int) -> Record:
        record = self._make(fields, at, None, kind_of(fields))
        self._extensions.odd(bad_number(record.name_raw, "size", text_of(fields[2]), at))
        record.failure = "The size of the entry is not a number that can be: its content was not read."
        return record

    def _read_extension(self, fields: Fields, at: int) -> tuple[Record | None, int]:
        """Takes in an extended header or a GNU long name; one that is too long becomes an entry of its own."""
        size_bytes, body_at = number(fields[2]), at + BLOCK_BYTES
        if size_bytes is None or size_bytes < 0:
            self._context.note("An extended header has a size that cannot be.", "It was left out.", is_unread=True)
            self._extensions.odd(bad_extension("its size is no number", at))
            return None, body_at
        following = body_at + _padded(size_bytes)
        if size_bytes > HEADER_CAP_BYTES:
            self._extensions.odd(huge_extension(size_bytes, at))
            return gap_record(self._source, body_at, body_at + size_bytes), following
        self._extensions.take_in(fields[5], self._read_body(body_at, size_bytes), at)
        return None, following

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
        self._odd_sparse(record)

    def _expand_gnu(self, record: Record, header: bytes, at: int, size_bytes: int) -> int:
        runs, real_bytes, header_bytes = gnu_runs(header, self._source, at)
        stored = Window(self._source, at + header_bytes, size_bytes)
        record.packed_bytes, record.content = size_bytes, stored
        try:
            record.content = SparseSource(stored, runs, real_bytes, self._context.budget)
            record.size_bytes = real_bytes
        except DamagedError as error:
            self._context.note(str(error), "The bytes are shown as they are stored, without the holes.")
        self._odd_sparse(record)
        return at + header_bytes + _padded(size_bytes)

    def _odd_sparse(self, record: Record) -> None:
        self._extensions.odd(sparse(record.name_raw, record.offset or 0, record.packed_bytes or 0, record.size_bytes))


def _odd_size(record: Record, size_bytes: int, *, has_data: bool) -> Oddity:
    name, at = record.name_raw, record.offset or 0
    if record.link_target is not None:
        return link_with_size(name, at, size_bytes, has_data=has_data)
    return special_with_size(name, record.kind, at, size_bytes, has_data=has_data)


def _padded(size_bytes: int) -> int:
    return size_bytes + 511 & -512
