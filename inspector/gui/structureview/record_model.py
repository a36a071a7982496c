"""The records as a virtual table for Qt: only those in sight are here."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.structureview.record_pages import PAGE_RECORDS, RecordPages
from inspector.previews.structure.record import RawRecord

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Offset"), later("Length"), later("In"), later("Record"), later("Name"), later("Disagrees"))
NUMBERS = (0, 1)
MARK_COLUMN = 5
LOADING = "…"
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class RecordModel(QAbstractTableModel):
    """Follows the pages of one archive."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: RecordPages | None = None
        self._count = 0

    def show_pages(self, pages: RecordPages | None) -> None:
        """Shows another archive, or nothing."""
        self.beginResetModel()
        self._pages, self._count = pages, pages.known if pages is not None else 0
        self.endResetModel()
        if pages is not None:
            pages.count_changed.connect(self._on_count)
            pages.page_arrived.connect(self._on_page)

    def record(self, row: int) -> RawRecord | None:
        """The record of a row, as far as it arrived."""
        return self._pages.record(row) if self._pages is not None and 0 <= row < self._count else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Records that are known so far."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(COLUMNS):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Ready-made texts only."""
        if not index.isValid():
            return None
        match role:
            case _Role.DisplayRole | _Role.AccessibleTextRole:
                record = self.record(index.row())
                return LOADING if record is None else _texts(record)[index.column()]
            case _Role.ToolTipRole:
                record = self.record(index.row())
                return None if record is None else safe_tool_tip("\n".join(record.marks) or record.name)
            case _Role.TextAlignmentRole if index.column() in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def _on_count(self) -> None:
        count = self._pages.known if self._pages is not None else 0
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))

    def _on_page(self, number: int) -> None:
        first, last = number * PAGE_RECORDS, min((number + 1) * PAGE_RECORDS, self._count) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def _texts(record: RawRecord) -> tuple[str, ...]:
    marks = " ".join(record.marks)
    return (f"{record.offset:,}", f"{record.size_bytes:,}", record.layer, record.kind, record.name, marks)
