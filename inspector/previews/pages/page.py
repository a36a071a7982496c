"""A page as it travels to whoever shows it: rows under headings, only those in sight."""

from dataclasses import dataclass
from enum import StrEnum

MAX_CELL_CHARACTERS = 1000
"""Of what is shown of one cell."""


class RowKind(StrEnum):
    """What a row is, which decides how it looks."""

    HEADING = "heading"
    """Begins a part of the page."""
    TITLES = "titles"
    """Names the columns of the rows that follow."""
    FIELD = "field"
    """A name and its value."""
    CELLS = "cells"
    """A row of a table."""
    CODE = "code"
    """A line of a longer text, its blanks kept."""
    WORDS = "words"
    """A sentence."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row, ready to be shown: made visible, bounded, secrets covered."""

    kind: RowKind
    cells: tuple[str, ...]
    mark: str = ""
    """What is wrong with it, one sentence."""


@dataclass(frozen=True, slots=True)
class PageWindow:
    """Some rows of a page, and what holds for all of it."""

    title: str
    """What the file is: `Python wheel: RECORD`."""
    rows: tuple[PageRow, ...]
    known: int
    """How many rows there are."""
    columns: int
    """The most cells that a row has."""
    is_complete: bool
    """False while the page still works something out."""
    note: str = ""
    """What was left out or could not be read."""
    has_covered: bool = False
    """Whether a secret is covered in these rows."""
