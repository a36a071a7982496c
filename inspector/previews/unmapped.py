"""What of a text the map says nothing about: code that a tool added, or that never reached the shipped file."""

from collections.abc import Iterator

from inspector.previews.rowpositions import RowPositions
from inspector.previews.sourcepair import RowStretches
from inspector.sourcemaps.mapping_lookup import MappingLookup

MAX_ROWS = 256
Gap = tuple[int, int]


def unmapped_in_shipped(
    lookup: MappingLookup, positions: RowPositions, first: int, count: int
) -> tuple[RowStretches, ...]:
    """The unmapped stretches of rows of the shipped code, one tuple per row."""
    rows = positions.rows_of(first, min(count, MAX_ROWS))
    return tuple(
        _shown(positions, number, start, _gaps(lookup, line, start, end))
        for number, (line, start, end) in enumerate(rows, max(first, 0))
    )


def unmapped_in_original(
    lookup: MappingLookup, source: int, positions: RowPositions, first: int, count: int
) -> tuple[RowStretches, ...]:
    """The same for rows of a source: what stands before the first mapped column of its line, and lines without."""
    rows, mapped = positions.rows_of(first, min(count, MAX_ROWS)), lookup.rows_of_source(source)
    found = []
    for number, (line, start, end) in enumerate(rows, max(first, 0)):
        stretches = mapped.stretches(line)
        until = min(stretches[0][0], end) if stretches else end
        found.append(_shown(positions, number, start, iter([(start, until)])))
    return tuple(found)


def _gaps(lookup: MappingLookup, line: int, start: int, end: int) -> Iterator[Gap]:
    at = start
    for column, _, is_mapped in lookup.stretches_of_line(line, start, end):
        if is_mapped:
            if column > at:
                yield at, column
            at = end
        elif at == end:
            at = max(column, start)
    if at < end:
        yield at, end


def _shown(positions: RowPositions, row: int, start: int, gaps: Iterator[Gap]) -> RowStretches:
    stretches = (positions.shown_stretch(row, low - start, high - start) for low, high in gaps if low < high)
    return tuple((first, last) for first, last in stretches if first < last)
