"""What a search says about one place, and about an entry it had to leave out."""

import msgspec


class SearchHit(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One place where the pattern stands."""

    entry: int
    """Number of the entry."""
    line: int | None
    """1-based; None in binary content."""
    column: int | None
    """1-based, in UTF-16 units; None where the line is too long to be counted."""
    offset: int | None
    """0-based byte of the entry as stored; None in text that had to be converted."""
    text: str
    """The line, or the part of it around the hit: invisible characters spelled out, secrets covered."""
    start: int
    """Where the hit begins in `text`."""
    length: int
    before: str = ""
    """Lines before it, joined with line feeds, made harmless in the same way."""
    after: str = ""


class SkippedEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry that was not searched, or not to its end."""

    entry: int
    sentence: str
