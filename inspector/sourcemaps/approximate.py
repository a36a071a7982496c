"""Something like a source that a map has no text for: shipped code put where the mappings say it came from.

Each stretch of generated code goes to its original line and column, its leading identifier swapped for the name that
the map has for it. Types, comments and code that was dropped are gone; what a compiler added is there. It is never
called a source.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inspector.sourcemaps.segments import NOTHING, Column, Segments
from inspector.sourcemaps.stretches import Stretches
from inspector.sourcemaps.utf16_text import Utf16Text

MAX_LINES = 300_000
"""Longer sources are cut: a hostile map may place one word on line two billion."""
MAX_PADDING = 240
"""Columns are kept up to here; code that stood further to the right moves closer."""
MAX_STRETCH = 2_000
"""Characters of one stretch: what is longer was not written on one line."""
MAX_CHARACTERS = 32 << 20

_IDENTIFIER = re.compile(r"[\w$]+")
_WORD_END = re.compile(r"[\w$]\Z")


@dataclass(frozen=True, slots=True)
class ApproximateText:
    """The text, and what it stands on."""

    text: str
    mapped_lines: int
    """Lines that hold code."""
    is_cut: bool
    """Whether a limit left something out."""


def approximate_source(
    segments: Segments, stretches: Stretches, rows: Column, names: list[str], shipped: Utf16Text
) -> ApproximateText:
    """Puts a source together from its `rows` among the segments, sorted by original position.

    Raises nothing, whatever the map says.
    """
    kept = rows[(segments.original_line[rows] < MAX_LINES) & (stretches.end[rows] > stretches.start[rows])]
    pieces = _Pieces(segments, names, shipped)
    by_line: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    places = zip(segments.original_line[kept].tolist(), segments.original_column[kept].tolist(), strict=True)
    spans = zip(kept.tolist(), stretches.start[kept].tolist(), stretches.end[kept].tolist(), strict=True)
    for (line, column), span in zip(places, spans, strict=True):
        text = pieces.text(*span)
        if text:
            by_line[line].append((column, text))
        if pieces.characters > MAX_CHARACTERS:
            break
    lines = [_line(by_line[line]) if line in by_line else "" for line in range(max(by_line, default=-1) + 1)]
    is_cut = pieces.characters > MAX_CHARACTERS or bool((segments.original_line[rows] >= MAX_LINES).any())
    return ApproximateText("\n".join([*lines, ""]) if lines else "", len(by_line), is_cut)


class _Pieces:
    """What each segment contributes."""

    def __init__(self, segments: Segments, names: list[str], shipped: Utf16Text) -> None:
        self._names = names
        self._name_of = segments.name
        self._shipped = shipped
        self.characters = 0

    def text(self, row: int, start: int, end: int) -> str:
        """The code of a stretch with its first identifier as the source had it."""
        code = self._shipped.piece(start, min(end, start + MAX_STRETCH)).strip()
        number = int(self._name_of[row])
        name = self._names[number] if number != NOTHING else ""
        match = _IDENTIFIER.match(code)
        if name and match and name.isprintable():
            code = name + code[match.end() :]
        self.characters += len(code)
        return code


def _line(pieces: Iterable[tuple[int, str]]) -> str:
    """The pieces of one line, each at its column or right behind what stands there."""
    line, seen = "", set[tuple[int, str]]()
    for column, text in pieces:
        if (column, text) in seen:
            continue
        seen.add((column, text))
        gap = min(column, MAX_PADDING) - len(line)
        if gap > 0:
            line += " " * gap
        elif _WORD_END.search(line) and _WORD_END.search(text[:1]):
            line += " "
        line += text
    return line
