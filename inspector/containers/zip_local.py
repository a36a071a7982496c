"""Entries of a zip file found by their local headers, for files whose directory is damaged or missing."""

from collections.abc import Iterator
from struct import Struct

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.zip_entry import EntryReader
from inspector.containers.zip_extra import extra_fields, widened
from inspector.containers.zip_member import LOCAL_HEADER, LOCAL_SIGNATURE, Packed

_FIRST_STEP_BYTES = 4 << 10
_STEP_BYTES = 1 << 20
_NEWEST_VERSION = 63
"""Of the format, times ten: a higher one stands in bytes that are no header."""
_METHODS = frozenset((*range(21), *range(93, 100)))
_DESCRIPTOR_FLAG = 0x0008
_DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
_ENTRY_SIGNATURE = b"PK\x01\x02"
_END_SIGNATURE = b"PK\x05\x06"
_DESCRIPTOR = Struct("<4s3L")
_WIDE_DESCRIPTOR = Struct("<4sL2Q")


def found_entries(
    source: ByteSource, context: OpenContext, start: int, stop: int | None, known: frozenset[int]
) -> Iterator[tuple[Record, int]]:
    """Entries from `start` on that look like real ones, with the place where each ends.

    With `stop`, none that reaches past it; without, the last one may be cut. Raises LimitReachedError.
    """
    at = start
    while (found_at := find(source, context, at, (LOCAL_SIGNATURE,), stop)) is not None:
        at = found_at
        header = source.read_at(at, LOCAL_HEADER.size)
        if len(header) < LOCAL_HEADER.size:
            return
        found = _Local(source, context, at, header)
        if at not in known and found.is_likely and (stop is None or found.end <= stop):
            yield found.record(), found.end
            at = found.end
        else:
            at += len(LOCAL_SIGNATURE)


class _Local:
    """One local header, read (APPNOTE.TXT 4.3.7)."""

    def __init__(self, source: ByteSource, context: OpenContext, at: int, header: bytes) -> None:
        (_, self._version, self._flags, self._method, self._time, self._date, crc, packed_bytes, size_bytes,
         name_bytes, extra_bytes) = LOCAL_HEADER.unpack(header)  # fmt: skip
        self._source, self._context, self._at = source, context, at
        text = source.read_at(at + LOCAL_HEADER.size, name_bytes + extra_bytes)
        self._name, self._extra = text[:name_bytes], text[name_bytes:]
        self.is_plausible = len(text) == name_bytes + extra_bytes and name_bytes > 0
        self.is_likely = self.is_plausible and self._method in _METHODS and self._version & 0xFF <= _NEWEST_VERSION
        self._size_bytes: int | None
        self._size_bytes, self._packed_bytes, _ = widened(size_bytes, packed_bytes, 0, extra_fields(self._extra))
        self._crc: int | None = crc
        self._descriptor_bytes = 0
        data_at = at + LOCAL_HEADER.size + len(text)
        if self._flags & _DESCRIPTOR_FLAG and not self._packed_bytes:
            self._packed_bytes = self._search_end(data_at)
            self._size_bytes = self._crc = None
        self.end = data_at + self._packed_bytes + self._descriptor_bytes

    def _search_end(self, data_at: int) -> int:
        """Packed bytes up to the data descriptor that states just that distance, or to the next header."""
        signatures = (_DESCRIPTOR_SIGNATURE, LOCAL_SIGNATURE, _ENTRY_SIGNATURE, _END_SIGNATURE)
        start = data_at
        while (at := find(self._source, self._context, start, signatures, None)) is not None:
            if self._source.read_at(at, 4) != _DESCRIPTOR_SIGNATURE or self._descriptor_fits(at, at - data_at):
                return at - data_at
            start = at + 4
        return max(0, (self._source.size_bytes or data_at) - data_at)

    def _descriptor_fits(self, at: int, packed_bytes: int) -> bool:
        body = self._source.read_at(at, _WIDE_DESCRIPTOR.size)
        for layout in (_WIDE_DESCRIPTOR, _DESCRIPTOR):
            if len(body) >= layout.size and layout.unpack_from(body)[2] == packed_bytes:
                self._descriptor_bytes = layout.size
                return True
        return False

    def record(self) -> Record:
        """The record, as far as a local header tells it: no mode, no links."""
        fixed = (
            _ENTRY_SIGNATURE, 0, self._version, self._flags, self._method, self._time, self._date, self._crc or 0,
            self._packed_bytes, self._size_bytes or 0, 0, 0, 0, 0, 0, 0, self._at,
        )  # fmt: skip
        reader = EntryReader(self._source, self._context)
        record = reader.record(fixed, self._name, self._extra)
        if self._size_bytes is None:
            record.size_bytes = None
            packed = Packed(self._at, self._method, self._flags, self._packed_bytes, None, None)
            reader.add_content(record, packed)
        return record


def find(
    source: ByteSource, context: OpenContext, start: int, signatures: tuple[bytes, ...], stop: int | None
) -> int | None:
    """Where the first of some four-byte signatures stands from `start` on; None when there is none."""
    at, step_bytes = start, _FIRST_STEP_BYTES
    while stop is None or at < stop:
        context.budget.check_time()
        try:
            window = source.read_at(at, step_bytes)
        except LimitReachedError:
            raise
        except ContainerError:
            return None
        hits = [hit for signature in signatures if (hit := window.find(signature)) >= 0]
        if hits:
            return at + min(hits) if stop is None or at + min(hits) < stop else None
        if len(window) < len(signatures[0]):
            return None
        at += len(window) - 3
        step_bytes = min(4 * step_bytes, _STEP_BYTES)
    return None
