"""The findings as a flat table for Qt; order and filter are plain lists."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.models.finding_rows import FindingFilter, FindingRow
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.theme.severity_style import SHAPES, WORDS

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Severity", "Finding", "Place", "Rule")
SEVERITY_COLUMN = 0
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class FindingsModel(QAbstractTableModel):
    """Shows the rows that pass the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[FindingRow] = []
        self._shown: list[FindingRow] = []
        self._filter = FindingFilter()

    @property
    def total(self) -> int:
        """Rows before the filter."""
        return len(self._all)

    @property
    def shown(self) -> list[FindingRow]:
        """Rows on display. Not to be changed."""
        return self._shown

    @property
    def filter(self) -> FindingFilter:
        """The filter in use."""
        return self._filter

    def set_rows(self, rows: list[FindingRow]) -> None:
        """Replaces all findings."""
        self._all = rows
        self._refresh()

    def set_filter(self, wanted: FindingFilter) -> None:
        """Shows what passes another filter."""
        self._filter = wanted
        self._refresh()

    def row_of(self, key: str) -> int:
        """The row of a finding by its exact fingerprint; -1 where it is not shown."""
        return next((at for at, row in enumerate(self._shown) if row.key == key), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Rows on display."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(COLUMNS):
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Ready-made texts only."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._text(row, index.column())
            case _Role.ToolTipRole:
                return safe_tool_tip(f"{row.title}\n{row.place}\n{row.finding.message}")
            case _Role.AccessibleTextRole:
                return self._text(row, index.column())
            case _Role.UserRole:
                return row
            case _:
                return None

    def _text(self, row: FindingRow, column: int) -> str:
        severity = row.finding.severity
        if column == SEVERITY_COLUMN:
            return f"{SHAPES[severity]} {WORDS[severity]}"
        if column == 1:
            return row.title if row.finding.is_open else f"{row.title} ({row.finding.state.value})"
        return row.place if column == 2 else row.finding.rule

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._filter.allows(row)]
        self.endResetModel()
