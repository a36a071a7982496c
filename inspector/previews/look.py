"""How a text is to be shown: in which encoding, in which rows, and whether laid out anew."""

from dataclasses import dataclass

MIN_ROW_COLUMNS = 40
MAX_ROW_COLUMNS = 1000
TAB_CHOICES = (2, 3, 4, 8)
DEFAULT_TAB_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class TextLook:
    """One look at a text; texts of one entry in different looks have rows of their own."""

    encoding: str = ""
    """A name from `encoding.ENCODINGS`; empty for the one that the bytes suggest."""
    row_columns: int = 0
    """Lines are wrapped at so many columns; 0 for rows as wide as lines, of which only the very long are cut."""
    tab_columns: int = DEFAULT_TAB_COLUMNS
    is_formatted: bool = False
    """Whether a minified text is laid out in lines, for reading."""


PLAIN_LOOK = TextLook()


def bounded(look: TextLook) -> TextLook:
    """The same look within the bounds that keep the number of rows small."""
    columns = min(max(look.row_columns, MIN_ROW_COLUMNS), MAX_ROW_COLUMNS) if look.row_columns > 0 else 0
    return TextLook(look.encoding, columns, min(max(look.tab_columns, 1), 16), look.is_formatted)
