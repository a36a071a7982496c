"""The rows of a page as a virtual table for Qt; the last column says what is wrong."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.language import tr
from inspector.gui.pageview.page_rows import WINDOW_ROWS, PageRows
from inspector.gui.safe_text import safe_tool_tip
from inspector.previews.pages.page import PageRow, RowKind

Index = QModelIndex | QPersistentModelIndex
LOADING = "…"
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole PageRow, for whoever draws it."""
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class PageModel(QAbstractTableModel):
    """Follows the rows of one page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: PageRows | None = None
        self._count = 0
        self._columns = 0

    def show_rows(self, rows: PageRows | None) -> None:
        """Shows another page, or nothing."""
        self.beginResetModel()
        self._rows, self._count, self._columns = rows, 0, 0
        self.endResetModel()
        if rows is not None:
            rows.changed.connect(self._on_changed)

    def row(self, index: int) -> PageRow | None:
        """One row, as far as it arrived."""
        return self._rows.row(index) if self._rows is not None and 0 <= index < self._count else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """All rows of the page."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Cells of the widest row, and what is wrong."""
        return 0 if parent.isValid() or not self._columns else self._columns + 1

    @property
    def mark_column(self) -> int:
        """The column that says what is wrong."""
        return self._columns

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Ready-made texts only."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        match role:
            case _Role.DisplayRole:
                return LOADING if row is None and index.column() == 0 else self._text(row, index.column())
            case _Role.AccessibleTextRole:
                return _spoken(row, self._text(row, index.column()))
            case _Role.ToolTipRole:
                text = self._text(row, index.column())
                return safe_tool_tip(text) if len(text) > 20 or "\n" in text else None
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def _text(self, row: PageRow | None, column: int) -> str:
        if row is None:
            return ""
        if column == self._columns:
            return row.mark
        return row.cells[column] if column < len(row.cells) else ""

    def _on_changed(self, number: int) -> None:
        facts = self._rows.facts if self._rows is not None else None
        if facts is None:
            return
        if facts.columns != self._columns or facts.known < self._count:
            self.beginResetModel()
            self._columns, self._count = facts.columns, facts.known
            self.endResetModel()
        elif facts.known > self._count:
            self.beginInsertRows(QModelIndex(), self._count, facts.known - 1)
            self._count = facts.known
            self.endInsertRows()
        first, last = number * WINDOW_ROWS, min((number + 1) * WINDOW_ROWS, self._count) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns))


def _spoken(row: PageRow | None, text: str) -> str:
    return tr("Heading: {text}", text=text) if row is not None and row.kind is RowKind.HEADING and text else text
