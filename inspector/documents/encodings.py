"""Which encoding a run of bytes is in: byte order marks first, then what the bytes allow.

Marks as in RFC 3629 (UTF-8) and the Unicode Standard, section 23.8 (UTF-16 and UTF-32).
"""

import codecs
from dataclasses import dataclass

_SNIFFED_BYTES = 8192
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\b\x1b") | {0x7F})
_MAX_CONTROL_SHARE = 0.01
_MIN_ZERO_SHARE = 0.35
"""Zero bytes among all bytes of UTF-16 text that is mostly Latin: half of them, less some other script."""
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_CUT_BYTES = 6
"""Bytes of characters that the two ends of a window can cut through."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec name, and the length of the byte order mark to leave out."""

    codec: str
    mark_bytes: int = 0


_UTF_8 = Encoding("utf-8")


def encoding_of(data: bytes, *, is_partial: bool = False) -> Encoding | None:
    """The encoding of text, None for binary content.

    `is_partial` allows for a character that is cut at either end.
    """
    is_ascii = data.isascii()
    if not is_ascii:
        for mark, codec in _MARKS:
            if data.startswith(mark):
                return Encoding(codec, len(mark))
    if b"\0" in data[:_SNIFFED_BYTES]:
        return _wide_without_mark(data)
    if is_ascii:
        return _UTF_8 if _few_controls(data) else None
    return _narrow(data, is_partial=is_partial)


def _wide_without_mark(data: bytes) -> Encoding | None:
    """UTF-16 of mostly Latin text has a zero in every other byte, and none in the others."""
    head = data[: _SNIFFED_BYTES & ~1]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < _MIN_ZERO_SHARE * len(head) or min(even, odd):
        return None
    codec = "utf-16-le" if odd else "utf-16-be"
    try:
        text = head[: len(head) & ~1].decode(codec, "strict" if len(head) == len(data) else "ignore")
    except UnicodeDecodeError:
        return None
    return Encoding(codec) if _few_controls(text.encode("utf-8", "replace")) else None


def _narrow(data: bytes, *, is_partial: bool) -> Encoding | None:
    if not _few_controls(data):
        return None
    if _is_utf_8(data):  # nearly always, and several times faster than counting
        return _UTF_8
    stray = without_stray_bytes(data).count(b"?") - data.count(b"?")
    if is_partial and stray <= _CUT_BYTES:
        stray = 0
    sound = len(data) - len(data.translate(None, _BEYOND_ASCII)) - stray
    return Encoding("utf-8") if stray == 0 or sound > stray else Encoding("latin-1")


def _few_controls(data: bytes) -> bool:
    head = data[:_SNIFFED_BYTES]
    return len(head) - len(head.translate(None, _CONTROLS)) <= _MAX_CONTROL_SHARE * len(head)


def without_stray_bytes(data: bytes) -> bytes:
    """Valid UTF-8 of the same length: each byte that is not UTF-8 becomes a question mark, so offsets stay."""
    return data if _is_utf_8(data) else data.decode("utf-8", "surrogateescape").encode("utf-8", "replace")


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
