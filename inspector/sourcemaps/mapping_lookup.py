"""Jumps between generated and original positions: ECMA-426, "GetOriginalPositions", and its inverse.

`bisect` runs on memoryviews: `ndarray.searchsorted` with a plain int converts the whole column per call.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inspector.sourcemaps.mapping_chunk import Numbers
from inspector.sourcemaps.segments import NOTHING, Column, Segments

MAX_PLACES = 200
"""So many places of one position are listed: some maps put a whole file on one."""
_KEPT_SOURCES = 32

Move = Callable[[int], tuple[int, int]]
"""Of a range: the column that it begins at in the source -> lines below that, and the column there."""


@dataclass(frozen=True, slots=True)
class GeneratedPlace:
    """A stretch of the generated code. Lines and columns count from 0, columns in UTF-16 units."""

    line: int
    column: int
    end: int | None
    """Where the next segment of the line begins; None where the stretch reaches to the line's end."""


@dataclass(frozen=True, slots=True)
class OriginalPlace:
    """A stretch of a source, in the same units."""

    source: int
    """Index among all sources of the map."""
    line: int
    column: int
    end: int | None
    """The next mapped column of the line; None where nothing behind it is mapped."""
    name: int
    """Index among all names of the map; -1 where the segment has none."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A generated stretch and all that it was made of; nothing where it is marked as unmapped."""

    generated: GeneratedPlace
    originals: tuple[OriginalPlace, ...]


class MappingLookup:
    """Both directions over one map. The inverse is made on the first use, one source at a time."""

    def __init__(self, segments: Segments) -> None:
        """Copies nothing."""
        self.segments = segments
        self._lines = segments.lines.data
        self._starts = segments.starts.data
        self._columns = segments.generated_column.data
        self._order: Column | None = None
        self._first_of_source: Numbers = np.zeros(1, np.int64)
        self._sources: OrderedDict[int, _SourceRows] = OrderedDict()

    def originals_at(self, line: int, column: int) -> Mapped | None:
        """The stretch that holds a generated position, with all its originals; None before the first of a line.

        Of a segment that stands for a range, the originals are those of the very unit, on later lines, too.
        """
        rows = self._rows_of_line(line)
        index = bisect_right(self._columns, column, rows.start, rows.stop) - 1
        if index < rows.start:
            return self._carried(line, column, rows)
        start = self._columns[index]
        end = self._columns[index + 1] if index + 1 < rows.stop else None
        ahead = column - start
        return Mapped(GeneratedPlace(line, start, end), self._originals(index, rows.start, lambda at: (0, at + ahead)))

    def stretches_of_line(self, line: int, first_column: int, end_column: int) -> list[tuple[int, int | None, bool]]:
        """The stretches of a generated line that touch [first, end): column, end, whether it is mapped."""
        rows = self._rows_of_line(line)
        at = max(bisect_right(self._columns, first_column, rows.start, rows.stop) - 1, rows.start)
        stop = bisect_left(self._columns, end_column, at, rows.stop)
        if at >= stop:
            return []
        at = bisect_left(self._columns, self._columns[at], rows.start, at)
        columns = self.segments.generated_column[at:stop]
        begins = np.flatnonzero(np.diff(columns, prepend=-1))
        is_mapped = np.maximum.reduceat(self.segments.source[at:stop], begins) != NOTHING
        places: list[int] = columns[begins].tolist()
        last = self._columns[stop] if stop < rows.stop else None
        return list(zip(places, [*places[1:], last], is_mapped.tolist(), strict=True))

    def generated_at(self, source: int, line: int, column: int) -> tuple[GeneratedPlace, ...]:
        """Where the original stretch at a position went; the next one of its line for a position before all."""
        rows = self.rows_of_source(source)
        found = rows.at(line, column)
        if not found and self.segments.is_range is not None:
            return self._generated_in_range(rows.before(line), source, line, column)
        return tuple(self._generated(row) for row in found[:MAX_PLACES])

    def rows_of_source(self, source: int) -> "_SourceRows":
        """The segments of one source, sorted by their original positions."""
        if source in self._sources:
            self._sources.move_to_end(source)
            return self._sources[source]
        rows = self._sources[source] = _SourceRows(self.segments, self._unsorted_rows(source))
        while len(self._sources) > _KEPT_SOURCES:
            self._sources.popitem(last=False)
        return rows

    def _unsorted_rows(self, source: int) -> Column:
        if self._order is None:
            column = self.segments.source
            self._order = np.argsort(column, kind="stable").astype(np.int32)
            self._first_of_source = np.cumsum(np.bincount(column + 1)) if len(column) else np.zeros(1, np.int64)
        if not 0 <= source < len(self._first_of_source) - 1:
            return self._order[:0]
        return self._order[self._first_of_source[source] : self._first_of_source[source + 1]]

    def _rows_of_line(self, line: int) -> range:
        index = bisect_left(self._lines, line)
        if index == len(self._lines) or self._lines[index] != line:
            return range(0)
        return range(self._starts[index], self._starts[index + 1])

    def _carried(self, line: int, column: int, rows: range) -> Mapped | None:
        """What a range that began on an earlier line makes of a position before the first segment of a line."""
        index = rows.start - 1 if rows else self._starts[bisect_left(self._lines, line)] - 1
        if self.segments.is_range is None or index < 0 or not self.segments.is_range[index]:
            return None
        before = bisect_right(self._starts, index) - 1
        down = line - self._lines[before]
        originals = self._originals(index, self._starts[before], lambda _: (down, column))
        return Mapped(GeneratedPlace(line, 0, self._columns[rows.start] if rows else None), originals)

    def _originals(self, index: int, lowest: int, moved: Move) -> tuple[OriginalPlace, ...]:
        """Those of the segments up to `index` that begin where it does; `lowest` is the first of their line."""
        first = bisect_left(self._columns, self._columns[index], lowest, index + 1)
        places = (self._original(row, moved) for row in range(first, min(index + 1, first + MAX_PLACES)))
        return tuple(place for place in places if place.source >= 0)

    def _original(self, row: int, moved: Move) -> OriginalPlace:
        table = self.segments
        source, line = int(table.source[row]), int(table.original_line[row])
        column = int(table.original_column[row])
        if table.is_range is not None and table.is_range[row]:
            down, column = moved(column)
            line += down
        end = self.rows_of_source(source).next_column(line, column) if source >= 0 else None
        return OriginalPlace(source, line, column, end, int(table.name[row]))

    def _generated_in_range(self, rows: list[int], source: int, line: int, column: int) -> tuple[GeneratedPlace, ...]:
        """Where a position lies that no segment begins on the line of, but a range above it may reach."""
        found = list[GeneratedPlace]()
        for row in rows:
            down = line - int(self.segments.original_line[row])
            mapped = self.originals_at(self._generated(row).line + down, column)
            if mapped and any((p.source, p.line, p.column) == (source, line, column) for p in mapped.originals):
                found.append(mapped.generated)
        return tuple(found)

    def _generated(self, row: int) -> GeneratedPlace:
        index = bisect_right(self._starts, row) - 1
        line, stop = self._lines[index], self._starts[index + 1]
        column = self._columns[row]
        following = bisect_right(self._columns, column, row, stop)
        return GeneratedPlace(line, column, self._columns[following] if following < stop else None)


class _SourceRows:
    """The segments of one source by original position."""

    def __init__(self, segments: Segments, rows: Column) -> None:
        line, column = segments.original_line[rows], segments.original_column[rows]
        order = np.lexsort((column, line))
        self.rows: Column = rows[order]
        """Their rows among all segments."""
        self.line, self.column = line[order], column[order]
        self._lines, self._columns = self.line.data, self.column.data

    def at(self, line: int, column: int) -> list[int]:
        """Rows with the last position of a line at or before a column, else with the first one behind it."""
        low, high = self._of_line(line)
        if low == high:
            return []
        index = max(bisect_right(self._columns, column, low, high) - 1, low)
        wanted = self._columns[index]
        first = bisect_left(self._columns, wanted, low, high)
        last = bisect_right(self._columns, wanted, index, high)
        return [int(row) for row in self.rows[first : min(last, first + MAX_PLACES)]]

    def before(self, line: int) -> list[int]:
        """Rows with the last position before a line."""
        low, _ = self._of_line(line)
        return self.at(self._lines[low - 1], self._columns[low - 1]) if low else []

    def stretches(self, line: int) -> list[tuple[int, int | None]]:
        """The mapped stretches of a line: distinct columns, each with the next one."""
        low, high = self._of_line(line)
        columns = np.unique(self.column[low:high]).tolist()
        return list(zip(columns, [*columns[1:], None], strict=False))

    def next_column(self, line: int, column: int) -> int | None:
        """The next mapped column of a line."""
        low, high = self._of_line(line)
        following = bisect_right(self._columns, column, low, high)
        return self._columns[following] if following < high else None

    def _of_line(self, line: int) -> tuple[int, int]:
        low = bisect_left(self._lines, line)
        return low, bisect_right(self._lines, line, low)
