"""What the bytes at the caret mean, as a table for Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip
from inspector.previews.bytevalues import ByteValue

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Read as"), later("Little endian"), later("Big endian"))
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class ValueModel(QAbstractTableModel):
    """Shows what it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: Sequence[ByteValue] = ()

    def show_values(self, values: Sequence[ByteValue]) -> None:
        """Shows the values at another place."""
        if len(values) != len(self._values):
            self.beginResetModel()
            self._values = values
            self.endResetModel()
        elif values:
            self._values = values
            self.dataChanged.emit(self.index(0, 0), self.index(len(values) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One per way to read the bytes."""
        return 0 if parent.isValid() else len(self._values)

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
        value = self._values[index.row()]
        text = (value.name, value.little, value.big)[index.column()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return text
        return safe_tool_tip(text) if role == _Role.ToolTipRole and text else None
