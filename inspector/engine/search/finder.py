"""Finds a query in windows of bytes: literals by what C offers, everything else as text."""

import re
from collections.abc import Callable, Iterator

from inspector.engine.search.query import SearchQuery, expression

Place = tuple[int, int]
"""Start and end of a hit in bytes."""
Finder = Callable[[bytes], Iterator[Place]]
_WORD = re.compile(rb"[0-9A-Za-z_\x80-\xff]")


def finder_of(query: SearchQuery) -> Finder:
    """What finds all hits of a window that do not overlap, in order. Raises QueryError."""
    pattern = expression(query)
    if query.is_regex or not query.pattern.isascii():
        return lambda window: _by_expression(window, pattern)
    needle = query.pattern.encode()
    if query.is_case_sensitive or needle.lower() == needle.upper():
        return lambda window: _checked(window, _occurrences(window, needle), query)
    folded = needle.lower()
    return lambda window: _checked(window, _occurrences(window.lower(), folded), query)


def text_places(text: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Hits in characters; empty ones are no hits."""
    return (match.span() for match in pattern.finditer(text) if match.end() > match.start())


def _occurrences(window: bytes, needle: bytes) -> Iterator[Place]:
    at = window.find(needle)
    while at >= 0:
        yield at, at + len(needle)
        at = window.find(needle, at + len(needle))


def _checked(window: bytes, places: Iterator[Place], query: SearchQuery) -> Iterator[Place]:
    return (place for place in places if _is_word(window, *place)) if query.is_whole_word else places


def _is_word(window: bytes, start: int, end: int) -> bool:
    before, after = window[max(start - 1, 0) : start], window[end : end + 1]
    return not (before and _WORD.match(before)) and not (after and _WORD.match(after))


def _by_expression(window: bytes, pattern: re.Pattern[str]) -> Iterator[Place]:
    text, is_narrow = _decoded(window)
    if is_narrow:
        yield from text_places(text, pattern)
        return
    characters, size_bytes = 0, 0
    for start, end in text_places(text, pattern):
        size_bytes += len(text[characters:start].encode())
        length = len(text[start:end].encode())
        yield size_bytes, size_bytes + length
        characters, size_bytes = end, size_bytes + length


def _decoded(window: bytes) -> tuple[str, bool]:
    """The window as text, and whether each character is one byte. What is no UTF-8 counts as Latin-1."""
    if window.isascii():
        return window.decode("ascii"), True
    try:
        return window.decode("utf-8"), False
    except UnicodeDecodeError:
        return window.decode("latin-1"), True
