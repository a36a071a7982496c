"""Rows of a text as positions of source maps, and back: other line ends than those of rows, and UTF-16 columns."""

from inspector.previews.charactercount import CharacterCount
from inspector.previews.encoding import EncodedText
from inspector.previews.rowindex import RowIndex
from inspector.previews.rows import TextPlace
from inspector.previews.rowtext import RowText, row_text
from inspector.sourcemaps.utf16_text import Utf16Text

MAX_PIECES = 40
"""A stretch is shown in so many rows: one that nothing follows may reach to the end of a file of one line."""


class RowPositions:
    """Positions count lines from 0 and columns in UTF-16 units from 0, as mappings do."""

    def __init__(self, text: EncodedText, index: RowIndex, count: CharacterCount, tab_columns: int) -> None:
        """Reads the text once; keeps a few bytes per line."""
        self._text, self._index, self._count = text, index, count
        self._tab_columns = tab_columns
        lines = Utf16Text(text.body[text.body_start :], text.codec, text.errors)
        self._first_unit = count.units(0, text.body_start)
        self.lines = lines

    def position(self, row: int, start: int) -> tuple[int, int]:
        """The line and column at a place in a row's text."""
        begin, end = self._index.bounds(row)
        characters = row_text(self._text.decode(begin, end), self._tab_columns)
        before = characters.characters[: characters.character_at(max(start, 0))]
        unit = self._unit_of(begin) + _units(before)
        line = self.lines.line_of(unit)
        return line, unit - int(self.lines.starts[line])

    def places(self, line: int, column: int, end_column: int | None) -> tuple[TextPlace, ...]:
        """Where a stretch of a line lies in the rows, one piece per row; nothing for a line that does not exist.

        What lies behind the end of the line is moved to its end.
        """
        if not 0 <= line < len(self.lines) or not self._index.row_count:
            return ()
        first, last = int(self.lines.starts[line]), int(self.lines.ends[line])
        start = min(first + column, last)
        end = min(first + end_column, last) if end_column is not None else last
        return self._pieces(start, max(end, start))

    def rows_of(self, first: int, count: int) -> list[tuple[int, int, int]]:
        """For each row its line, and the columns at which it begins and ends."""
        found = []
        for row in range(max(first, 0), min(first + count, self._index.row_count)):
            begin, end = self._index.bounds(row)
            unit = self._unit_of(begin)
            line = self.lines.line_of(unit)
            start = unit - int(self.lines.starts[line])
            found.append((line, start, start + _units(self._text.decode(begin, end))))
        return found

    def shown_stretch(self, row: int, low: int, high: int) -> tuple[int, int]:
        """A stretch of a row, given in units from the row's start, in its shown text; blanks around it are left out."""
        text = self._shown(row)
        first, last = _index_of(text.characters, low), _index_of(text.characters, high)
        piece = text.characters[first:last]
        first += len(piece) - len(piece.lstrip())
        return text.shown_at(first), text.shown_at(max(first, first + len(piece.strip())))

    def _shown(self, row: int) -> RowText:
        return row_text(self._text.decode(*self._index.bounds(row)), self._tab_columns)

    def _unit_of(self, offset: int) -> int:
        return self._count.units(0, offset) - self._first_unit

    def _pieces(self, start: int, end: int) -> tuple[TextPlace, ...]:
        row = self._row_of_unit(start)
        pieces: list[TextPlace] = []
        while row < self._index.row_count and len(pieces) < MAX_PIECES:
            begin = self._unit_of(self._index.bounds(row)[0])
            if begin >= end and pieces:
                break
            text = self._shown(row)
            low = text.shown_at(_index_of(text.characters, start - begin))
            high = text.shown_at(_index_of(text.characters, end - begin))
            pieces.append(TextPlace(row, low, max(high - low, 0)))
            row += 1
        return tuple(pieces)

    def _row_of_unit(self, unit: int) -> int:
        offset = self._count.offset_of_unit(unit + self._first_unit)
        return self._index.row_at(min(offset, max(self._index.end - 1, 0)))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _index_of(characters: str, unit: int) -> int:
    """The index of the character that holds a unit of a row; its end for what lies behind it."""
    if unit <= 0:
        return 0
    if characters.isascii():
        return min(unit, len(characters))
    for index, character in enumerate(characters):
        unit -= 2 if character > "\uffff" else 1
        if unit < 0:
            return index
    return len(characters)
