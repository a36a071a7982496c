"""What the text view paints: rows of a text, and the tokens in them."""

from dataclasses import dataclass
from enum import StrEnum


class TokenKind(StrEnum):
    """What a stretch of text is, coarse enough for every language. The window gives each its colour."""

    COMMENT = "comment"
    KEYWORD = "keyword"
    STRING = "string"
    NUMBER = "number"
    NAME = "name"
    FUNCTION = "function"
    TYPE = "type"
    TAG = "tag"
    ATTRIBUTE = "attribute"
    OPERATOR = "operator"
    HEADING = "heading"
    INSERTED = "inserted"
    DELETED = "deleted"
    ERROR = "error"
    COVERED = "covered"
    """Stands in the place of a secret; no lexer makes it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row on screen: a line, or a part of a long line."""

    line: int
    """1-based number of the line in the text."""
    column: int
    """0-based character in the line at which the row begins; above 0 for the rest of a long line."""
    text: str
    """Control, bidi and other invisible characters already spelled out; tabs expanded."""
    covered: tuple[tuple[int, int], ...] = ()
    """Start and end of what is covered in `text`, because it belongs to a secret."""


@dataclass(frozen=True, slots=True)
class Span:
    """One coloured stretch of a row, in characters of `Row.text`."""

    start: int
    length: int
    token: TokenKind


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What is known of a text once it was opened for preview."""

    encoding: str
    language: str | None
    """Name for people, such as `TypeScript`; None where nothing is highlighted."""
    line_count: int
    row_count: int
    size_bytes: int
    longest_row: int
    """Characters in the widest row, for the horizontal scroll bar."""
    notes: tuple[str, ...] = ()
    """What was done to the text to show it, one sentence each."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in the rows of an opened text."""

    row: int
    """0-based."""
    start: int
    """Character in the row's text."""
    length: int
