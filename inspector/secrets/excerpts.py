"""Evidence for a secret: text around it that cuts through no secret, however long the line is.

A masker hides whole secrets only: half of one at the edge of an excerpt would stay in clear.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector.core.finding import MAX_CONTEXT_CHARACTERS, MAX_EXCERPT_CHARACTERS, Evidence
from inspector.documents.document import Document
from inspector.secrets.hit import SecretHit

Span = tuple[int, int]
_CONTEXT_LINES = 3
_LEAST_ROOM = 40
"""Characters around a secret below which words stand for it."""
_MARKER_ROOM = 120
"""Characters kept free for these words and the two ellipses."""
_UNPRINTABLE = re.compile(rb"[^\x20-\x7e\t\r\n]")


@dataclass(frozen=True, slots=True)
class _Frame:
    """How much text to take around a secret."""

    max_characters: int
    lines: int
    """Whole lines before and after the secret's own."""


_EXCERPT = _Frame(MAX_EXCERPT_CHARACTERS, 0)
_CONTEXT = _Frame(MAX_CONTEXT_CHARACTERS, _CONTEXT_LINES)


def evidence_for(document: Document, start: int, end: int, hits: Iterable[SecretHit]) -> Evidence:
    """Evidence for the span from `start` to `end` of the document's data; `hits` are all its secrets."""
    spans = _union([(hit.start, hit.end) for hit in hits] + [(start, end)])
    secret = next(span for span in spans if span[0] <= start < span[1] or span == (start, end))
    excerpt, is_hidden = _text(document, secret, spans, _EXCERPT)
    context, is_context_hidden = _text(document, secret, spans, _CONTEXT)
    is_more = context.strip() != excerpt.strip()
    return Evidence(excerpt, context if is_more else None, redacted=is_hidden or (is_more and is_context_hidden))


def _union(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _text(document: Document, secret: Span, spans: Sequence[Span], frame: _Frame) -> tuple[str, bool]:
    """The text of one frame, and whether the secret itself was too long for it."""
    data, (start, end) = document.data, secret
    is_hidden = end - start > frame.max_characters - _LEAST_ROOM
    room = frame.max_characters - _MARKER_ROOM if is_hidden else frame.max_characters - 2 - (end - start)
    shown = _stand_in(data, secret) if is_hidden else data[start:end].decode("utf-8", "replace")
    first = _first(data, start, room // 2, frame.lines, is_text=document.is_text)
    last = _last(data, end, room // 2, frame.lines, is_text=document.is_text)
    first, last = _outside_spans(first, last, secret, spans)
    before = ("…" if _is_cut(data, first - 1) else "") + data[first:start].decode("utf-8", "replace")
    after = data[end:last].decode("utf-8", "replace") + ("…" if _is_cut(data, last) else "")
    return before + shown + after, is_hidden


def _stand_in(data: bytes, secret: Span) -> str:
    """Words for a secret that is too long to quote. The armour line of a key is no secret."""
    armour = re.match(rb"-----BEGIN [A-Z ]{0,60}-----|PuTTY-User-Key-File-\d", data[secret[0] : secret[0] + 90])
    name = armour.group().decode("ascii") + " " if armour else ""
    return f"{name}[{secret[1] - secret[0]:,} bytes hidden]"


def _first(data: bytes, start: int, side: int, lines: int, *, is_text: bool) -> int:
    first = max(start - side, 0)
    at = start
    for _ in range(lines + 1):
        at = data.rfind(b"\n", first, at)
        if at < 0:
            break
    first = max(first, at + 1)
    if not is_text:
        stops = [match.end() for match in _UNPRINTABLE.finditer(data, first, start)]
        return stops[-1] if stops else first
    while first < start and data[first] & 0xC0 == 0x80:
        first += 1
    return first


def _last(data: bytes, end: int, side: int, lines: int, *, is_text: bool) -> int:
    last = min(end + side, len(data))
    at = end - 1
    for _ in range(lines + 1):
        at = data.find(b"\n", at + 1, last)
        if at < 0:
            break
    last = at if at >= 0 else last
    if not is_text:
        stop = _UNPRINTABLE.search(data, end, last)
        return stop.start() if stop else last
    while end < last < len(data) and data[last] & 0xC0 == 0x80:
        last -= 1
    return last


def _outside_spans(first: int, last: int, secret: Span, spans: Sequence[Span]) -> Span:
    """Moves both edges towards the secret until they cut no other secret."""
    for start, end in (spans[bisect_left(spans, (first, -1)) - 1], spans[bisect_left(spans, (last, -1)) - 1]):
        if start < first < end <= secret[0]:
            first = end
        if start < last < end and start >= secret[1]:
            last = start
    return first, last


def _is_cut(data: bytes, offset: int) -> bool:
    """Whether the text goes on at the offset, on the same line."""
    return 0 <= offset < len(data) and data[offset : offset + 1] not in (b"\n", b"\r")
