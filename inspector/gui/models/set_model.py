"""Which of several open artifacts has which finding, as a table for Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.core.matrix import MatrixRow, matrix_rows
from inspector.core.report import Report, ReportFinding
from inspector.core.text import visible
from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.theme.severity_style import SHAPES, WORDS
from inspector.reports import wording

Index = QModelIndex | QPersistentModelIndex
NONE = "·"
_TITLES = (later("Severity"), later("Finding"), later("Place"))
SEVERITY, FINDING, PLACE = range(3)
"""The artifacts stand between severity and finding."""
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole
_Line = tuple[MatrixRow, list[int]]


def open_lines(reports: Sequence[Report]) -> list[_Line]:
    """The rows with something open, worst first; called beside the GUI thread."""
    counted = [(row, row.counts(len(reports))) for row in matrix_rows(reports)]
    return [(row, counts) for row, counts in counted if any(counts)]


class SetModel(QAbstractTableModel):
    """One row for each finding, one column for each artifact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._all: list[_Line] = []
        self._shown: list[_Line] = []
        self._only_different = False

    @property
    def total(self) -> int:
        """Rows before the filter."""
        return len(self._all)

    def show_lines(self, names: list[str], lines: list[_Line]) -> None:
        """Shows other artifacts; `names` are those of the artifacts in their order."""
        self._names, self._all = names, lines
        self._refresh()

    def show_only_different(self, *, is_on: bool) -> None:
        """Leaves out what all artifacts have in the same number."""
        self._only_different = is_on
        self._refresh()

    def artifact_of(self, index: Index) -> int | None:
        """The artifact of a cell, or the first one that has the finding of the row; None outside the table."""
        if not index.isValid():
            return None
        counts = self._shown[index.row()][1]
        artifact = index.column() - 1
        if 0 <= artifact < len(counts) and counts[artifact]:
            return artifact
        return next(at for at, count in enumerate(counts) if count)

    def finding_of(self, index: Index) -> ReportFinding | None:
        """The finding that a cell leads to."""
        artifact = self.artifact_of(index)
        return None if artifact is None else self._shown[index.row()][0].first_in(artifact)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._names) + len(_TITLES)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        row, counts = self._shown[index.row()]
        artifact, text = index.column() - 1, self._text(row, counts, index.column())
        is_count = 0 <= artifact < len(counts)
        if role == _Role.DisplayRole:
            return text
        if role == _Role.ToolTipRole:
            return safe_tool_tip(f"{self._names[artifact]}: {text}" if is_count else text)
        if role == _Role.TextAlignmentRole and is_count:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        is_artifact = 0 < section <= len(self._names)
        if role == _Role.DisplayRole:
            return f"#{section}" if is_artifact else tr(_TITLES[self._title_at(section)])
        return safe_tool_tip(self._names[section - 1]) if role == _Role.ToolTipRole and is_artifact else None

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._all if not self._only_different or len(set(line[1])) > 1]
        self.endResetModel()

    def _title_at(self, column: int) -> int:
        return column if column == 0 else column - len(self._names)

    def _text(self, row: MatrixRow, counts: list[int], column: int) -> str:
        if 0 < column <= len(counts):
            return f"{counts[column - 1]:,}" if counts[column - 1] else NONE
        match self._title_at(column):
            case 0:
                return f"{SHAPES[row.severity]} {WORDS[row.severity]}"
            case 1:
                return visible(row.title)
            case _:
                first = next(place.finding for place in row.places if counts[place.artifact])
                more = f"  (+{sum(counts) - 1:,})" if sum(counts) > 1 else ""
                return f"{visible(wording.place(first))}{more}"
