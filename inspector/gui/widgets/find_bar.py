"""Finding in the text in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import PlainLabel


class FindBar(Strip):
    """Field, next, previous, case; hidden until asked for."""

    find_asked = Signal(str, bool, bool)
    """What, whether backwards, whether upper and lower case differ."""
    list_asked = Signal(str, bool)
    """What, and whether upper and lower case differ: all hits are to be listed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this text")
        self.field.setMinimumHeight(self.fontMetrics().height() + 12)
        self.field.setAccessibleName("Find in this text")
        self.field.setMaximumWidth(360)
        self.field.returnPressed.connect(lambda: self.find_hit(backwards=False))
        self.previous_button = QPushButton("Previous")
        self.next_button = QPushButton("Next")
        self.previous_button.clicked.connect(lambda: self.find_hit(backwards=True))
        self.next_button.clicked.connect(lambda: self.find_hit(backwards=False))
        self.list_button = QPushButton("List All")
        self.list_button.setToolTip("Count and list all hits, with regular expressions too")
        self.list_button.clicked.connect(self._list_all)
        self.case_box = QCheckBox("Match case")
        self.answer = PlainLabel(role="muted")
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName("Close the find bar")
        self.close_button.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self.field, 1)
        for part in (self.previous_button, self.next_button, self.list_button, self.case_box, self.answer):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.set_theme(theme)
        self.hide()

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
        self.hide()
        self.answer.show_text("")
        self.closed.emit()

    def find_hit(self, *, backwards: bool) -> None:
        """Asks for the next hit."""
        if self.field.text():
            self.answer.show_text("")
            self.find_asked.emit(self.field.text(), backwards, self.case_box.isChecked())
        else:
            self.enter()

    def _list_all(self) -> None:
        if self.field.text():
            self.list_asked.emit(self.field.text(), self.case_box.isChecked())
        else:
            self.enter()

    def show_answer(self, words: str) -> None:
        """Says how the search went."""
        self.answer.show_text(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
