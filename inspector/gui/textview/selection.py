"""A caret in the rows and what is selected from it. Positions are (row, character), both from 0."""

from dataclasses import dataclass

Position = tuple[int, int]


@dataclass(slots=True)
class Selection:
    """The caret, and the other end of the selection."""

    caret: Position = (0, 0)
    anchor: Position = (0, 0)

    @property
    def start(self) -> Position:
        """The earlier end."""
        return min(self.caret, self.anchor)

    @property
    def end(self) -> Position:
        """The later end."""
        return max(self.caret, self.anchor)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.caret == self.anchor

    def move(self, position: Position, *, keep_anchor: bool) -> None:
        """Moves the caret; the selection grows or ends."""
        self.caret = position
        if not keep_anchor:
            self.anchor = position

    def in_row(self, row: int, length: int) -> tuple[int, int]:
        """The selected characters of a row, as start and end; equal where none is."""
        (first, start), (last, end) = self.start, self.end
        if self.is_empty or not first <= row <= last:
            return 0, 0
        return (min(start, length) if row == first else 0), (min(end, length) if row == last else length)
