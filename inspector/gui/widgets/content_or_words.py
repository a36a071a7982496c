"""A view that shows something of an entry below one line about it, or words where there is nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector.gui.language import later
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.state_page import StatePage

NOTHING = later("There is nothing to show here")


class ContentOrWords(QWidget):
    """To be inherited: `hold` says once what the content is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel(role="muted")
        """The line above the content."""
        self.words = StatePage(theme)
        self._stack = QStackedWidget()
        self._keyboard: QWidget = self.words

    def hold(self, content: QWidget, keyboard: QWidget) -> None:
        """Lays out the content; `keyboard` is the part of it that takes the keys."""
        self.sentence.setContentsMargins(12, 4, 12, 4)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        column.addWidget(content, 1)
        self._stack.addWidget(self.words)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keyboard = keyboard

    def focusInEvent(self, _event: object) -> None:
        """Gives the keyboard to the content."""
        self._keyboard.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.words.set_theme(theme)

    def show_content(self) -> None:
        """Puts the content in front."""
        self._stack.setCurrentIndex(1)

    def say(self, icon: str, title: str, explanation: str) -> None:
        """Puts words in front."""
        self.words.show_state(icon, title, explanation)
        self._stack.setCurrentIndex(0)
