"""Labels for text that came from an artifact: never rich, invisible characters spelled out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.core.text import visible
from inspector.gui.reading_direction import draw_left_to_right, keep_left_to_right
from inspector.gui.safe_text import safe_tool_tip


class PlainLabel(QLabel):
    """A label that never interprets its text."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role == "muted":
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        elif role == "title":
            font = QFont()
            font.setBold(True)
            self.setFont(font)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows text from anywhere."""
        self.setText(visible(text, keep="\n"))


class ElidedLabel(PlainLabel):
    """One line that gives up its middle when there is no room; the whole text is in the tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(text, parent, role=role)
        keep_left_to_right(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Shows text from anywhere, and the whole of it in the tool tip."""
        self.setText(visible(text))
        self.setToolTip(safe_tool_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws what fits."""
        painter = QPainter(self)
        draw_left_to_right(painter)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        self.style().drawItemText(
            painter, area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.palette(), self.isEnabled(),
            shown, self.foregroundRole(),
        )  # fmt: skip
