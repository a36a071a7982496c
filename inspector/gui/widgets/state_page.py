"""What stands where there is nothing to show: a picture, what the matter is, and the next step."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.theme.icons import icon_pixmap
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import QuietButton
from inspector.gui.widgets.plain_label import PlainLabel

ICON_PX = 36


class StatePage(QWidget):
    """Empty, loading, refused, failed: never a blank panel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = "file"
        self._action: Callable[[], None] | None = None
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = PlainLabel(role="title")
        self.explanation = PlainLabel(role="muted")
        self.button = QuietButton()
        self.button.clicked.connect(self._on_clicked)
        for label in (self.title, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setMinimumWidth(60)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addWidget(self.explanation)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_state(
        self, icon: str, title: str, explanation: str, step: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Says what the matter is; `step` names the button that helps."""
        self._icon_name = icon
        self._action = action
        self.title.show_text(title)
        self.explanation.show_text(explanation)
        self.button.setText(step)
        self.button.updateGeometry()
        self.button.setVisible(bool(step))
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)
        self._paint_icon()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._paint_icon()

    def minimumSizeHint(self) -> QSize:
        """May be squeezed: the words wrap."""
        return QSize(120, 60)

    def _paint_icon(self) -> None:
        colour = self._theme.muted.name()
        self._icon.setPixmap(icon_pixmap(self._icon_name, colour, ICON_PX, self.devicePixelRatioF()))

    def _on_clicked(self) -> None:
        if self._action:
            self._action()
