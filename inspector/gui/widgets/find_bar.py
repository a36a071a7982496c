"""Finding in the text in front."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from inspector.engine.search.query import QueryError, SearchQuery, expression
from inspector.gui.language import tr
from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import ChipButton
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import PlainLabel

TYPING_MS = 250


class FindBar(Strip):
    """Field, options, next, previous; hidden until asked for."""

    find_asked = Signal(object, bool)
    """A SearchQuery, and whether backwards."""
    count_asked = Signal(object)
    """A SearchQuery: all hits are to be counted. None: they are to be forgotten."""
    list_asked = Signal(object)
    """A SearchQuery: all hits are to be listed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in this text"))
        self.field.setMinimumHeight(self.fontMetrics().height() + 12)
        self.field.setAccessibleName(tr("Find in this text"))
        self.field.setMaximumWidth(360)
        self.field.returnPressed.connect(lambda: self.find_hit(backwards=False))
        self.case_button = _option("Aa", tr("Match upper and lower case"))
        self.word_button = _option(tr("Word"), tr("Whole words only"))
        self.regex_button = _option(".*", tr("Regular expression"))
        self.previous_button = QPushButton(tr("Previous"))
        self.next_button = QPushButton(tr("Next"))
        self.previous_button.clicked.connect(lambda: self.find_hit(backwards=True))
        self.next_button.clicked.connect(lambda: self.find_hit(backwards=False))
        self.list_button = QPushButton(tr("List All"))
        self.list_button.setToolTip(tr("List all hits with the lines around them"))
        self.list_button.clicked.connect(self._list_all)
        self.answer = PlainLabel(role="muted")
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the find bar"))
        self.close_button.clicked.connect(self.leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._count)
        self.field.textChanged.connect(self._on_edited)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    @property
    def query(self) -> SearchQuery:
        """What the fields say."""
        return SearchQuery(
            self.field.text(),
            is_regex=self.regex_button.isChecked(),
            is_case_sensitive=self.case_button.isChecked(),
            is_whole_word=self.word_button.isChecked(),
        )

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.close_button.setIcon(themed_icon("close", theme))

    def enter(self) -> None:
        """Shows the bar, ready to type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """Hides the bar."""
        self._pause.stop()
        self.hide()
        self.answer.show_text("")
        self.count_asked.emit(None)
        self.closed.emit()

    def find_hit(self, *, backwards: bool) -> None:
        """Asks for the next hit."""
        query = self._sound_query()
        if query is not None:
            self.find_asked.emit(query, backwards)

    def show_answer(self, words: str) -> None:
        """Says how the search went."""
        self.answer.show_text(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self.answer.show_text("")
        self._pause.start()

    def _count(self) -> None:
        query = self._sound_query() if self.field.text() else None
        self.count_asked.emit(query)

    def _list_all(self) -> None:
        query = self._sound_query()
        if query is not None:
            self.list_asked.emit(query)

    def _sound_query(self) -> SearchQuery | None:
        """What is asked, or None after saying what is wrong with it."""
        if not self.field.text():
            self.enter()
            return None
        try:
            expression(self.query)
        except QueryError as error:
            self.answer.show_text(str(error))
            return None
        return self.query

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self.field, 1)
        for option in (self.case_button, self.word_button, self.regex_button):
            option.clicked.connect(self._count)
            row.addWidget(option)
        for part in (self.previous_button, self.next_button, self.list_button, self.answer):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_button)


def _option(text: str, meaning: str) -> ChipButton:
    button = ChipButton(text)
    button.setCheckable(True)
    button.setAccessibleName(meaning)
    button.setToolTip(meaning)
    return button
