"""Says above a preview that secrets in it are covered, or shown, and lets a person change that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.theme.icons import icon_pixmap
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.plain_label import PlainLabel

ICON_PX = 16


class SecretNotice(QWidget):
    """Hidden where there is nothing to say."""

    toggle_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Secrets in this preview")
        self._icon = PlainLabel()
        self.words = PlainLabel()
        self.button = LinkButton()
        self.button.clicked.connect(self.toggle_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part in (self._icon, self.words, self.button):
            row.addWidget(part)
        self.set_theme(theme)
        self.show_secrets(are_covered=False, are_shown=False)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._icon.setPixmap(icon_pixmap("eye", theme.muted.name(), ICON_PX, self.devicePixelRatioF()))

    def show_secrets(self, *, are_covered: bool, are_shown: bool) -> None:
        """Says what is the case."""
        self.setVisible(are_covered or are_shown)
        self.words.show_text("Secrets shown" if are_shown else "Secrets covered")
        self.button.setText("Cover" if are_shown else "Reveal")
        self.button.setAccessibleName("Cover secrets again" if are_shown else "Reveal secrets")
