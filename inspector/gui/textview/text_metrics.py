"""Where characters lie on a row: columns of one width, or measured ones for what is not ASCII."""

from bisect import bisect_left
from itertools import accumulate

from PySide6.QtGui import QFont, QFontMetricsF


class TextMetrics:
    """Sizes of one font, in logical pixels."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self.column_width = self._metrics.horizontalAdvance("0" * 100) / 100
        self.row_height = max(round(self._metrics.height() * 1.2), 8)
        self.baseline = (self.row_height - self._metrics.height()) / 2 + self._metrics.ascent()
        self._widths: dict[str, float] = {}

    def edges(self, text: str) -> list[float] | None:
        """Left edges of the characters and the right edge of the last; None where all are one column wide."""
        if text.isascii():
            return None
        return list(accumulate(map(self._width, text), initial=0.0))

    def x_of(self, text: str, column: int, edges: list[float] | None = None) -> float:
        """The left edge of a character."""
        if edges is None:
            edges = self.edges(text)
        return column * self.column_width if edges is None else edges[min(column, len(edges) - 1)]

    def column_at(self, text: str, x: float) -> int:
        """The gap between characters that is nearest to a place."""
        edges = self.edges(text)
        if edges is None:
            return min(max(round(x / self.column_width), 0), len(text))
        index = bisect_left(edges, x)
        if index and (index == len(edges) or x - edges[index - 1] < edges[index] - x):
            index -= 1
        return min(index, len(text))

    def _width(self, character: str) -> float:
        if character.isascii():
            return self.column_width
        known = self._widths.get(character)
        if known is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            known = self._widths[character] = self._metrics.horizontalAdvance(character)
        return known
