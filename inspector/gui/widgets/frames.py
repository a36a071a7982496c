"""Frames painted from the palette: a card, a strip above a view, a tinted box."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QWidget

_Role = QPalette.ColorRole


class Strip(QFrame):
    """A line below it parts it from what follows."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the line."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(_Role.Mid))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class RoundBox(QFrame):
    """A rounded box; colours of its own where they are set, else those of a card."""

    def __init__(self, parent: QWidget | None = None, *, radius_px: float = 8) -> None:
        super().__init__(parent)
        self._radius_px = radius_px
        self._ground: QColor | None = None
        self._line: QColor | None = None

    def set_colours(self, ground: QColor, line: QColor) -> None:
        """Takes colours of its own."""
        self._ground, self._line = ground, line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._line or self.palette().color(_Role.Mid), 1))
        painter.setBrush(self._ground or self.palette().color(_Role.Base))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, self._radius_px, self._radius_px)


def make_panel(widget: QWidget) -> None:
    """Gives a widget the ground of lists and texts."""
    widget.setBackgroundRole(_Role.Base)
    widget.setAutoFillBackground(True)
