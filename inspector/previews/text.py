"""A text opened for preview: rows on demand, their colours, places in them, and search."""

import copy
from functools import cached_property
from typing import Self

from inspector.previews.charactercount import CharacterCount
from inspector.previews.covering import SecretCover, covered_text
from inspector.previews.encoding import text_in
from inspector.previews.formatmap import FormatMap
from inspector.previews.language import language_of
from inspector.previews.lexing import Stretch, WindowLexer
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.rowcover import stretches_of_rows
from inspector.previews.rowindex import MAX_LINES, LineIndex, RowIndex
from inspector.previews.rowpositions import RowPositions
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.rowtext import RowText, row_text
from inspector.previews.textsearch import find_backwards, find_forwards, needle_for

MAX_ROWS = 2000
"""No request is answered with more rows."""
MAX_COLOURED_ROWS = 256
"""No request is answered with colours of more rows."""
_HEAD_BYTES = 4096
_MEASURED_ROWS = 64
_WORD_END = frozenset(" \t\"'`,;()[]{}<>")


class TextPreview:
    """One text. Holds its bytes and an index of at most a few bytes per row; nothing in it raises."""

    def __init__(
        self, data: bytes, name: str, look: TextLook = PLAIN_LOOK, *, formatting: FormatMap | None = None
    ) -> None:
        """Reads the bytes once. `name` only helps to choose the language; `formatting` says where it all stood."""
        self._text = text_in(data, "utf-8" if formatting else look.encoding)
        self._formatting = formatting
        self._size_bytes = len(data)
        self._lines = LineIndex(self._text)
        self._look = look
        self._index = RowIndex(self._text, self._lines, look)
        self._count = CharacterCount(self._text)
        start = self._text.body_start
        self._language = language_of(name, self._text.body[start : start + _HEAD_BYTES])
        self._lexer = WindowLexer(self._text, self._language) if self._language else None

    def relaid(self, look: TextLook) -> Self:
        """The same text in other rows: of the look only the columns may differ. Nothing is decoded or lexed anew."""
        other = copy.copy(self)
        other.lay_out(look)
        return other

    def lay_out(self, look: TextLook) -> None:
        """Cuts the text into other rows."""
        self._look = look
        self._index = RowIndex(self._text, self._lines, look)
        self.__dict__.pop("positions", None)

    def facts(self) -> TextFacts:
        """What is known of the text. `longest_row` is measured on the rows with the most bytes."""
        longest = self._index.longest_rows(_MEASURED_ROWS)
        notes = list(self._text.notes)
        if self._index.line_count > self._index.indexed_lines:
            notes.append(f"Only the first {MAX_LINES:,} lines of {self._index.line_count:,} are shown.")
        return TextFacts(
            encoding=self._text.label,
            language=self._language.name if self._language else None,
            line_count=self._index.line_count,
            row_count=self._index.row_count,
            size_bytes=self._size_bytes,
            longest_row=max((len(self._row(row).shown) for row in longest), default=0),
            notes=tuple(notes),
        )

    def rows(self, first: int, count: int, cover: SecretCover | None = None) -> tuple[Row, ...]:
        """Rows from `first`, fewer at the end and never more than MAX_ROWS; secrets in them are covered.

        Only what is shown is covered: places and searches go by what the text really holds.
        """
        found = []
        line, begin, column = -1, 0, 0
        numbers = self._range(first, count, MAX_ROWS)
        covered = stretches_of_rows(self._text, self._index, cover, numbers) if cover is not None else {}
        for number in numbers:
            start, _ = self._index.bounds(number)
            if line < 0 or self._index.first_row(line + 1) == number:
                line = self._index.line_of(number)
                begin = self._index.bounds(self._index.first_row(line))[0]
                column = 0
            column += self._count.characters(begin, start)
            begin = start
            text = self._row(number)
            places = tuple((text.shown_at(start), text.shown_at(end)) for start, end in covered.get(number, ()))
            found.append(Row(line + 1, column, covered_text(text.shown, places), places))
        return tuple(found)

    def spans(self, first: int, count: int) -> tuple[tuple[Span, ...], ...]:
        """Colours of the same rows, one tuple per row, never of more than MAX_COLOURED_ROWS."""
        numbers = self._range(first, count, MAX_COLOURED_ROWS)
        if self._lexer is None or not numbers:
            return ((),) * len(numbers)
        bounds = [self._index.bounds(number) for number in numbers]
        decoded = [self._text.decode(start, end) for start, end in bounds]
        stretches = self._lexer.stretches(bounds[0][0], bounds[-1][1], "".join(decoded))
        return tuple(_row_spans(decoded, stretches, self._look.tab_columns))

    @cached_property
    def positions(self) -> RowPositions:
        """The same rows as lines and columns of source maps."""
        return RowPositions(self._text, self._index, self._count, self._look.tab_columns)

    def is_exact(self, first: int) -> bool:
        """Whether the colours from a row on are those of a lexer that read everything before it."""
        if self._lexer is None or not 0 <= first < self._index.row_count:
            return True
        return self._lexer.is_exact(self._index.bounds(first)[0])

    def advance(self, budget_s: float) -> bool:
        """Idle work: lets colours far from the start become exact. Returns whether all is done."""
        return self._lexer is None or self._lexer.advance(budget_s)

    def place(self, line: int | None, column_utf16: int | None, offset: int | None) -> TextPlace | None:
        """Where a line and column (1-based), or else a byte offset in the file, lies; None where it does not.

        The length reaches to the end of the word there; without a column it is the whole row.
        """
        if line is None:
            return self._place_of_byte(offset) if offset is not None else None
        if not 1 <= line <= self._index.indexed_lines:
            return None
        first_row = self._index.first_row(line - 1)
        start = self._index.bounds(first_row)[0]
        if column_utf16 is None:
            shown = self._row(first_row).shown
            indent = len(shown) - len(shown.lstrip(" "))
            return TextPlace(first_row, indent, len(shown) - indent)
        end = self._index.bounds(self._index.first_row(line) - 1)[1]
        return self._word_at(min(self._offset_of_unit(start, max(column_utf16, 1) - 1), end), line - 1)

    def body_offset(self, row: int, start: int) -> int:
        """Where a place in the rows lies in the stored text as UTF-8: the same in every look of one encoding."""
        offset = self._byte_of(row, start)
        if self._text.codec == "latin-1":
            return len(self._text.body[:offset].decode("latin-1").encode())
        offset -= self._text.body_start
        return self._formatting.stored_offset(offset) if self._formatting else offset

    def place_of_body(self, offset: int) -> TextPlace | None:
        """The place of such an offset in these rows."""
        if not self._index.row_count:
            return None
        if self._text.codec == "latin-1":
            offset = len(self._text.body[:offset].decode("latin-1").encode()[:offset].decode("utf-8", "ignore"))
        else:
            offset = self._formatting.laid_offset(offset) if self._formatting else offset
            offset += self._text.body_start
        offset = min(offset, self._index.end)
        return self._place_between(offset, offset)

    def line_at(self, row: int) -> int:
        """The line of a row, from 1."""
        return self._index.line_of(min(max(row, 0), self._index.row_count - 1)) + 1 if self._index.row_count else 1

    def find(
        self, needle: str, row: int, start: int, *, case_sensitive: bool = False, backwards: bool = False
    ) -> TextPlace | None:
        """The first hit that begins at a place or after it, or the last that begins before it."""
        wanted = needle_for(self._text, needle, case_sensitive=case_sensitive)
        if wanted is None or not self._index.row_count:
            return None
        body, first, end = self._text.body, self._text.body_start, self._index.end
        here = self._byte_of(row, start)
        hit = find_backwards(body, wanted, first, here, end) if backwards else find_forwards(body, wanted, here, end)
        return self._place_between(hit[0], hit[0] + hit[1]) if hit else None

    def _range(self, first: int, count: int, limit: int) -> range:
        first = max(first, 0)
        return range(first, min(first + min(max(count, 0), limit), self._index.row_count))

    def _row(self, number: int) -> RowText:
        return row_text(self._text.decode(*self._index.bounds(number)), self._look.tab_columns)

    def _offset_of_unit(self, start: int, units: int) -> int:
        """The offset of the character that is so many UTF-16 units after the start of a line."""
        return self._count.offset_of_unit(self._count.units(0, start) + units)

    def _place_of_byte(self, offset: int) -> TextPlace | None:
        text = self._text
        if not self._index.row_count or not 0 <= offset < max(self._size_bytes, 1):
            return None
        if text.origin is not None:
            return self._word_at(text.origin.body_offset(offset, text.body), None)
        if text.unit_bytes == 1:
            return self._word_at(max(offset, text.body_start), None)
        units = max(offset - text.mark_bytes, 0) // text.unit_bytes
        if text.unit_bytes == 2:
            return self._word_at(self._count.offset_of_unit(units), None)
        return self._word_at(self._count.offset_of_character(units), None)

    def _word_at(self, offset: int, line: int | None) -> TextPlace | None:
        """The place of an offset, kept in its line, and the word that begins there."""
        if offset > self._index.end:
            return None
        row = self._index.row_at(offset)
        if line is not None:
            row = min(row, self._index.first_row(line + 1) - 1)
        text = self._row(row)
        character = self._character_at(row, offset, text)
        until = character
        while until < len(text.characters) and (until == character or text.characters[until] not in _WORD_END):
            until += 1
        start = text.shown_at(character)
        return TextPlace(row, start, text.shown_at(until) - start)

    def _place_between(self, start: int, end: int) -> TextPlace:
        row = self._index.row_at(start)
        text = self._row(row)
        shown = text.shown_at(self._character_at(row, start, text))
        return TextPlace(row, shown, text.shown_at(self._character_at(row, end, text)) - shown)

    def _character_at(self, row: int, offset: int, text: RowText) -> int:
        """The index in a row of the character at an offset of the body; its end for what lies behind it."""
        start, end = self._index.bounds(row)
        before = self._text.body[start : min(offset, end)]
        try:
            count = len(before.decode(self._text.codec, self._text.errors))
        except UnicodeDecodeError:  # the offset lies inside a character
            count = len(before.decode(self._text.codec, "surrogateescape"))
        return min(count, len(text.characters))

    def _byte_of(self, row: int, shown: int) -> int:
        """The offset in the body of a place in the rows; the nearest for a place that is none."""
        if row >= self._index.row_count:
            return self._index.end
        if row < 0:
            return self._text.body_start
        text = self._row(row)
        before = text.characters[: text.character_from(max(shown, 0))]
        return self._index.bounds(row)[0] + len(self._text.encode(before))


def _row_spans(decoded: list[str], stretches: list[Stretch], tab_columns: int) -> list[tuple[Span, ...]]:
    """Distributes stretches of the joined rows over the rows, as places in what is shown of each."""
    found: list[tuple[Span, ...]] = []
    at, index = 0, 0
    for characters in decoded:
        end, text, spans = at + len(characters), row_text(characters, tab_columns), []
        while index < len(stretches) and stretches[index].start < end:
            stretch = stretches[index]
            start = text.shown_at(max(stretch.start, at) - at)
            length = text.shown_at(min(stretch.end, end) - at) - start
            if length > 0:
                spans.append(Span(start, length, stretch.token))
            if stretch.end > end:
                break
            index += 1
        found.append(tuple(spans))
        at = end
    return found
