"""A page in the reader: all its rows, bounded, and windows on them with secrets covered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from inspector.core.text import shortened, visible
from inspector.previews.covering import SecretCover, clipped, covered_text
from inspector.previews.pages.page import MAX_CELL_CHARACTERS, PageRow, PageWindow, RowKind

MAX_ROWS = 100_000
MAX_COLUMNS = 40
MAX_KEPT_CHARACTERS = 8192
"""Of one cell: more than is shown, so that a secret is not cut before it is looked for."""
_CUT = f"There are more than {MAX_ROWS:,} rows: the others are not shown."


class BuiltRow(NamedTuple):
    """One row as it was read."""

    kind: RowKind
    cells: tuple[str, ...]
    mark: str = ""
    text: str = ""
    """The whole text that the row is a line of: a secret may span several."""
    start: int = 0
    """Where in that text."""


class Page(Protocol):
    """What the reader keeps of a page that is on display."""

    def window(self, first: int, count: int, cover: SecretCover) -> PageWindow:
        """Some rows."""
        ...


@dataclass(slots=True)
class BuiltPage:
    """A page, filled once; rows beyond MAX_ROWS are counted out in its note."""

    title: str
    rows: list[BuiltRow] = field(default_factory=list)
    note: str = ""
    columns: int = 2

    def add(self, row: BuiltRow) -> None:
        """Takes a row as long as there is room."""
        if len(self.rows) < MAX_ROWS:
            self.rows.append(row)
            self.columns = max(self.columns, len(row.cells))
        elif _CUT not in self.note:
            self.say(_CUT)

    def say(self, sentence: str) -> None:
        """Adds to the note."""
        self.note = f"{self.note} {sentence}".strip()

    def heading(self, title: str, *titles: str) -> None:
        """Begins a part, with titles of columns where it is a table."""
        self.add(BuiltRow(RowKind.HEADING, (title,)))
        if titles:
            self.add(BuiltRow(RowKind.TITLES, titles))

    def field(self, name: str, value: object, mark: str = "") -> None:
        """A name and its value; without a value and a mark there is no row."""
        if mark or (value is not None and value not in ("", ())):
            text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else _said(value)
            self.add(BuiltRow(RowKind.FIELD, (_kept(name), _kept(text)), mark))

    def cells(self, *values: str, mark: str = "") -> None:
        """A row of a table."""
        self.add(BuiltRow(RowKind.CELLS, tuple(_kept(value) for value in values[:MAX_COLUMNS]), mark))

    def words(self, sentence: str, mark: str = "") -> None:
        """A sentence."""
        self.add(BuiltRow(RowKind.WORDS, (_kept(sentence),), mark))

    def code(self, text: str, max_lines: int = MAX_ROWS) -> None:
        """A longer text, line by line."""
        start = 0
        for line in text.split("\n", max_lines)[:max_lines]:
            if len(self.rows) > MAX_ROWS:
                return
            self.add(BuiltRow(RowKind.CODE, (_kept(line.rstrip("\r")),), text=text, start=start))
            start += len(line) + 1

    def table(self, title: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A part that is a table; nothing where it would be empty."""
        is_begun = False
        for row in rows:
            if not is_begun:
                self.heading(title, *titles)
                is_begun = True
            self.cells(*row)

    def pairs(self, title: str, values: Iterable[tuple[str, str]]) -> None:
        """A part of names and values, or of values alone; nothing where it would be empty."""
        is_begun = False
        for name, value in values:
            if not is_begun:
                self.heading(title)
                is_begun = True
            cells = (_kept(name), _kept(value))
            self.add(BuiltRow(RowKind.FIELD, cells) if name else BuiltRow(RowKind.CELLS, cells[1:]))

    def window(self, first: int, count: int, cover: SecretCover) -> PageWindow:
        """See Page."""
        first = max(first, 0)
        shown = Shown(cover)
        rows = tuple(shown.row(row) for row in self.rows[first : first + count])
        note = shown.text(self.note)
        return PageWindow(self.title, rows, len(self.rows), self.columns, True, note, shown.has_covered)  # noqa: FBT003


class Shown:
    """Makes rows fit for people; remembers the last longer text, whose lines follow each other."""

    def __init__(self, cover: SecretCover) -> None:
        self.has_covered = False
        self._cover = cover
        self._text = ""
        self._stretches: list[tuple[int, int]] = []

    def row(self, row: BuiltRow) -> PageRow:
        """A row with its secrets covered, made visible and bounded."""
        if row.text:
            return PageRow(row.kind, (self._line(row),), self.text(row.mark))
        return PageRow(row.kind, tuple(self.text(cell) for cell in row.cells), self.text(row.mark))

    def text(self, text: str) -> str:
        """One cell."""
        if not text:
            return text
        stretches = self._cover.stretches(text)
        self.has_covered = self.has_covered or bool(stretches)
        return _shown(covered_text(text, stretches) if stretches else text)

    def _line(self, row: BuiltRow) -> str:
        if row.text is not self._text:
            self._text, self._stretches = row.text, self._cover.stretches(row.text)
        line = row.cells[0]
        stretches = list(clipped(self._stretches, row.start, row.start + len(line)))
        self.has_covered = self.has_covered or bool(stretches)
        return _shown(covered_text(line, stretches))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else str(value)


def _kept(text: str) -> str:
    return text if len(text) <= MAX_KEPT_CHARACTERS else text[:MAX_KEPT_CHARACTERS] + "…"


def _shown(text: str) -> str:
    return visible(shortened(text, MAX_CELL_CHARACTERS).replace("\r\n", "\n"))
