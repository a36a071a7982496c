"""The hits of a search as a flat table for Qt."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.core.text import visible
from inspector.engine.search.hit import SearchHit
from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Place"), later("Line"), later("Text"))
PLACE_COLUMN, LINE_COLUMN, TEXT_COLUMN = range(3)
HIT_ROLE = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


class SearchModel(QAbstractTableModel):
    """Grows by batches while a search runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[SearchHit] = []
        self.path_of: Callable[[int], str] = lambda _entry: ""
        """The canonical path of an entry by its number."""

    @property
    def hits(self) -> Sequence[SearchHit]:
        """All hits, in order. Not to be changed."""
        return self._hits

    def clear(self) -> None:
        """Forgets all hits."""
        self.beginResetModel()
        self._hits = []
        self.endResetModel()

    def add(self, hits: Sequence[SearchHit]) -> None:
        """Appends more hits."""
        if hits:
            self.beginInsertRows(_NO_INDEX, len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as there are hits."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as COLUMNS."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(COLUMNS):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Texts are made when they come on screen."""
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._text(hit, index.column())
            case _Role.ToolTipRole:
                return safe_tool_tip(self.as_text(hit))
            case _Role.AccessibleTextRole:
                return f"{self._text(hit, LINE_COLUMN)} {visible(self.path_of(hit.entry))}: {hit.text}"
            case _Role.UserRole:
                return hit
        return None

    def as_text(self, hit: SearchHit) -> str:
        """A hit with its lines around, for the clipboard."""
        place = f"{visible(self.path_of(hit.entry))}:{self._text(hit, LINE_COLUMN)}"
        return "\n".join(part for part in (place, hit.before, hit.text, hit.after) if part)

    def _text(self, hit: SearchHit, column: int) -> str:
        if column == PLACE_COLUMN:
            return visible(self.path_of(hit.entry))
        if column == LINE_COLUMN:
            return f"{hit.line:,}" if hit.line is not None else tr("byte {offset:,}", offset=hit.offset or 0)
        return hit.text
