"""What the header of a gzip member says (RFC 1952, 2.3)."""

from dataclasses import dataclass

HEADER_CAP_BYTES = 128 << 10
"""An extra field of 64 KiB, a name and a comment: anything longer is cut."""
_HEADER_BYTES = 10
_EXTRA_FLAG, _NAME_FLAG, _COMMENT_FLAG = 4, 8, 16


@dataclass(frozen=True, slots=True)
class GzipHeader:
    """The optional fields of one member; what is cut off or absent is None."""

    name: bytes | None = None
    mtime_s: float | None = None
    comment: bytes | None = None
    extra: bytes | None = None
    is_cut: bool = False
    """Whether the header is longer than the bytes that were given."""

    @property
    def is_block(self) -> bool:
        """Whether the member is one block of a block-compressed file (bgzip), which consists of thousands."""
        return self.extra is not None and self.extra[:4] == b"BC\x02\0"


def read_gzip_header(head: bytes) -> GzipHeader:
    """The header in the first bytes of a member."""
    if len(head) < _HEADER_BYTES:
        return GzipHeader(is_cut=True)
    flags, at = head[3], _HEADER_BYTES
    mtime_s = float(int.from_bytes(head[4:8], "little")) or None
    extra = name = comment = None
    if flags & _EXTRA_FLAG:
        start = at + 2
        at = start + int.from_bytes(head[at:start], "little")
        extra = head[start:at]
    if flags & _NAME_FLAG:
        name, at = _text(head, at)
    if flags & _COMMENT_FLAG:
        comment, at = _text(head, at)
    return GzipHeader(name or None, mtime_s, comment, extra, at > len(head))


def _text(head: bytes, at: int) -> tuple[bytes | None, int]:
    end = head.find(0, at)
    return (head[at:end], end + 1) if end >= 0 else (head[at:] or None, len(head) + 1)
