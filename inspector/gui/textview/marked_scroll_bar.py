"""A scroll bar that shows where in the whole text the findings are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from inspector.core.severity import Severity
from inspector.gui.theme.theme import Theme

MAX_MARKS = 500
_MARK_PX = 3.0
_WIDTH_SHARE = 0.5

RowMark = tuple[int, Severity]
"""Row from 0."""


class MarkedScrollBar(QScrollBar):
    """Vertical. The worst marks are painted last, over the others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._marks: Sequence[RowMark] = ()
        self._row_count = 0
        self._hit_shares: Sequence[float] = ()

    @property
    def marks(self) -> Sequence[RowMark]:
        """What is shown, mildest first."""
        return self._marks

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.update()

    def set_marks(self, marks: Sequence[RowMark], row_count: int) -> None:
        """Shows marks at their share of all rows; past MAX_MARKS the mildest are left out."""
        self._marks = sorted(marks, key=lambda mark: -mark[1].rank)[-MAX_MARKS:]
        self._row_count = row_count
        self.update()

    def set_hits(self, shares: Sequence[float]) -> None:
        """Shows hits of a search at their share of the whole text, on the other side than the marks."""
        self._hit_shares = shares
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar by Qt, the marks over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        room, width = self.height() - _MARK_PX, self.width() * _WIDTH_SHARE
        for share in self._hit_shares:
            painter.fillRect(QRectF(0, room * share, width, _MARK_PX), self._theme.accent)
        if not self._row_count:
            return
        for row, severity in self._marks:
            top = room * row / self._row_count
            painter.fillRect(QRectF(self.width() - width, top, width, _MARK_PX), self._theme.severities[severity])
