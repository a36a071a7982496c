"""How much of a shipped file its map explains, and how much of that each source has."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from inspector.sourcemaps.mapping_chunk import Numbers
from inspector.sourcemaps.segments import NOTHING, Segments
from inspector.sourcemaps.stretches import stretches_of
from inspector.sourcemaps.utf16_text import Utf16Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """Bytes are those of the shipped file in UTF-8, its line ends left out."""

    mapped_bytes: int
    bytes_of_source: Numbers
    """By source, up to the last one that anything maps to."""


def measure_coverage(segments: Segments, shipped: Utf16Text) -> Coverage:
    """Counts the shipped bytes that some original is known for; each byte belongs to one source."""
    stretches = stretches_of(segments, shipped)
    is_mapped = segments.source != NOTHING
    sizes = shipped.utf8_sizes(stretches.start[is_mapped], stretches.end[is_mapped])
    # Weights are summed as floats: exact up to 2**53.
    counts = np.bincount(segments.source[is_mapped], weights=sizes).astype(np.int64)
    return Coverage(int(counts.sum()), counts)


@dataclass(frozen=True, slots=True)
class LineCount:
    """The lines of one source, as far as the mappings know them."""

    mapped: int
    """On which code was placed."""
    last: int
    """The last one of them, from 1: how long the source is at least."""


def count_lines(segments: Segments, sources: Sequence[int]) -> dict[int, LineCount]:
    """The original lines that code came from, for each of these sources."""
    is_wanted = np.zeros(int(segments.source.max(initial=NOTHING)) + 2, np.bool_)
    is_wanted[[source for source in sources if 0 <= source < len(is_wanted)]] = True
    rows = np.flatnonzero((segments.source != NOTHING) & is_wanted[segments.source])
    places = np.unique((segments.source[rows].astype(np.int64) << 32) | segments.original_line[rows])
    counts = {source: LineCount(0, 0) for source in sources}
    begins = np.flatnonzero(np.diff(places >> 32, prepend=-1))
    for begin, end in pairwise([*begins.tolist(), len(places)]):
        counts[int(places[begin] >> 32)] = LineCount(end - begin, int(places[end - 1] & 0xFFFFFFFF) + 1)
    return counts
