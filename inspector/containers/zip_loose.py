"""What of a zip file belongs to no record of its directory: unlisted entries, and other bytes as entries."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.loose_bytes import gap_record, trailing_record
from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.zip_end import END, END_SIGNATURE, LOCATOR_SIGNATURE, WIDE_END_SIGNATURE
from inspector.containers.zip_end_oddities import (
    bytes_after,
    bytes_before,
    bytes_between,
    padding,
    several_ends,
    signing_block,
    wide_end,
)
from inspector.containers.zip_local import found_entries
from inspector.containers.zip_oddities import unlisted_entry
from inspector.containers.zip_spans import Spans

MAX_GAPS = 10_000
_SIGNING_MARK = b"APK Sig Block 42"
_PROGRAMS = (b"#!", b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"Cr24")
_STEP_BYTES = 1 << 20


class LooseBytes:
    """Goes through the gaps that the listed records leave."""

    def __init__(self, source: ByteSource, file_bytes: int, end: int, context: OpenContext) -> None:
        """`end` is where the end record and its comment end."""
        self._source = source
        self._file_bytes = file_bytes
        self._end = end
        self._context = context
        self._gaps = 0

    def records(self, spans: Spans) -> Iterator[Record]:
        """All gaps in order, as entries that can be told and as runs of bytes."""
        known = spans.starts()
        for start, stop in spans.gaps(self._file_bytes):
            at = start
            for record, record_end in found_entries(self._source, self._context, start, stop, known):
                record.oddities = (*record.oddities, unlisted_entry(record.name_raw, record.offset or 0))
                if at < (record.offset or 0):
                    yield from self._bytes(at, record.offset or 0)
                yield record
                at = max(at, record_end)
            if at < stop:
                yield from self._bytes(at, stop)

    def without_directory(self) -> Iterator[Record]:
        """All entries that can be found, and what is between and behind them."""
        at = 0
        for record, record_end in found_entries(self._source, self._context, 0, None, frozenset()):
            if at < (record.offset or 0):
                yield from self._bytes(at, record.offset or 0)
            yield record
            at = max(at, record_end)
        if at < self._file_bytes:
            yield from self._bytes(at, self._file_bytes)

    def _bytes(self, start: int, stop: int) -> Iterator[Record]:
        self._gaps += 1
        if self._gaps > MAX_GAPS:
            self._context.note(f"More than {MAX_GAPS:,} gaps between records.", "Not all were read.", is_unread=True)
            return
        is_last = stop == self._file_bytes and start >= self._end
        record = trailing_record(self._source, start) if is_last else gap_record(self._source, start, stop)
        record.oddities = tuple(self._oddities(start, stop))
        yield record

    def _oddities(self, start: int, stop: int) -> Iterator[Oddity]:
        length = stop - start
        head = self._source.read_at(start, min(length, _STEP_BYTES))
        if start >= self._end:
            yield bytes_after(start, length)
        elif start == 0:
            yield bytes_before(start, length, is_program=head.startswith(_PROGRAMS))
        elif self._source.read_at(stop - len(_SIGNING_MARK), len(_SIGNING_MARK)) == _SIGNING_MARK:
            yield signing_block(start, length)
        elif length <= len(head) and not head.strip(b"\0"):
            yield padding(start, length)
        else:
            yield bytes_between(start, length)
        if head.startswith(WIDE_END_SIGNATURE):
            yield wide_end("another one stands elsewhere, to which no locator leads", start)
        elif head.startswith(LOCATOR_SIGNATURE):
            yield wide_end("another locator stands elsewhere", start)
        place = head.find(END_SIGNATURE)
        if 0 <= place <= length - END.size:
            where = "after its end" if start >= self._end else "before its end"
            yield several_ends(where, start + place)
