"""What to look for in all entries: the pattern with its history, options, scope and folder."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from inspector.core.text import shortened, visible
from inspector.engine.search.query import SearchQuery, SearchScope
from inspector.gui.language import later, tr
from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import ChipButton, QuietButton
from inspector.gui.widgets.frames import Strip

MAX_HISTORY = 30
_MAX_FOLDER_CHARACTERS = 40
_SCOPES = (
    (later("All entries"), SearchScope.ALL),
    (later("Text"), SearchScope.TEXT),
    (later("Rebuilt sources"), SearchScope.REBUILT),
    (later("Binary"), SearchScope.BINARY),
)


class SearchBar(Strip):
    """Enter begins; while a search runs the button stops it."""

    search_asked = Signal(object)
    """A SearchQuery."""
    stop_asked = Signal()
    leave_asked = Signal()
    list_asked = Signal()
    """Down in the field: the list wants the focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QComboBox()
        self.text_field = QLineEdit()
        self.case_button = _option("Aa", tr("Match upper and lower case"))
        self.word_button = _option(tr("Word"), tr("Whole words only"))
        self.regex_button = _option(".*", tr("Regular expression"))
        self.scope_box = QComboBox()
        self.folder_box = QComboBox()
        self.button = QuietButton(tr("Search"))
        self.close_button = QToolButton()
        self._is_running = False
        self._set_up()
        self._lay_out()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.close_button.setIcon(themed_icon("close", theme))

    @property
    def query(self) -> SearchQuery:
        """What the fields say."""
        return SearchQuery(
            self.field.currentText(),
            is_regex=self.regex_button.isChecked(),
            is_case_sensitive=self.case_button.isChecked(),
            is_whole_word=self.word_button.isChecked(),
            scope=_SCOPES[self.scope_box.currentIndex()][1],
            folder=self.folder_box.currentData() or "",
        )

    def enter(self, text: str = "") -> None:
        """Ready to type; a text replaces the one before."""
        if text:
            self.field.setEditText(text)
        self.field.setFocus()
        self.text_field.selectAll()

    def ask(self, query: SearchQuery) -> None:
        """Searches for something in the chosen folder, whatever the fields said before."""
        self.field.setEditText(query.pattern)
        self.case_button.setChecked(query.is_case_sensitive)
        self.word_button.setChecked(query.is_whole_word)
        self.regex_button.setChecked(query.is_regex)
        self.scope_box.setCurrentIndex(0)
        self.begin()

    @property
    def history(self) -> list[str]:
        """What was searched for, the last first."""
        return [self.field.itemText(at) for at in range(self.field.count())]

    def offer_history(self, texts: Iterable[str]) -> None:
        """Puts earlier searches behind those of this window; the field stays as it is."""
        typed = self.field.currentText()
        for text in texts:
            if self._place_of(text) < 0:
                self.field.addItem(text)
        self.field.setCurrentIndex(-1)
        self.field.setEditText(typed)

    def offer_folder(self, folder: str, *, choose: bool = False) -> None:
        """Offers to search in one folder only; a folder that was chosen stays chosen."""
        is_chosen = self.folder_box.currentIndex() > 0
        if is_chosen and not choose:
            return
        while self.folder_box.count() > 1:
            self.folder_box.removeItem(1)
        if folder:
            self.folder_box.addItem(
                tr("In {folder}", folder=shortened(visible(folder), _MAX_FOLDER_CHARACTERS)), folder
            )
            self.folder_box.setCurrentIndex(1 if choose else 0)

    def show_running(self, *, is_running: bool) -> None:
        """The button stops, or begins."""
        self._is_running = is_running
        self.button.setText(tr("Stop") if is_running else tr("Search"))
        self.button.updateGeometry()

    def begin(self) -> None:
        """Asks for what the fields say."""
        query = self.query
        if not query.pattern:
            self.enter()
            return
        at = self._place_of(query.pattern)
        if at >= 0:
            self.field.removeItem(at)
        self.field.insertItem(0, query.pattern)
        self.field.setCurrentIndex(0)
        self.search_asked.emit(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field: Enter, Escape, and Down while the history is closed."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.begin()
                    return True
                case Qt.Key.Key_Down if not event.modifiers():
                    self.list_asked.emit()
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def _place_of(self, text: str) -> int:
        return self.field.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)

    def _on_clicked(self) -> None:
        if self._is_running:
            self.stop_asked.emit()
        else:
            self.begin()

    def _set_up(self) -> None:
        self.field.setEditable(True)
        self.field.setLineEdit(self.text_field)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setMaxCount(MAX_HISTORY)
        self.field.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none
        self.text_field.setPlaceholderText(tr("Search all entries"))
        self.text_field.setAccessibleName(tr("Search all entries"))
        self.field.setAccessibleName(tr("Search all entries, with the searches before"))
        self.field.setMinimumHeight(self.fontMetrics().height() + 12)
        self.field.installEventFilter(self)
        self.text_field.installEventFilter(self)
        self.scope_box.addItems([tr(title) for title, _ in _SCOPES])
        self.scope_box.setAccessibleName(tr("Kind of entries to search"))
        self.folder_box.addItem(tr("Everywhere"), "")
        self.folder_box.setAccessibleName(tr("Folder to search in"))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the search"))
        self.close_button.clicked.connect(self.leave_asked)
        self.button.clicked.connect(self._on_clicked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self.field, 1)
        for part in (self.case_button, self.word_button, self.regex_button, self.scope_box, self.folder_box):
            row.addWidget(part)
        row.addWidget(self.button)
        row.addWidget(self.close_button)


def _option(text: str, meaning: str) -> ChipButton:
    button = ChipButton(text)
    button.setCheckable(True)
    button.setAccessibleName(meaning)
    button.setToolTip(meaning)
    return button
