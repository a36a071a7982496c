"""A run of decoded segments: relative numbers to absolute ones, one column per field."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Values = npt.NDArray[np.int32]
"""Decoded numbers: 32 bits are all that a VLQ may have."""
Flags = npt.NDArray[np.bool_]

_LARGEST = int(np.iinfo(np.int32).max)
UNMAPPED = int(np.iinfo(np.int64).min)
"""Stands where a segment has no such field: no decoded value can be it."""


@dataclass(slots=True)
class MappingChunk:
    """A run of segments, one row each, in the order of the text."""

    generated_line: Numbers
    generated_column: Numbers
    source: Numbers
    """UNMAPPED where the segment has one field."""
    original_line: Numbers
    original_column: Numbers
    name: Numbers
    """UNMAPPED where the segment has fewer than five fields."""
    faults: tuple[str, ...] = ()
    """What is wrong with the text itself: see `mapping_faults`."""
    is_range: Flags | None = None
    """Which segments stand for a range; None where the map marks none."""


@dataclass(slots=True)
class Running:
    """Values that run on from chunk to chunk."""

    line: int = 0
    column: int = 0
    fields: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    """Source, original line, original column, name."""


@dataclass(slots=True)
class SegmentPlaces:
    """Where the segments of a run lie among its numbers and lines."""

    first: Numbers
    """Index of the first number of each segment."""
    counts: Numbers
    """How many numbers each has: 1, 4 or 5."""
    lines: Numbers
    """The line of each, counted from the line that the run begins in."""
    line_ends: int
    """How many lines the run ends."""


def chunk_of(values: Values, places: SegmentPlaces, running: Running) -> MappingChunk:
    """The rows of a run, with absolute numbers."""
    first, counts, lines = places.first, places.counts, places.lines
    columns = _restarting_sum(values[first], lines, running.column)
    if len(columns) and int(lines[-1]) == places.line_ends:
        running.column = int(columns[-1])
    elif places.line_ends:
        running.column = 0
    has_source, has_name = counts >= 4, counts == 5
    at = first if has_source.all() else first[has_source]
    source, line, column = (_filled(_running_sum(values[at + i], running, i - 1), has_source) for i in (1, 2, 3))
    name = _filled(_running_sum(values[first[has_name] + 4], running, 3), has_name)
    chunk = MappingChunk(lines + running.line, columns, source, line, column, name)
    running.line += places.line_ends
    return chunk


def _summed(values: Values) -> Numbers:
    """Running sums. Adding in 32 bits, where no sum can need more, takes half the time."""
    if len(values) and max(int(values.max()), -int(values.min())) * len(values) <= _LARGEST:
        return np.cumsum(values, dtype=np.int32).astype(np.int64)
    return np.cumsum(values, dtype=np.int64)


def _restarting_sum(values: Values, lines: Numbers, carried: int) -> Numbers:
    """Running sums that start again at each line; the first line goes on from the chunk before."""
    sums = _summed(values)
    if not len(values):
        return sums
    line_starts = np.flatnonzero(lines[1:] != lines[:-1]) + 1
    if len(line_starts):
        before = sums[line_starts - 1]
        sums[line_starts[0] :] -= np.repeat(before, np.diff(line_starts, append=len(values)))
    if carried and lines[0] == 0:
        sums[: line_starts[0] if len(line_starts) else len(sums)] += carried
    return sums


def _running_sum(values: Values, running: Running, index: int) -> Numbers:
    sums = _summed(values)
    if not len(values):
        return sums
    sums += running.fields[index]
    running.fields[index] = int(sums[-1])
    return sums


def _filled(values: Numbers, mask: Flags) -> Numbers:
    if len(values) == len(mask):
        return values
    full = np.full(len(mask), UNMAPPED, np.int64)
    full[mask] = values
    return full
