"""Where the lines of a text begin, and the rows that long lines are cut into."""

import numpy as np
from numpy.typing import NDArray

from inspector.previews.encoding import EncodedText
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.wrapping import cuts_of

ROW_BYTES = 200
"""A long line is cut every so many bytes (at a character), which is as many columns in ASCII."""
LONG_LINE_BYTES = 300
"""A line up to this length is one row."""
MAX_LINES = 8_000_000
"""Lines beyond this are counted, not indexed: the index would outgrow the text."""
_CHUNK_BYTES = 4 << 20

Offsets = NDArray[np.uint32] | NDArray[np.int64]


class LineIndex:
    """Where the lines of a text begin; it serves any number of row indexes."""

    def __init__(self, text: EncodedText) -> None:
        """Reads the body once."""
        self.starts, self.line_count, self.end = _line_starts(text.body, text.body_start)
        """`end` is where the last indexed line ends."""


class RowIndex:
    """Rows and lines by number, both from 0, as offsets in the body of the text."""

    def __init__(self, text: EncodedText, lines: LineIndex, look: TextLook = PLAIN_LOOK) -> None:
        """Memory: four to eight bytes per row."""
        self._body = text.body
        self.line_count, self.end = lines.line_count, lines.end
        self._row_starts: Offsets = lines.starts
        self._first_rows: Offsets | None = None
        """Row of each line; None where each line is one row."""
        if look.row_columns:
            self._wrap_lines(text, lines.starts, look)
        else:
            self._cut_long_lines(lines.starts, needs_characters=text.codec == "utf-8" and text.label != "ASCII")

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return len(self._row_starts)

    @property
    def indexed_lines(self) -> int:
        """Number of lines that have rows; below `line_count` for a text of very many lines."""
        return self.row_count if self._first_rows is None else len(self._first_rows)

    def bounds(self, row: int) -> tuple[int, int]:
        """Start and end of a row in the body, its line feed included."""
        following = row + 1
        return int(self._row_starts[row]), int(self._row_starts[following]) if following < self.row_count else self.end

    def line_of(self, row: int) -> int:
        """The line that a row belongs to."""
        if self._first_rows is None:
            return row
        return _last_at_or_before(self._first_rows, row)

    def first_row(self, line: int) -> int:
        """The row that a line begins with; one past the last row for one past the last line."""
        if self._first_rows is None:
            return line
        return int(self._first_rows[line]) if line < len(self._first_rows) else self.row_count

    def row_at(self, offset: int) -> int:
        """The row that holds an offset of the body."""
        return max(_last_at_or_before(self._row_starts, offset), 0)

    def longest_rows(self, count: int) -> list[int]:
        """Some of the rows with about the most bytes."""
        if not self.row_count:
            return []
        lengths = np.diff(self._row_starts, append=np.asarray([self.end], dtype=self._row_starts.dtype))
        longest = int(lengths.max())
        return [int(row) for row in np.flatnonzero(lengths >= longest - longest // 8)[:count]]

    def _wrap_lines(self, text: EncodedText, starts: Offsets, look: TextLook) -> None:
        cuts = cuts_of(text, starts.astype(np.int64), self.end, look.row_columns, look.tab_columns)
        if not len(cuts):
            return
        places = np.searchsorted(starts, cuts)
        rows = np.insert(starts.astype(np.int64), places, cuts)
        self._row_starts = _like(starts, rows)
        self._first_rows = _like(starts, np.searchsorted(rows, starts))

    def _cut_long_lines(self, starts: Offsets, *, needs_characters: bool) -> None:
        lengths = np.diff(starts, append=np.asarray([self.end], dtype=starts.dtype)).astype(np.int64)
        long = lengths > LONG_LINE_BYTES
        if not long.any():
            return
        pieces = np.where(long, -(-lengths // ROW_BYTES), 1)
        first_rows = np.cumsum(pieces) - pieces
        within = np.arange(int(pieces.sum())) - np.repeat(first_rows, pieces)
        rows = np.repeat(starts.astype(np.int64), pieces) + within * ROW_BYTES
        if needs_characters:
            _move_to_characters(self._body, rows, within > 0)
        self._row_starts = _like(starts, rows)
        self._first_rows = _like(starts, first_rows)


def _like(starts: Offsets, offsets: NDArray[np.int64]) -> Offsets:
    return offsets.astype(np.uint32) if starts.dtype == np.uint32 else offsets


def _last_at_or_before(sorted_values: Offsets, wanted: int) -> int:
    # A plain int would be another type than the array's, and numpy would convert the whole array for it.
    return int(np.searchsorted(sorted_values, sorted_values.dtype.type(wanted), side="right")) - 1


def _line_starts(body: bytes, start: int) -> tuple[Offsets, int, int]:
    """Starts of the lines, how many lines there are in all, and where the last of the starts' lines ends."""
    kind = np.uint32 if len(body) < 1 << 32 else np.int64
    view = np.frombuffer(body, dtype=np.uint8)
    found, count = [np.asarray([start], dtype=kind)], 1
    for at in range(start, len(body), _CHUNK_BYTES):
        feeds = np.flatnonzero(view[at : at + _CHUNK_BYTES] == 10)
        found.append((feeds + (at + 1)).astype(kind))
        count += len(feeds)
        if count > MAX_LINES:
            break
    starts = np.concatenate(found)
    if int(starts[-1]) >= len(body):
        starts = starts[:-1]
    if len(starts) <= MAX_LINES:
        return starts, len(starts), len(body)
    lines = body.count(b"\n", start) + (not body.endswith(b"\n"))
    return starts[:MAX_LINES].copy(), lines, int(starts[MAX_LINES])


def _move_to_characters(body: bytes, offsets: NDArray[np.int64], movable: NDArray[np.bool_]) -> None:
    """Moves cuts back to the first byte of the UTF-8 character that they fell into."""
    view = np.frombuffer(body, dtype=np.uint8)
    for _ in range(3):
        inside = movable & ((view[offsets] & 0xC0) == 0x80)
        if not inside.any():
            return
        offsets[inside] -= 1
