"""Buttons with a look of their own, painted from the palette.

A style sheet would do the same, but with one in force Qt styles every widget anew: opening an artifact then
takes five times as long.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_Role = QPalette.ColorRole


class FlatButton(QPushButton):
    """Rounded, without the frame of the style; the others say what colours it takes."""

    PADDING_X = 8
    PADDING_Y = 4
    RADIUS = 5.0

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The text and room around it."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(text.width() + 2 * self.PADDING_X, text.height() + 2 * self.PADDING_Y)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the text."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, frame, text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, frame, ink = self._ground(), self._frame(), self._ink()
        painter.setPen(QPen(frame, 1) if frame else Qt.PenStyle.NoPen)
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
        if ground or frame:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.RADIUS, self.RADIUS)
        painter.setPen(ink if self.isEnabled() else self._colour(_Role.PlaceholderText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _ground(self) -> QColor | None:
        if self.isDown():
            return self._colour(_Role.Highlight)
        return self._colour(_Role.AlternateBase) if self._is_hovered else None

    def _frame(self) -> QColor | None:
        return self._colour(_Role.Accent) if self.hasFocus() else None

    def _ink(self) -> QColor:
        return self._colour(_Role.ButtonText)


class LinkButton(FlatButton):
    """Text in the colour of links."""

    PADDING_X = 6
    PADDING_Y = 3

    def _ink(self) -> QColor:
        return self._colour(_Role.Link)


class ChipButton(FlatButton):
    """A round switch."""

    PADDING_X = 11
    RADIUS = 11.0

    def _ground(self) -> QColor | None:
        if self.isChecked():
            return self._colour(_Role.Highlight)
        return super()._ground() or self._colour(_Role.Base)

    def _frame(self) -> QColor | None:
        return self._colour(_Role.Accent if self.isChecked() or self.hasFocus() else _Role.Mid)

    def _ink(self) -> QColor:
        return self._colour(_Role.HighlightedText if self.isChecked() else _Role.ButtonText)


class PrimaryButton(FlatButton):
    """The one thing to do next."""

    PADDING_X = 16
    PADDING_Y = 6

    def _ground(self) -> QColor | None:
        if not self.isEnabled():
            return self._colour(_Role.AlternateBase)
        accent = self._colour(_Role.Accent)
        return accent.lighter(112) if self._is_hovered else accent

    def _frame(self) -> QColor | None:
        return self._colour(_Role.WindowText) if self.hasFocus() else None

    def _ink(self) -> QColor:
        return self._colour(_Role.BrightText)


class QuietButton(FlatButton):
    """Any other button."""

    PADDING_X = 14
    PADDING_Y = 6

    def _ground(self) -> QColor | None:
        if self.isDown():
            return self._colour(_Role.Highlight)
        return self._colour(_Role.AlternateBase if self._is_hovered else _Role.Button)

    def _frame(self) -> QColor | None:
        return self._colour(_Role.Accent if self.hasFocus() else _Role.Mid)
