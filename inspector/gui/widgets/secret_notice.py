"""Says above a preview that secrets in it are covered, or shown, and lets a person change that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.theme.icons import icon_pixmap
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.plain_label import PlainLabel

ICON_PX = 16


class SecretNotice(QWidget):
    """Hidden where there is nothing to say. Short: the path of the entry stands in the same line."""

    toggle_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Secrets in this preview"))
        self._icon = PlainLabel()
        self.button = LinkButton()
        self.button.clicked.connect(self.toggle_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for part in (self._icon, self.button):
            row.addWidget(part)
        self.set_theme(theme)
        self.show_secrets(are_covered=False, are_shown=False)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._icon.setPixmap(icon_pixmap("eye", theme.muted.name(), ICON_PX, self.devicePixelRatioF()))

    def show_secrets(self, *, are_covered: bool, are_shown: bool) -> None:
        """Says what is the case."""
        self.setVisible(are_covered or are_shown)
        self.button.setText(tr("Cover Secrets") if are_shown else tr("Reveal Secrets"))
        words = tr("Secrets in this preview are shown.") if are_shown else tr("Secrets in this preview are covered.")
        self.setToolTip(words)
        self.button.setAccessibleDescription(words)
