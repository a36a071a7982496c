"""The findings as a flat table for Qt; order and filter are plain lists."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.engine.case.records import Decision
from inspector.gui.language import later, tr
from inspector.gui.models.finding_rows import FindingFilter, FindingRow, GroupBy, in_groups, with_decisions
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.theme.severity_style import SHAPES, WORDS

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Severity"), later("Finding"), later("Place"), later("Rule"), later("State"))
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
        self._group = GroupBy.SEVERITY
        self._decisions: Mapping[str, Decision] = {}
        self._kept: set[str] = set()
        """Findings that were decided since the filter was set: they stay, so that the list does not jump."""

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

    @property
    def decided(self) -> int:
        """Findings that somebody, or the policy, said something of."""
        return sum(1 for row in self._all if row.is_decided)

    def set_rows(self, rows: list[FindingRow]) -> None:
        """Replaces all findings."""
        self._all = with_decisions(rows, self._decisions)
        self._refresh()

    def set_filter(self, wanted: FindingFilter, group: GroupBy = GroupBy.SEVERITY) -> None:
        """Shows what passes another filter, in the order of another grouping."""
        self._filter = wanted
        self._group = group
        self._kept.clear()
        self._refresh()

    def set_decisions(self, decisions: Mapping[str, Decision], changed: frozenset[str] | None) -> None:
        """Shows other decisions. Rows keep their place until the filter is set anew; with None all are looked at."""
        self._decisions = dict(decisions)
        self._all = [
            replace(row, decision=decisions.get(row.key)) if changed is None or row.key in changed else row
            for row in self._all
        ]
        if changed is None:
            self._refresh()
            return
        self._kept |= changed
        places = [at for at, row in enumerate(self._shown) if row.key in changed]
        for at in places:
            self._shown[at] = replace(self._shown[at], decision=decisions.get(self._shown[at].key))
        if places:  # one signal for all: with one per row, thousands of rows hold up the window
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], len(COLUMNS) - 1))

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
            return tr(COLUMNS[section])
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
            return row.title
        return (row.place, row.finding.rule, row.state_words)[column - 2]

    def _refresh(self) -> None:
        self.beginResetModel()
        allowed = [row for row in self._all if row.key in self._kept or self._filter.allows(row)]
        self._shown = in_groups(allowed, self._group)
        self.endResetModel()
