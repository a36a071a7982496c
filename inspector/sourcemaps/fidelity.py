"""How far the positions of a map can be trusted.

Some bundlers write maps whose texts are genuine and whose positions are not.
Two tests, both cheap: a segment with a name must lead to a text that starts with that name, and every position
must lie inside the text it is a position of. A map of another build fails the second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from inspector.sourcemaps.mapping_chunk import Numbers
from inspector.sourcemaps.segments import NOTHING, Segments
from inspector.sourcemaps.source_map import SourceMap
from inspector.sourcemaps.utf16_text import Utf16Text

MIN_NAME_SHARE = 0.6
"""Below it a jump lands on the wrong token too often to be worth it."""
MAX_OUTSIDE_SHARE = 0.1
MIN_CHECKED = 20
"""Fewer names or positions than this say nothing."""
SAMPLE = 20_000
MAX_TEXT_BYTES = 64 << 20
"""So much source text is looked at."""


@dataclass(frozen=True, slots=True)
class Fidelity:
    """What was counted. Shares are None where too little could be checked."""

    checked_names: int = 0
    """Named segments whose source has content, at most SAMPLE."""
    matching_names: int = 0
    """Those whose original text starts with the name."""
    checked_originals: int = 0
    outside_originals: int = 0
    """Original positions that lie outside their source."""
    checked_generated: int = 0
    """All segments; 0 where the shipped file is not known."""
    outside_generated: int = 0
    """Generated positions that lie outside the shipped file."""

    @property
    def name_share(self) -> float | None:
        """Share of names found where the map says."""
        return _share(self.matching_names, self.checked_names)

    @property
    def outside_original_share(self) -> float | None:
        """Share of positions outside their source."""
        return _share(self.outside_originals, self.checked_originals)

    @property
    def outside_generated_share(self) -> float | None:
        """Share of positions outside the shipped file."""
        return _share(self.outside_generated, self.checked_generated)

    @property
    def is_stale(self) -> bool:
        """Whether the map cannot have been made for the shipped file."""
        return (self.outside_generated_share or 0) > MAX_OUTSIDE_SHARE

    @property
    def is_exact(self) -> bool:
        """Whether positions can be jumped to."""
        return not self.objection

    @property
    def objection(self) -> str:
        """Why positions cannot be trusted, in one sentence; empty where they can."""
        share = self.outside_generated_share or 0
        if share > MAX_OUTSIDE_SHARE:
            return f"{share:.0%} of the positions lie outside the shipped file: the map was made for another build."
        share = self.outside_original_share or 0
        if share > MAX_OUTSIDE_SHARE:
            return f"{share:.0%} of the positions lie outside their sources: they lead to wrong places."
        names = self.name_share
        if names is not None and names < MIN_NAME_SHARE:
            return f"Only {names:.0%} of the names stand where the map says: its positions lead to wrong places."
        return ""


def measure_fidelity(
    found: SourceMap, segments: Segments, names: list[str], shipped: Utf16Text | None = None
) -> Fidelity:
    """Checks a sample of the segments against the sources, and all against the shipped file where it is known."""
    named = _sample(np.flatnonzero((segments.name != NOTHING) & (segments.source != NOTHING)))
    mapped = _sample(np.flatnonzero(segments.source != NOTHING))
    counts = _Counts()
    for rows, text in _by_source(found, segments, np.union1d(named, mapped)):
        counts.take(segments, names, rows, text)
    return Fidelity(
        checked_names=counts.names,
        matching_names=counts.matching,
        checked_originals=counts.originals,
        outside_originals=counts.outside,
        checked_generated=len(segments) if shipped is not None else 0,
        outside_generated=generated_outside(segments, shipped) if shipped is not None else 0,
    )


def generated_outside(segments: Segments, shipped: Utf16Text) -> int:
    """How many generated positions lie outside a text."""
    lines = segments.generated_line().astype(np.int64)
    return len(segments) - int(np.count_nonzero(shipped.has(lines, segments.generated_column.astype(np.int64))))


@dataclass(slots=True)
class _Counts:
    names: int = 0
    matching: int = 0
    originals: int = 0
    outside: int = 0

    def take(self, segments: Segments, names: list[str], rows: Numbers, text: Utf16Text) -> None:
        lines, columns = segments.original_line[rows], segments.original_column[rows]
        is_inside = text.has(lines.astype(np.int64), columns.astype(np.int64))
        self.originals += len(rows)
        self.outside += len(rows) - int(np.count_nonzero(is_inside))
        for index in np.flatnonzero(segments.name[rows] != NOTHING).tolist():
            name = names[segments.name[rows[index]]]
            if name:
                self.names += 1
                is_there = is_inside[index] and text.starts_with(int(lines[index]), int(columns[index]), name)
                self.matching += bool(is_there)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole >= MIN_CHECKED else None


def _sample(rows: Numbers) -> Numbers:
    """Evenly spread, so that every part of a map has its share."""
    if len(rows) <= SAMPLE:
        return rows
    return rows[np.linspace(0, len(rows) - 1, SAMPLE).astype(np.int64)]


def _by_source(found: SourceMap, segments: Segments, rows: Numbers) -> Iterator[tuple[Numbers, Utf16Text]]:
    """Rows of one source at a time with its text; sources without content are left out."""
    sources = segments.source[rows]
    order = np.argsort(sources, kind="stable")
    rows, sources = rows[order], sources[order]
    begins = np.flatnonzero(np.diff(sources, prepend=-1))
    left_bytes = MAX_TEXT_BYTES
    for begin, end in pairwise([*begins.tolist(), len(rows)]):
        content = found.content(int(sources[begin]))
        if content is None:
            continue
        left_bytes -= len(content.data)
        if left_bytes < 0:
            return
        yield rows[begin:end], Utf16Text(content.data)
