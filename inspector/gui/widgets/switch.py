"""A check box drawn as a switch: its state shows by place and fill, with an outline that every theme lets be seen."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

_Role = QPalette.ColorRole


class Switch(QCheckBox):
    """Without text of its own; whoever places it gives it an accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Grows with the text around it."""
        height = self.fontMetrics().height() + 6
        return QSize(height * 2, height)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's virtual method
        """A click anywhere on it counts."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, the knob, and a ring while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink = palette.color(_Role.BrightText if self.isChecked() else _Role.PlaceholderText)
        track = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(_Role.WindowText), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(palette.color(_Role.Accent if self.isChecked() else _Role.PlaceholderText), 1))
        painter.setBrush(palette.color(_Role.Accent) if self.isChecked() else palette.color(_Role.Base))
        radius = track.height() / 2
        painter.drawRoundedRect(track, radius, radius)
        is_right = self.isChecked() != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        knob = QRectF(track.right() - track.height() if is_right else track.left(), track.top(), *(track.height(),) * 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(knob.adjusted(3, 3, -3, -3))
