"""How much of a shipped file its map explains, and how much of that each source has."""

from dataclasses import dataclass

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


def count_lines(segments: Segments, source: int) -> LineCount:
    """The original lines of one source that code came from."""
    lines = np.unique(segments.original_line[segments.source == source])
    return LineCount(len(lines), int(lines[-1]) + 1 if len(lines) else 0)
