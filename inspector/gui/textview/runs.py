"""Cuts a row into runs that are painted in one go: one colour, one direction of writing."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inspector.previews.rows import Span, TokenKind

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a row."""

    start: int
    text: str
    token: TokenKind | None
    is_marked: bool
    """Whether it lies in the marked stretch, the selection or a hit."""


def laid_over(spans: Sequence[Span], covered: Sequence[tuple[int, int]]) -> list[Span]:
    """The colours of a row with those of what is covered on top of them."""
    left = list(spans)
    for start, end in covered:
        pieces = [
            (span, first, last)
            for span in left
            for first, last in (
                (span.start, min(span.start + span.length, start)),
                (max(span.start, end), span.start + span.length),
            )
        ]
        left = [Span(first, last - first, span.token) for span, first, last in pieces if first < last]
    over = [Span(start, end - start, TokenKind.COVERED) for start, end in covered]
    return sorted([*left, *over], key=lambda span: span.start)


def runs_of(text: str, spans: Sequence[Span], marked: tuple[int, int] = (0, 0)) -> Iterator[Run]:
    """The runs of a row from left to right.

    Letters written from right to left get runs of their own, so that what is painted keeps the order of
    the characters: a text cannot be made to look like another one.
    """
    is_plain = text.isascii()
    for start, end, token in _stretches(len(text), spans):
        for low, high, is_marked in _cut(start, end, marked):
            if is_plain:
                yield Run(low, text[low:high], token, is_marked)
            else:
                for first, part in _directions(text[low:high]):
                    yield Run(low + first, part, token, is_marked)


def by_colour(runs: Iterable[Run]) -> Iterator[tuple[bool, TokenKind | None, str]]:
    """Joins the runs of a row whose characters are all one column wide: one text per colour, blanks between.

    A minified row has thirty runs and more in four colours; painting is the dearer the more calls it takes.
    """
    parts: dict[tuple[bool, TokenKind | None], list[str]] = {}
    ends: dict[tuple[bool, TokenKind | None], int] = {}
    for run in runs:
        if run.text.isspace():
            continue
        key = (run.is_marked, run.token)
        parts.setdefault(key, []).append(" " * (run.start - ends.get(key, 0)) + run.text)
        ends[key] = run.start + len(run.text)
    for (is_marked, token), texts in parts.items():
        yield is_marked, token, "".join(texts)


def _stretches(length: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, TokenKind | None]]:
    at = 0
    for span in spans:
        start, end = min(span.start, length), min(span.start + span.length, length)
        if start > at:
            yield at, start, None
            at = start
        if end > max(start, at):
            yield max(start, at), end, span.token
            at = end
    if at < length:
        yield at, length, None


def _cut(start: int, end: int, marked: tuple[int, int]) -> Iterator[tuple[int, int, bool]]:
    low, high = max(marked[0], start), min(marked[1], end)
    if low >= high:
        yield start, end, False
        return
    for first, last, is_marked in ((start, low, False), (low, high, True), (high, end, False)):
        if first < last:
            yield first, last, is_marked


def _directions(text: str) -> Iterator[tuple[int, str]]:
    start, was_reversed = 0, False
    for index, character in enumerate(text):
        is_reversed = unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
        if index and (is_reversed or was_reversed):
            yield start, text[start:index]
            start = index
        was_reversed = is_reversed
    if start < len(text):
        yield start, text[start:]
