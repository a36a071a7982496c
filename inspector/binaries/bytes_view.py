"""Reads numbers and strings out of bytes that may end anywhere."""

import struct

MAX_STRING_BYTES = 4096


class ShortError(ValueError):
    """A structure reaches beyond the end of the file. Readers of this room catch it; callers never see it."""


def unpack(layout: str, data: bytes, offset: int) -> tuple[int, ...]:
    """Integers by a `struct` layout. Raises ShortError where the bytes end too soon."""
    if offset < 0 or offset + struct.calcsize(layout) > len(data):
        raise ShortError(f"The file ends before byte {offset + struct.calcsize(layout)}.")
    return struct.unpack_from(layout, data, offset)


def zero_ended(data: bytes, offset: int, limit: int = MAX_STRING_BYTES) -> str:
    """The string up to its zero byte, at most `limit` bytes of it; empty beyond the end of the file."""
    if not 0 <= offset < len(data):
        return ""
    end = data.find(b"\0", offset, offset + limit)
    return data[offset : end if end >= 0 else offset + limit].decode("utf-8", "replace")
