"""Walks the directory of a zip file (APPNOTE.TXT 4.3.12) and, in the same pass, the entries that it lists."""

from collections.abc import Iterator
from typing import cast

from inspector.containers.container import OpenContext
from inspector.containers.loose_bytes import header_values_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.zip_end import LOCATOR, WIDE_END, Directory
from inspector.containers.zip_end_check import end_oddities
from inspector.containers.zip_end_oddities import bare_descriptors, data_descriptors, entry_comments, overlaps
from inspector.containers.zip_entry import ENTRY, ENTRY_SIGNATURE, EntryReader, Fixed
from inspector.containers.zip_entry_check import PLAIN_METHODS, EntryCheck
from inspector.containers.zip_headers import LocalHeaders, Tally
from inspector.containers.zip_loose import LooseBytes
from inspector.containers.zip_spans import Spans
from inspector.containers.zip_window import RunningWindow
from inspector.core.entry import EntryKind

_WINDOW_BYTES = 256 << 10
_LARGEST_ENTRY_BYTES = ENTRY.size + 3 * 65_535
_SAME_FROM, _SAME_TO = 6, 32
"""Of a directory entry: the part that the local header repeats."""
_KEPT_COMMENT_BYTES = 1 << 20
_FILE = EntryKind.FILE


class DirectoryWalk:
    """One walk: first `records`, then `outside`."""

    def __init__(self, source: ByteSource, directory: Directory, file_bytes: int, context: OpenContext) -> None:
        """Reads nothing yet."""
        self._source = source
        self._directory = directory
        self._file_bytes = file_bytes
        self._context = context
        self._headers = LocalHeaders(RunningWindow(source), file_bytes)
        self._entries = EntryCheck()
        self._with_comment = Tally()
        self._comments: dict[bytes, None] = {}
        self._comment_bytes = 0
        self._at = directory.start
        self._count = 0

    @property
    def at(self) -> int:
        """Where the directory goes on behind the last record."""
        return self._at

    @property
    def spans(self) -> Spans:
        """The bytes that entries of the directory claim; further ones are claimed by `outside`."""
        return self._headers.spans

    def records(self) -> Iterator[Record]:
        """The directory's records; stops at the first entry that is none."""
        source, directory = self._source, self._directory
        read_entry = EntryReader(source, self._context, directory.prefix_bytes).record
        check_header, check_entry = self._headers.check, self._entries.check
        unpack, entry_bytes = ENTRY.unpack_from, ENTRY.size
        at, end = directory.start, directory.start + directory.size_bytes
        base, window = at, b""
        while at + entry_bytes <= end:
            start = at - base
            if start + _LARGEST_ENTRY_BYTES > len(window) and base + len(window) < end:
                window = source.read_at(at, min(_WINDOW_BYTES + _LARGEST_ENTRY_BYTES, end - at))
                base, start = at, 0
                self._context.budget.check_time()
            name_at = start + entry_bytes
            if name_at > len(window):
                return
            fixed = cast("Fixed", unpack(window, start))
            if fixed[0] != ENTRY_SIGNATURE:
                return
            extra_at = name_at + fixed[10]
            comment_at = extra_at + fixed[11]
            extra = window[extra_at:comment_at]
            at = base + comment_at + fixed[12]
            if at > end:
                return
            name = window[name_at:extra_at]
            record = read_entry(fixed, name, extra)
            oddities = check_header(record, fixed, window[start + _SAME_FROM : start + _SAME_TO], extra)
            is_plain = record.kind is _FILE and fixed[4] in PLAIN_METHODS and name.isascii() and not record.encrypted
            if not is_plain or not name:
                oddities += check_entry(record, fixed)
            record.oddities = oddities
            if fixed[12]:
                self._keep(record, window[comment_at : comment_at + fixed[12]])
            self._at = at
            self._count += 1
            yield record

    def outside(self) -> Iterator[Record]:
        """States what is odd in the whole, and yields all that the directory does not list."""
        directory, odd = self._directory, self._context.odd
        for oddity in end_oddities(self._source, directory, self._count, self._at - directory.start):
            odd(oddity)
        for oddity in self._entries.whole():
            odd(oddity)
        self._tell_of_tallies()
        self._claim_structure()
        loose = LooseBytes(self._source, self._file_bytes, directory.end, self._context)
        yield from loose.records(self._headers.spans)
        if directory.comment:
            self._keep_text(b"comment=" + directory.comment)
        if self._comments:
            yield header_values_record(list(self._comments))

    def _tell_of_tallies(self) -> None:
        odd, headers = self._context.odd, self._headers
        if (tally := headers.with_descriptor).count:
            odd(data_descriptors(tally.count, tally.name, tally.offset, any_stored=headers.any_stored_descriptor))
        if (tally := headers.with_bare_descriptor).count:
            odd(bare_descriptors(tally.count, tally.name, tally.offset, any_stored=headers.any_stored_descriptor))
        if (tally := self._with_comment).count:
            odd(entry_comments(tally.count, tally.name, tally.offset))
        found = list(headers.spans.overlaps())
        if found:
            odd(overlaps(len(found), *found[0]))

    def _claim_structure(self) -> None:
        """Directory and end records are no gaps."""
        directory, spans = self._directory, self._headers.spans
        if self._at > directory.start:
            spans.claim(directory.start, self._at)
        if directory.wide is not None:
            spans.claim(directory.wide.at, directory.wide.at + WIDE_END.size)
        if directory.has_locator:
            spans.claim(directory.end_at - LOCATOR.size, directory.end_at)
        spans.claim(directory.end_at, min(directory.end, self._file_bytes))

    def _keep(self, record: Record, comment: bytes) -> None:
        self._with_comment.add(comment, record.offset or 0)
        self._keep_text(record.name_raw + b"=" + comment)

    def _keep_text(self, line: bytes) -> None:
        if line in self._comments:
            return
        self._comment_bytes += len(line) + 1
        if self._comment_bytes > _KEPT_COMMENT_BYTES:
            self._context.note("Comments hold more than 1 MiB of texts.", "The rest was left out.", is_unread=True)
            return
        self._comments[line] = None
