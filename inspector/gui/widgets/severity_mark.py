"""A severity as a small widget: its shape, drawn."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.severity import Severity
from inspector.gui.theme.severity_style import WORDS, draw_mark
from inspector.gui.theme.theme import Theme


class SeverityMark(QWidget):
    """Only the shape; the word stands beside it."""

    def __init__(self, severity: Severity, theme: Theme, parent: QWidget | None = None, *, size_px: int = 14) -> None:
        super().__init__(parent)
        self._severity = severity
        self._theme = theme
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_severity(severity)

    def show_severity(self, severity: Severity) -> None:
        """Changes the shape."""
        self._severity = severity
        self.setAccessibleName(WORDS[severity])
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colour."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size_px, self._size_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the shape in the middle."""
        edge = min(self.width(), self.height(), self._size_px)
        left, top = (self.width() - edge) / 2, (self.height() - edge) / 2
        draw_mark(QPainter(self), QRectF(left, top, edge, edge), self._severity, self._theme)
