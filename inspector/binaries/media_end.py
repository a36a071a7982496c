"""Where a picture or a sound ends by its own structure: what follows is no part of it.

PNG (W3C Recommendation, third edition, section 5), GIF89a, RIFF (WAV, WebP, AVI). JPEG is left out: cameras put
further pictures behind the first one.
"""

from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GIF: Final = (b"GIF87a", b"GIF89a")
_GIF_HEADER_BYTES: Final = 13
MAX_BLOCKS: Final = 200_000
"""Chunks or blocks that are walked; a file with more has no known end."""


def media_end(data: bytes) -> int | None:
    """Offset behind the last byte of the picture or sound; None for other files and for damaged ones. Never raises."""
    if data.startswith(_PNG):
        return _png_end(data)
    if data[:6] in _GIF:
        return _gif_end(data)
    return _riff_end(data) if data[:4] == b"RIFF" else None


def _png_end(data: bytes) -> int | None:
    at = len(_PNG)
    for _ in range(MAX_BLOCKS):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        at += length + 12
        if len(kind) < 4 or at > len(data):
            return None
        if kind == b"IEND":
            return at
    return None


def _gif_end(data: bytes) -> int | None:
    if len(data) < _GIF_HEADER_BYTES:
        return None
    at = _GIF_HEADER_BYTES + _color_table_bytes(data[10])
    for _ in range(MAX_BLOCKS):
        mark = data[at : at + 1]
        if mark == b";":
            return at + 1
        if mark == b"!":
            at += 2
        elif mark == b"," and at + 9 < len(data):
            at += 11 + _color_table_bytes(data[at + 9])
        else:
            return None
        after = _behind_blocks(data, at)
        if after is None:
            return None
        at = after
    return None


def _color_table_bytes(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int | None:
    """Behind a run of sub-blocks: a length byte and so many bytes each, ended by a length of zero."""
    for _ in range(MAX_BLOCKS):
        if at >= len(data):
            return None
        length = data[at]
        at += 1 + length
        if length == 0:
            return at
    return None


def _riff_end(data: bytes) -> int | None:
    size = int.from_bytes(data[4:8], "little")
    end = 8 + size + size % 2
    # A size of zero or all ones is what recorders leave that could not go back to fill it in.
    return end if 4 < size < 0xFFFFFFFF and end <= len(data) else None
