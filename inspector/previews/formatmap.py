"""Where the tokens of a formatted text stood before it was laid out, and the way back."""

from array import array
from bisect import bisect_right


class FormatMap:
    """Offsets in both texts, noted at every token that moved against the one before."""

    def __init__(self) -> None:
        self._stored = array("Q", [0])
        self._laid = array("Q", [0])

    def note(self, stored: int, laid: int) -> None:
        """A token that begins at `stored` was put at `laid`; both grow from token to token."""
        if stored - self._stored[-1] != laid - self._laid[-1]:
            self._stored.append(stored)
            self._laid.append(laid)

    def stored_offset(self, laid: int) -> int:
        """Where a place of the formatted text stood."""
        return _across(self._laid, self._stored, laid)

    def laid_offset(self, stored: int) -> int:
        """Where a place of the stored text stands now."""
        return _across(self._stored, self._laid, stored)


def _across(here: "array[int]", there: "array[int]", offset: int) -> int:
    at = max(bisect_right(here, offset) - 1, 0)
    found = there[at] + max(offset - here[at], 0)
    return min(found, there[at + 1]) if at + 1 < len(there) else found
