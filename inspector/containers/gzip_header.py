"""What the header of a gzip member says (RFC 1952, 2.3): the original name and time."""

from dataclasses import dataclass

_HEADER_BYTES = 10
_EXTRA_FLAG, _NAME_FLAG = 4, 8


@dataclass(frozen=True, slots=True)
class GzipHeader:
    """The optional fields of the first member."""

    name: bytes | None
    mtime_s: float | None


def read_gzip_header(head: bytes) -> GzipHeader:
    """The header in the first bytes of a file; what is cut off or absent is None."""
    if len(head) < _HEADER_BYTES:
        return GzipHeader(None, None)
    flags, at = head[3], _HEADER_BYTES
    mtime_s = int.from_bytes(head[4:8], "little")
    if flags & _EXTRA_FLAG:
        at += 2 + int.from_bytes(head[at : at + 2], "little")
    end = head.find(0, at)
    name = head[at:end] if flags & _NAME_FLAG and end > at else None
    return GzipHeader(name, float(mtime_s) if mtime_s else None)
