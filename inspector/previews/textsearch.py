"""Finds a text in the bytes of another, without a second copy of it."""

import re
from dataclasses import dataclass

from inspector.previews.encoding import EncodedText

MAX_NEEDLE_CHARACTERS = 1000
_CHUNK_BYTES = 1 << 20
_SPELLED_OUT = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for, ready for bytes."""

    plain: bytes
    """The bytes to find; lower case when `folded`."""
    folded: bool
    """Whether the ASCII letters of the text are compared in lower case."""
    pattern: re.Pattern[bytes] | None = None
    """For letters beyond ASCII in both cases: matches instead of `plain`."""
    longest: int = 0
    """No hit has more bytes."""


def needle_for(text: EncodedText, wanted: str, *, case_sensitive: bool) -> Needle | None:
    """The needle, or None for what the text cannot hold. A spelled-out character stands for itself."""
    wanted = _SPELLED_OUT.sub(_real_character, wanted[:MAX_NEEDLE_CHARACTERS])
    plain = _encoded(text, wanted)
    if not plain:
        return None
    if case_sensitive or wanted.lower() == wanted.upper():
        return Needle(plain, folded=False, longest=len(plain))
    if wanted.isascii():
        return Needle(plain.lower(), folded=True, longest=len(plain))
    choices = [_cases(text, character) for character in wanted]
    pattern = b"".join(b"(?:" + b"|".join(re.escape(form) for form in forms) + b")" for forms in choices)
    return Needle(plain, folded=False, pattern=re.compile(pattern), longest=sum(max(map(len, f)) for f in choices))


def find_forwards(body: bytes, needle: Needle, start: int, end: int) -> tuple[int, int] | None:
    """Offset and length of the first hit that begins at `start` or later and lies before `end`."""
    if needle.pattern is not None:
        match = needle.pattern.search(body, start, end)
        return (match.start(), match.end() - match.start()) if match else None
    if not needle.folded:
        return _hit(body.find(needle.plain, start, end), needle)
    for at in range(start, end, _CHUNK_BYTES):
        found = body[at : min(at + _CHUNK_BYTES + needle.longest - 1, end)].lower().find(needle.plain)
        if found >= 0:
            return at + found, len(needle.plain)
    return None


def find_backwards(body: bytes, needle: Needle, start: int, before: int, end: int) -> tuple[int, int] | None:
    """Offset and length of the last hit that begins before `before`, not before `start`, and lies before `end`."""
    for high in range(before, start, -_CHUNK_BYTES):
        low = max(high - _CHUNK_BYTES, start)
        hit = _last_in(body[low : min(high + needle.longest - 1, end)], needle)
        if hit is not None:
            return low + hit[0], hit[1]
    return None


def _last_in(chunk: bytes, needle: Needle) -> tuple[int, int] | None:
    if needle.pattern is None:
        return _hit((chunk.lower() if needle.folded else chunk).rfind(needle.plain), needle)
    last = None
    for match in needle.pattern.finditer(chunk):
        last = (match.start(), match.end() - match.start())
    return last


def _hit(offset: int, needle: Needle) -> tuple[int, int] | None:
    return (offset, len(needle.plain)) if offset >= 0 else None


def _real_character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _encoded(text: EncodedText, wanted: str) -> bytes:
    try:
        return text.encode(wanted)
    except UnicodeEncodeError:
        return b""


def _cases(text: EncodedText, character: str) -> list[bytes]:
    forms = dict.fromkeys((character, character.lower(), character.upper()))
    return [form for form in (_encoded(text, shape) for shape in forms) if form]
