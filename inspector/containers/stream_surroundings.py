"""Lists what lies around and between the streams of a compressed file once all of them were unpacked."""

import re
from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.gzip_header import HEADER_CAP_BYTES, GzipHeader, read_gzip_header
from inspector.containers.header_texts import HeaderTexts
from inspector.containers.loose_bytes import gap_record, trailing_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.stream_facts import StreamFacts
from inspector.containers.stream_oddities import (
    header_text,
    several_members,
    skipped_frames,
    trailing_bytes,
    wrong_trailer,
)

_USUAL_NAME = re.compile(rb"[\w.+~-]{1,100}")
"""A file name of the usual kind, without folders: nothing to search and nothing to tell."""
_SIGNED_PARTS = (b".SIGN.", b".PKGINFO")
"""First records of Alpine packages, which are several gzip members by design."""


class Surroundings:
    """Of one compressed file."""

    def __init__(self, format_name: str, packed: ByteSource, facts: StreamFacts, context: OpenContext) -> None:
        """`format_name` is that of the compression: `gzip`, `xz` ..."""
        self.format = format_name
        self._packed = packed
        self.facts = facts
        self._context = context

    def damaged(self) -> None:
        """The streams could not be unpacked to their end: states what is known."""
        if self.facts.has_wrong_trailer:
            self._context.odd(wrong_trailer(self.format))

    def records(self, first_name: bytes) -> Iterator[Record]:
        """States what is odd and yields what lies outside; `first_name` is that of the first record inside."""
        facts, odd = self.facts, self._context.odd
        self.damaged()
        if facts.skipped:
            odd(skipped_frames(facts.skipped_count, facts.skipped[0][0]))
            if facts.skipped_count > len(facts.skipped):
                self._context.note("There are too many skipped frames.", "Not all of them were read.", is_unread=True)
            for at, length in facts.skipped:
                yield gap_record(self._packed, at, at + length)
        if facts.trailing_at is not None:
            odd(trailing_bytes(self.format, facts.trailing_at))
            yield trailing_record(self._packed, facts.trailing_at)
        if self.format == "gzip":
            yield from self._members(first_name)

    def _members(self, first_name: bytes) -> Iterator[Record]:
        facts, texts = self.facts, HeaderTexts(self._context)
        is_blocked = False
        for at in facts.members:
            header = read_gzip_header(self._packed.read_at(at, HEADER_CAP_BYTES))
            is_blocked = is_blocked or header.is_block
            self._keep_texts(header, at, texts)
        if facts.member_count > 1 and not is_blocked and not first_name.startswith(_SIGNED_PARTS):
            self._context.odd(several_members(facts.member_count, facts.members[1]))
        yield from texts.end()

    def _keep_texts(self, header: GzipHeader, at: int, texts: HeaderTexts) -> None:
        name = header.name if header.name and not _USUAL_NAME.fullmatch(header.name) else None
        extra = None if header.is_block else header.extra
        for key, text in ((b"gzip name", name), (b"gzip comment", header.comment), (b"gzip extra field", extra)):
            if text:
                texts.add(key, text, at)
        if name or header.comment or extra:
            self._context.odd(header_text(GzipHeader(name, None, header.comment, extra), at))
        if header.is_cut:
            self._context.note("A gzip header is longer than 128 KiB.", "Its rest was left out.", is_unread=True)
