"""Shows a JSON text as a tree, or words where there is none."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from inspector.engine.session import ArtifactSession
from inspector.gui.jsonview.json_model import JsonModel
from inspector.gui.jsonview.value_delegate import ValueDelegate
from inspector.gui.language import tr
from inspector.gui.reading_direction import keep_left_to_right
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.content_or_words import NOTHING, ContentOrWords

_KEY_SHARE, _VALUE_SHARE = 0.3, 0.48


class JsonTreeView(QTreeView):
    """Branches open at the pace of their answers."""

    def __init__(self, model: JsonModel, theme: Theme) -> None:
        super().__init__()
        keep_left_to_right(self)
        self._model = model
        self._drawing = ValueDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Values of the JSON text"))
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_header(self.header(), theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divides the width between keys, values and remarks."""
        super().resizeEvent(event)
        room = max(self.viewport().width(), 300)
        self.setColumnWidth(0, round(room * _KEY_SHARE))
        self.setColumnWidth(1, round(room * _VALUE_SHARE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies a row; the rest is the tree's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here."""
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy Value"), self.copy_value)
        menu.addAction(tr("Copy Path of Keys"), self.copy_path)
        menu.popup(event.globalPos())

    def copy_value(self) -> None:
        """Puts the value of the row on the clipboard as it is shown."""
        value = self.currentIndex().siblingAtColumn(1).data()
        if value:
            QGuiApplication.clipboard().setText(str(value))

    def copy_path(self) -> None:
        """Puts the keys that lead to the row on the clipboard."""
        QGuiApplication.clipboard().setText(self._model.path(self.currentIndex()))


class JsonView(ContentOrWords):
    """One text at a time; answers for one that was left are dropped."""

    secrets_covered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.model = JsonModel(self)
        self.tree = JsonTreeView(self.model, theme)
        self.hold(self.tree, self.tree)
        self.model.opened.connect(self._on_opened)
        self.model.failed.connect(self._on_failed)
        self.model.noted.connect(self._on_noted)
        self.model.secrets_covered.connect(self.secrets_covered)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        super().set_theme(theme)
        self.tree.set_theme(theme)

    def open(self, session: ArtifactSession, entry: int) -> None:
        """Shows an entry; words stand in its place until its outermost value arrives."""
        self.say("wait", tr("Reading"), tr("The values are being found."))
        self._on_noted("")
        self.model.open(session, entry)

    def refresh(self) -> None:
        """Asks anew for what is here: what is covered changed."""
        self.model.refresh()

    def drop(self) -> None:
        """Forgets the text and what is on its way."""
        self.model.clear()

    # --- what happened --------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        if not self.model.rowCount():
            self.say("empty", tr("No value"), self.sentence.text() or tr("It holds no value."))
            return
        top = self.model.index(0, 0, QModelIndex())
        self.tree.expand(top)
        self.tree.setCurrentIndex(top)
        self.show_content()

    def _on_noted(self, note: str) -> None:
        self.sentence.show_text(note)
        self.sentence.setVisible(bool(note))

    def _on_failed(self, sentence: str) -> None:
        if self.model.rowCount():
            self._on_noted(sentence)
        else:
            self.say(
                "special", tr(NOTHING), tr("{sentence} The other views still show its content.", sentence=sentence)
            )
