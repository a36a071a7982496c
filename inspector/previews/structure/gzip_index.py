"""The records of a gzip file: the header, content and trailer of each member, and what follows (RFC 1952)."""

import zlib
from collections.abc import Iterator
from itertools import pairwise

from inspector.containers.failures import ContainerError
from inspector.containers.gzip_header import HEADER_CAP_BYTES
from inspector.containers.oddities import Oddity
from inspector.containers.source import ByteSource, measured
from inspector.containers.stream_facts import StreamFacts
from inspector.containers.stream_oddities import wrong_trailer
from inspector.previews.structure.index import Mark, Piece
from inspector.previews.structure.layout import bits, count, flags, hexadecimal, little, moment, text
from inspector.previews.structure.record import RawField

LAYER = "gzip"
MEMBER, LOOSE = "member", "bytes of no record"
_STEP_BYTES = 1 << 20
_FIXED_BYTES, _TRAILER_BYTES = 10, 8
_CHECKSUM, _EXTRA, _NAME, _COMMENT = 2, 4, 8, 16
_FLAGS = (
    (1, "text"),
    (_CHECKSUM, "checksum of the header"),
    (_EXTRA, "extra field"),
    (_NAME, "name"),
    (_COMMENT, "comment"),
)
_SYSTEMS = {0: "DOS", 3: "Unix", 7: "Macintosh", 10: "NTFS", 11: "NTFS", 255: "unknown"}
_EFFORT = {2: "best", 4: "fastest"}


class GzipIndex:
    """Its pieces are known once all is unpacked."""

    def __init__(self, packed: ByteSource, content: ByteSource, facts: StreamFacts) -> None:
        """`facts` fills while `content`, the unpacked bytes, is read."""
        self._packed = packed
        self._content = content
        self._facts = facts
        self._oddities: list[Oddity] = []

    def source(self, _layer: str) -> ByteSource:
        """See StructureIndex."""
        return self._packed

    def steps(self) -> Iterator[list[Piece]]:
        """See StructureIndex."""
        failure: ContainerError | None = None
        offset = 0
        try:
            while part := self._content.read_at(offset, _STEP_BYTES):
                offset += len(part)
                yield []
        except ContainerError as error:
            failure = error
        facts = self._facts
        if facts.has_wrong_trailer:
            self._oddities.append(wrong_trailer(LAYER))
        end = measured(self._packed)
        stop = end if facts.trailing_at is None else facts.trailing_at
        starts = [*facts.members, stop]
        yield [Piece(MEMBER, start, follows, LAYER) for start, follows in pairwise(starts)]
        if stop < end:
            yield [Piece(LOOSE, stop, end, LAYER)]
        if failure is not None:
            raise failure

    def marks(self) -> list[Mark]:
        """See StructureIndex."""
        facts = self._facts
        found = [Mark(LAYER, -1, oddity.message) for oddity in self._oddities]
        if facts.trailing_at is not None:
            found.append(Mark(LAYER, facts.trailing_at, "They follow the last compressed stream."))
        if facts.member_count > len(facts.members):
            left_out = facts.member_count - len(facts.members)
            found.append(Mark(LAYER, facts.members[-1], f"{left_out:,} further members are counted into this one."))
        return found

    def kind(self, piece: Piece) -> str:
        """See StructureIndex."""
        return piece.kind

    def name(self, piece: Piece) -> str:
        """See StructureIndex."""
        return next((row.value for row in self.fields(piece) if row.name == "name"), "")

    def fields(self, piece: Piece) -> list[RawField]:
        """See StructureIndex."""
        size_bytes = piece.stop - piece.start
        if piece.kind != MEMBER:
            return [RawField(piece.start, size_bytes, "bytes", f"{size_bytes:,} bytes")]
        head = self._packed.read_at(piece.start, min(HEADER_CAP_BYTES, size_bytes))
        rows = list(_header_rows(head, piece.start))
        body_at = rows[-1].offset + rows[-1].size_bytes
        trailer_at = max(body_at, piece.stop - _TRAILER_BYTES)
        rows.append(RawField(body_at, trailer_at - body_at, "content", f"{trailer_at - body_at:,} bytes of deflate"))
        trailer = self._packed.read_at(trailer_at, piece.stop - trailer_at)
        mark = "Checksum or size of what is unpacked is another one." if self._facts.has_wrong_trailer else ""
        if len(trailer) == _TRAILER_BYTES:
            rows.append(RawField(trailer_at, 4, "checksum", bits(trailer[:4]), mark))
            rows.append(RawField(trailer_at + 4, 4, "size", f"{count(trailer[4:])} (modulo 4 GiB)", mark))
        return rows


def _header_rows(head: bytes, start: int) -> Iterator[RawField]:
    mark = "" if len(head) >= _FIXED_BYTES else "The header is cut."
    yield RawField(start, 2, "magic", hexadecimal(head[:2]), mark)
    if mark:
        return
    flag, seconds = head[3], little(head[4:8])
    words = flags(flag, _FLAGS)
    yield RawField(start + 2, 1, "method", "8 (deflate)" if head[2] == 8 else str(head[2]))
    yield RawField(
        start + 3,
        1,
        "flags",
        f"0x{flag:02x} ({words})" if words else f"0x{flag:02x}",
        "Reserved bits." if flag >> 5 else "",
    )
    yield RawField(start + 4, 4, "time", moment(seconds) if seconds else "none")
    yield RawField(start + 8, 1, "effort", _EFFORT.get(head[8], str(head[8])))
    yield RawField(start + 9, 1, "system", _SYSTEMS.get(head[9], str(head[9])))
    at = _FIXED_BYTES
    if flag & _EXTRA:
        length = little(head[at : at + 2])
        yield RawField(start + at, 2 + length, "extra field", hexadecimal(head[at + 2 : at + 2 + length]))
        at += 2 + length
    for bit, name in ((_NAME, "name"), (_COMMENT, "comment")):
        if flag & bit:
            end = head.find(0, at)
            end = len(head) if end < 0 else end
            yield RawField(start + at, end + 1 - at, name, text(head[at:end]))
            at = end + 1
    if flag & _CHECKSUM:
        right = zlib.crc32(head[:at]) & 0xFFFF
        is_right = little(head[at : at + 2]) == right
        yield RawField(
            start + at,
            2,
            "checksum of the header",
            bits(head[at : at + 2]),
            "" if is_right else f"It is 0x{right:04x}.",
        )
