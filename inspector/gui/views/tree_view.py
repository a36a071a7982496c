"""The tree on screen: a flat list of rows that behaves like a tree under mouse and keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from inspector.core.tree import ROOT
from inspector.gui.language import tr
from inspector.gui.models.tree_columns import FIRST_SHOWN, Column
from inspector.gui.models.tree_model import TreeModel
from inspector.gui.reading_direction import LEFT, keep_left_to_right
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.tree_delegate import TreeDelegate
from inspector.gui.views.tree_header import TreeHeader


class TreeView(QTableView):
    """Selecting a row tells its node; Enter and double click open it.

    A table to Qt: `QTreeView` asks the model for every row there is before it paints, one and a half seconds of a
    million.
    """

    node_selected = Signal(int)
    node_opened = Signal(int)
    drag_asked = Signal(int)
    """A node is dragged out of the window."""
    menu_asked = Signal(QPoint)
    """Position on the screen."""

    def __init__(self, model: TreeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self.tree_model = model
        self._theme = theme
        self._drawing = TreeDelegate(model, theme, self)
        self._habits: dict[int, Callable[[int], None]] = {
            Qt.Key.Key_Left: self._go_left,
            Qt.Key.Key_Right: self._go_right,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Minus: model.collapse,
            Qt.Key.Key_Plus: model.expand,
            Qt.Key.Key_Asterisk: model.expand_below,
            Qt.Key.Key_Slash: model.collapse_below,
        }
        self._typed = ""
        self._pressed: tuple[QPoint, int] | None = None
        """Where the mouse went down, and on which node: from there a drag begins."""
        self._typing_pause = QElapsedTimer()
        self.columns = TreeHeader(self)
        self.setHorizontalHeader(self.columns)
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Entries"))
        self.setAccessibleDescription(tr("The entries of the artifact as a tree. Left and Right collapse and expand."))
        self._set_up_look()
        dress_header(self.columns, theme)
        dress_scroll_bars(self, theme)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._drawing.set_theme(theme)
        dress_header(self.columns, theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    @property
    def current_node(self) -> int | None:
        """The node under the cursor."""
        return self.tree_model.node_at(self.currentIndex().row())

    def select_node(self, node: int, *, silently: bool = False) -> bool:
        """Expands what is above a node and moves the cursor there; says whether the filter shows it."""
        row = self.tree_model.reveal(node) if node != ROOT else None
        if row is None:
            return False
        blocked = self.selectionModel().blockSignals(silently)
        index = self.tree_model.index(row, 0)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(blocked)
        self.scrollTo(index)
        self.viewport().update()
        return True

    def select_nothing(self) -> None:
        """Takes the cursor away."""
        blocked = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    # --- Qt's virtual methods -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Enter, plus, minus and star as in any tree."""
        node = self.current_node
        handler = self._habits.get(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if node is not None and handler and plain:
            handler(node)
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's virtual method
        """Type to find: the next visible row whose name begins so."""
        if not self._typing_pause.isValid() or self._typing_pause.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typing_pause.start()
        self._typed += search.casefold()
        rows, names = self.tree_model.picture.rows.rows, self.tree_model.picture.tree.names
        first = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        for row in (*range(first, len(rows)), *range(min(first, len(rows)))):
            if names[rows[row]].casefold().startswith(self._typed):
                self.setCurrentIndex(self.tree_model.index(row, 0))
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the branch expands or collapses and leaves the selection."""
        index = self.indexAt(event.position().toPoint())
        node = self.tree_model.node_at(index.row()) if index.isValid() and index.column() == Column.NAME else None
        if node is not None and self.tree_model.can_expand(node) and event.button() is Qt.MouseButton.LeftButton:
            cell = self.visualRect(index)
            if self._drawing.branch_area(node, cell).contains(event.position().toPoint()):
                self._toggle(node)
                event.accept()
                return
        is_left, node = event.button() is Qt.MouseButton.LeftButton, self.tree_model.node_at(index.row())
        self._pressed = (event.position().toPoint(), node) if is_left and node is not None else None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens an entry; toggles a folder."""
        index = self.indexAt(event.position().toPoint())
        node = self.tree_model.node_at(index.row())
        if node is None:
            return
        if self.tree_model.picture.tree.folders[node]:
            self._toggle(node)
        else:
            self.node_opened.emit(node)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu, by mouse or by key."""
        if self.current_node is not None:
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            else:
                at = event.globalPos()
            self.menu_asked.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the columns in proportion."""
        super().resizeEvent(event)
        self.columns.fit(self.viewport().width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A cursor to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.setCurrentIndex(self.tree_model.index(0, 0))

    def moveCursor(  # noqa: N802 - Qt's virtual method
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Over whole rows: Home and End lead to the first and the last one."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveHome, moves.MoveEnd):
            row = 0 if action is moves.MoveHome else self.tree_model.rowCount() - 1
            return self.tree_model.index(row, Column.NAME)
        if action in (moves.MoveLeft, moves.MoveRight):
            return self.currentIndex()
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cursor's row gets a frame while the tree has the keyboard."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self.hasFocus() and row >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.accent, 1))
            painter.drawRect(self._row_area(row).adjusted(0, 0, -1, -1))
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is tinted as a whole; a row that is pulled is dragged."""
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            (start, node), at = self._pressed, event.position().toPoint()
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_asked.emit(node)
            return
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs rows of another height."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_drawing"):
            self._set_row_height()

    def _hover(self, row: int) -> None:
        before, self._drawing.hovered_row = self._drawing.hovered_row, row
        for each in {before, row} if before != row else ():
            self.viewport().update(self._row_area(each))

    def _row_area(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    # --- tree habits --------------------------------------------------------------------------------

    def _toggle(self, node: int) -> None:
        if self.tree_model.is_expanded(node):
            self.tree_model.collapse(node)
        else:
            self.tree_model.expand(node)

    def _go_left(self, node: int) -> None:
        if self.tree_model.is_expanded(node) and self.tree_model.can_expand(node):
            self.tree_model.collapse(node)
            return
        parent = self.tree_model.picture.tree.parents[node]
        if parent > ROOT:
            self.select_node(parent)

    def _go_right(self, node: int) -> None:
        if not self.tree_model.can_expand(node):
            return
        if not self.tree_model.is_expanded(node):
            self.tree_model.expand(node)
            return
        self.setCurrentIndex(self.tree_model.index(self.currentIndex().row() + 1, 0))

    def _enter(self, node: int) -> None:
        if self.tree_model.picture.tree.folders[node]:
            self._toggle(node)
        else:
            self.node_opened.emit(node)

    def _set_row_height(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._drawing.row_height_px(self.fontMetrics()))

    def _set_up_look(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.columns
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(LEFT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        self.columns.show_columns(FIRST_SHOWN)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        node = self.tree_model.node_at(current.row())
        if node is not None:
            self.node_selected.emit(node)
