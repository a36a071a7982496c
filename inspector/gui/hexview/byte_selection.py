"""The byte that the caret is on and what is selected from it."""

from dataclasses import dataclass


@dataclass(slots=True)
class ByteSelection:
    """Offsets from 0; a selection holds both its ends."""

    caret: int = 0
    anchor: int = 0

    @property
    def first(self) -> int:
        """First selected byte."""
        return min(self.caret, self.anchor)

    @property
    def last(self) -> int:
        """Last selected byte."""
        return max(self.caret, self.anchor)

    def move(self, offset: int, *, keep_anchor: bool) -> None:
        """Moves the caret; the selection grows or shrinks to one byte."""
        self.caret = offset
        if not keep_anchor:
            self.anchor = offset

    def within(self, start: int, end: int) -> range:
        """The selected bytes of a row, counted from its start."""
        return range(max(self.first, start) - start, min(self.last + 1, end) - start)
