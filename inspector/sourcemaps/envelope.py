"""What may stand around the JSON of a map: byte order marks, another encoding, the `)]}'` line.

ECMA-426 strips a first line that starts with `)]}'` from maps that came over HTTP; files keep it when a
server's answer was saved, so it is stripped here as well, and said.
"""

import codecs
from dataclasses import dataclass

MAX_GUARD_BYTES = 64


@dataclass(frozen=True, slots=True)
class Envelope:
    """The bytes to read JSON from, and where in them it starts."""

    data: bytes
    start: int
    is_raw: bool
    """Whether offsets in `data` are offsets in the file."""
    notes: tuple[str, ...] = ()


def opened(data: bytes) -> Envelope:
    """The bytes with their wrapping found; never raises."""
    encoding = _utf16_name(data)
    notes: list[str] = []
    if encoding:
        data = data.decode(encoding, "replace").encode()
        notes.append("The file is written in UTF-16 instead of UTF-8.")
    start = 0
    if data.startswith(codecs.BOM_UTF8):
        start = len(codecs.BOM_UTF8)
        if not encoding:
            notes.append("The file starts with a byte order mark.")
    guarded = _past_guard(data, start)
    if guarded != start:
        notes.append("The file starts with a line that guards it against being run as a script.")
    return Envelope(data, guarded, not encoding, tuple(notes))


def _utf16_name(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[:2] == b"{\0":
        return "utf-16-le"
    return "utf-16-be" if data[:2] == b"\0{" else ""


def _past_guard(data: bytes, start: int) -> int:
    if not data.startswith(b")]}", start):
        return start
    head = data[start : start + MAX_GUARD_BYTES]
    brace = head.find(b"{")
    line_end = min((at for at in (head.find(b"\n"), head.find(b"\r")) if at >= 0), default=len(head))
    return start + (brace if 0 <= brace < line_end else line_end)
