"""All segments of a map as columns of 32 bits, in the order of their generated positions.

Twenty bytes per segment: a map of 60 MB has some 2.4 million of them. What a segment gets wrong costs only what
it cannot say: a source that does not exist leaves it unmapped, as ECMA-426 decodes it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector.sourcemaps.mapping_chunk import Flags, MappingChunk, Numbers
from inspector.sourcemaps.section_mappings import iter_section, mappings_text
from inspector.sourcemaps.source_map import Section, SourceMap

Column = npt.NDArray[np.int32]
Watch = Callable[[MappingChunk, Section], None]

MAX_SEGMENTS = 50_000_000
NOTHING = -1
"""Stands where a segment names no source or no name."""
_COLUMNS = 6
_COUNTED_BYTES = 1 << 18
_LARGEST = int(np.iinfo(np.int32).max)


class TooManySegmentsError(Exception):
    """A map has more segments than are decoded; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Parallel columns, one row per segment; positions count from 0, columns in UTF-16 units."""

    lines: Column
    """The generated lines that have segments, ascending."""
    starts: Numbers
    """Row with which each of these lines begins, and one past the last row."""
    generated_column: Column
    source: Column
    """Index among all sources of the map; NOTHING where the segment maps to no source."""
    original_line: Column
    original_column: Column
    name: Column
    """Index among all names of the map; NOTHING where the segment has none."""
    is_range: Column | None = None
    """1 where each unit up to the next segment has its own original; None where the map marks no such segment."""

    def __len__(self) -> int:
        return len(self.generated_column)

    def generated_line(self) -> Column:
        """The generated line of each row; made anew each time."""
        return np.repeat(self.lines, np.diff(self.starts))


def read_segments(found: SourceMap, limit: int = MAX_SEGMENTS, watch: Watch | None = None) -> Segments:
    """Decodes the mappings of every section. Raises TooManySegmentsError where there are more than `limit`.

    `watch` is told each run of segments as it was decoded, with its section.
    """
    texts = [mappings_text(found, section) for section in found.sections]
    commas = [_count(text, b",") for text in texts]
    if sum(commas) > limit:
        raise TooManySegmentsError(_refusal(limit))
    # Room for all rows at once: columns that grow are copied, and memory that is new costs more than decoding.
    room = min(sum(map(_most_segments, texts, commas)), limit)
    has_ranges = any(section.ranges for section in found.sections)
    table = np.empty((_COLUMNS + has_ranges, room), np.int32)
    count = 0
    for section, text in zip(found.sections, texts, strict=True):
        for chunk in iter_section(found, section, text):
            if watch is not None:
                watch(chunk, section)
            columns = _rows_of(chunk, section, has_ranges=has_ranges)
            after = count + len(columns[0])
            if after > limit:
                raise TooManySegmentsError(_refusal(limit))
            for row, values in zip(table, columns, strict=True):
                row[count:after] = values
            count = after
    return _in_order(list(table[:, :count]))


def _most_segments(text: bytes, commas: int) -> int:
    """A segment has a separator before it, or begins the text, and one digit at least."""
    lines = _count(text, b";")
    return min(commas + lines + 1, len(text) - commas - lines)


def _count(text: bytes, byte: bytes) -> int:
    """What `bytes.count` says, which jumps from hit to hit: four times as slow where every seventh is one."""
    units = np.frombuffer(text, np.uint8)
    pieces = (units[at : at + _COUNTED_BYTES] for at in range(0, len(units), _COUNTED_BYTES))
    return sum(int(np.count_nonzero(piece == byte[0])) for piece in pieces)


def _refusal(limit: int) -> str:
    return f"The map has more than {limit:,} segments; they are not decoded."


def _rows_of(chunk: MappingChunk, section: Section, *, has_ranges: bool) -> list[Numbers]:
    place = section.place
    line = chunk.generated_line + place.line
    column = chunk.generated_column
    if place.column:
        # Only the first line of a section starts at the section's column.
        column = column + np.where(chunk.generated_line == 0, place.column, 0)
    is_mapped = _is_index(chunk.source, section.source_count) & _is_position(chunk.original_line)
    is_mapped &= _is_position(chunk.original_column)
    has_name = _is_index(chunk.name, section.name_count)
    columns = [
        line,
        column,
        _where(is_mapped, chunk.source + section.first_source, NOTHING),
        _where(is_mapped, chunk.original_line, 0),
        _where(is_mapped, chunk.original_column, 0),
        _where(has_name, chunk.name + section.first_name, NOTHING),
    ]
    if has_ranges:
        marks = chunk.is_range if chunk.is_range is not None else np.zeros(len(column), np.bool_)
        columns.append(marks.astype(np.int64))
    is_placed = _is_position(column) & (line <= _LARGEST)
    if not is_placed.all():
        columns = [values[is_placed] for values in columns]
    return columns


def _is_index(values: Numbers, count: int) -> Flags:
    # A negative number is a very large one without its sign: one comparison less.
    return values.view(np.uint64) < np.uint64(count)


def _is_position(values: Numbers) -> Flags:
    return values.view(np.uint64) <= np.uint64(_LARGEST)


def _where(mask: Flags, values: Numbers, otherwise: int) -> Numbers:
    return values if mask.all() else np.where(mask, values, otherwise)


def _in_order(columns: list[Column]) -> Segments:
    line, column = columns[0], columns[1]
    steps = np.diff(line)
    begins = np.flatnonzero(steps) + 1
    is_back = column[1:] < column[:-1]
    is_back[begins - 1] = False
    if len(steps) and (int(steps.min()) < 0 or is_back.any()):
        order = np.lexsort((column, line))
        columns = [values[order] for values in columns]
        line = columns[0]
        begins = np.flatnonzero(np.diff(line)) + 1
    begins = np.concatenate(([0], begins)) if len(line) else begins[:0]
    return Segments(line[begins], np.append(begins, len(line)), *columns[1:])
