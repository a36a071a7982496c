"""One row of a text as it is shown: tabs expanded, control and invisible characters spelled out."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from inspector.core.text import visible
from inspector.previews.look import DEFAULT_TAB_COLUMNS


@dataclass(frozen=True, slots=True)
class RowText:
    """A row's characters beside what is shown of them."""

    characters: str
    """As decoded, without the line's end."""
    shown: str
    _starts: tuple[int, ...] | None
    """Where each character begins in `shown`, and where the last one ends; None where both are the same."""

    def shown_at(self, character: int) -> int:
        """The place in `shown` of a character's index; the end for an index past the last."""
        if self._starts is None:
            return min(character, len(self.shown))
        return self._starts[min(character, len(self._starts) - 1)]

    def character_at(self, shown: int) -> int:
        """The index of the character at a place in `shown`, or of the one that the place lies in."""
        if self._starts is None:
            return min(shown, len(self.characters))
        return min(bisect_right(self._starts, shown) - 1, len(self.characters))

    def character_from(self, shown: int) -> int:
        """The index of the first character that begins at a place in `shown` or after it."""
        if self._starts is None:
            return min(shown, len(self.characters))
        return min(bisect_left(self._starts, shown), len(self.characters))


def row_text(decoded: str, tab_columns: int = DEFAULT_TAB_COLUMNS) -> RowText:
    """Makes a row of decoded characters; the line feed and a carriage return before it are not part of it."""
    characters = decoded.removesuffix("\n").removesuffix("\r") if decoded.endswith("\n") else decoded
    if characters.isprintable():
        return RowText(characters, characters, None)
    parts, column = [], 0
    for character in characters:
        part = " " * (tab_columns - column % tab_columns) if character == "\t" else _shown(character)
        parts.append(part)
        column += len(part)
    return RowText(characters, "".join(parts), tuple(accumulate(map(len, parts), initial=0)))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"⟨{ord(character) - 0xDC00:02X}⟩"
    return visible(character)
