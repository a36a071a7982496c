"""One of the two texts with a line above it that says which it is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.pairview.mapped_text_view import MappedTextView
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import ElidedLabel, PlainLabel

_STRIP_ROOM_PX = 16
"""Around the line's text, so that both strips are of one height whatever stands in them."""


class PairPane(QWidget):
    """Title, what else there is to say, text."""

    def __init__(self, title: str, theme: Theme, extra: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, role="title")
        self.path = ElidedLabel(role="muted")
        self.view = MappedTextView(theme)
        self.view.setAccessibleName(tr("{title} text", title=title))
        strip = Strip()
        strip.setFixedHeight(self.fontMetrics().height() + _STRIP_ROOM_PX)
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(extra or self.path, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.view, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.view.set_theme(theme)
        dress_scroll_bars(self.view, theme)
