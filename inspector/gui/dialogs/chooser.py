"""A field and a list below it that follows what is typed; Enter takes the line, Escape or a click elsewhere leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.models.choice_model import Choice, ChoiceModel
from inspector.gui.reading_direction import keep_left_to_right
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.choice_delegate import ChoiceDelegate
from inspector.gui.widgets.plain_label import PlainLabel

_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
WIDTH_PX, HEIGHT_PX = 720, 420


class Chooser(QDialog):
    """Says what can be chosen through `show_choices`; heirs say how that follows from the text, and what to do."""

    def __init__(self, title: str, hint: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title)
        self.field.setMinimumHeight(self.fontMetrics().height() + 16)
        self.field.textChanged.connect(self.look)
        self.field.installEventFilter(self)
        self.model = ChoiceModel(self)
        self.list = QListView()
        keep_left_to_right(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("{title}: what fits", title=title))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._on_clicked)
        dress_scroll_bars(self.list, theme)
        self.words = PlainLabel(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        self._place(parent)

    def look(self, text: str) -> None:
        """Shows what fits a text."""
        raise NotImplementedError

    def take(self, choice: Choice) -> None:
        """Does what was chosen; the dialog is closed already."""
        raise NotImplementedError

    def show_choices(self, choices: Sequence[Choice], words: str) -> None:
        """Shows the lines that fit; the first one that can be chosen is selected."""
        self.model.show(choices)
        first = next((at for at, choice in enumerate(choices) if choice.is_enabled), -1)
        if first >= 0:
            self.list.setCurrentIndex(self.model.index(first))
        self.words.show_text(words)

    def take_current(self) -> None:
        """Takes the selected line."""
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.choices) and self.model.choices[at].is_enabled:
            choice = self.model.choices[at]
            self.accept()
            self.take(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list; Enter takes."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take_current()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """A click elsewhere leaves."""
        if event.type() is QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.take_current()

    def _place(self, parent: QWidget) -> None:
        width = min(WIDTH_PX, max(parent.width() - 40, 200))
        height = min(HEIGHT_PX, max(parent.height() - 80, 160))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.setGeometry(corner.x() + (parent.width() - width) // 2, corner.y() + 60, width, height)
