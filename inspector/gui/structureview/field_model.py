"""The fields of one record as a table for Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip
from inspector.previews.structure.record import RawField

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Offset"), later("Length"), later("Field"), later("Value"), later("Disagrees"))
MARK_COLUMN = 4
NUMBERS = (0, 1)
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class FieldModel(QAbstractTableModel):
    """Shows what it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: Sequence[RawField] = ()

    @property
    def fields(self) -> Sequence[RawField]:
        """The fields on display."""
        return self._fields

    def show_fields(self, fields: Sequence[RawField]) -> None:
        """Shows the fields of another record."""
        self.beginResetModel()
        self._fields = fields
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One per field."""
        return 0 if parent.isValid() else len(self._fields)

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
        field = self._fields[index.row()]
        texts = (f"{field.offset:,}", f"{field.size_bytes:,}", field.name, field.value, field.mark)
        match role:
            case _Role.DisplayRole | _Role.AccessibleTextRole:
                return texts[index.column()]
            case _Role.ToolTipRole:
                return safe_tool_tip(texts[index.column()])
            case _Role.TextAlignmentRole if index.column() in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None
