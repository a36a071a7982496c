"""The visible rows of a snapshot as a flat Qt model: texts ready-made, expanding one splice of rows."""

from array import array
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector.core.severity import Severity
from inspector.core.text import human_size
from inspector.core.visible_rows import Splice
from inspector.gui.language import tr
from inspector.gui.models.node_keys import NodeKey
from inspector.gui.models.tree_badges import DUPLICATE, NOT_READ, REVIEWED
from inspector.gui.models.tree_columns import ENTRY_WORDS, FIGURES, HEADERS, LOOK_WORDS, Column, type_words
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish, build_snapshot
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.theme.severity_style import SHAPES, WORDS

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


_WITHOUT_SIZE = frozenset({Look.APPROXIMATE, Look.SHIPPED, Look.NAMED})
"""What is made when it is looked at, or is no text of a map."""
MAX_OPENED_AT_ONCE = 5000
"""Nodes that one key opens: each is remembered, and the window must not wait."""


class TreeModel(QAbstractTableModel):
    """A row is a visible node. What is expanded by hand is remembered for the next snapshot."""

    expansion_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = build_snapshot(TreeFacts(), TreeWish())
        self._expanded: set[NodeKey] = set()
        self._is_filtered = False

    @property
    def picture(self) -> TreeSnapshot:
        """The snapshot on display."""
        return self._picture

    @property
    def expanded(self) -> frozenset[NodeKey]:
        """Keys of the nodes that are expanded while nothing is filtered."""
        return frozenset(self._expanded)

    def set_expanded(self, keys: frozenset[NodeKey]) -> None:
        """Remembers other expansions, for the next snapshot."""
        self._expanded = set(keys)

    def show_picture(self, picture: TreeSnapshot) -> None:
        """Swaps everything in one reset."""
        self.beginResetModel()
        self._picture = picture
        self._is_filtered = picture.rows.is_filtered
        self.endResetModel()

    # --- rows and nodes -----------------------------------------------------------------------------

    def node_at(self, row: int) -> int | None:
        """The node of a row."""
        return self._picture.rows.rows[row] if 0 <= row < len(self._picture.rows) else None

    def row_of(self, node: int) -> int | None:
        """The row of a node; None while it is hidden."""
        return self._picture.rows.row_of(node)

    def is_expanded(self, node: int) -> bool:
        """Whether its children are rows."""
        return self._picture.rows.is_expanded(node)

    def can_expand(self, node: int) -> bool:
        """Whether it has children that the filter keeps."""
        return self._picture.rows.has_rows_below(node)

    def expand(self, node: int) -> None:
        """Shows the children of a row."""
        self._make(self._picture.rows.plan_expand(node))

    def collapse(self, node: int) -> None:
        """Hides what lies below a row."""
        self._make(self._picture.rows.plan_collapse(node))

    def expand_below(self, node: int) -> None:
        """Shows all that lies below a row, or as much as can be remembered at once."""
        self._make(self._picture.rows.plan_expand_below(node, MAX_OPENED_AT_ONCE))

    def collapse_below(self, node: int) -> None:
        """Hides what lies below a row, and what lies below that."""
        self._make(self._picture.rows.plan_collapse_below(node))

    def reveal(self, node: int) -> int | None:
        """Expands all above a node; its row, or None where the filter hides it."""
        self._make(self._picture.rows.plan_reveal(node))
        return self._picture.rows.row_of(node)

    def _make(self, splice: Splice | None) -> None:
        if splice is None:
            return
        if splice.removed:
            self.beginRemoveRows(_NO_INDEX, splice.row, splice.row + splice.removed - 1)
            self._picture.rows.apply(replace(splice, inserted=array("i")))
            self.endRemoveRows()
        if len(splice.inserted):
            self.beginInsertRows(_NO_INDEX, splice.row, splice.row + len(splice.inserted) - 1)
            self._picture.rows.apply(replace(splice, removed=0))
            self.endInsertRows()
        self._remember(splice)

    def _remember(self, splice: Splice) -> None:
        if not self._is_filtered:
            key_of = self._picture.keys.key_of
            self._expanded.update(key_of(node) for node in splice.opens)
            self._expanded.difference_update(key_of(node) for node in splice.closes)
        if splice.row > 0:
            self.dataChanged.emit(self.index(splice.row - 1, 0), self.index(splice.row - 1, 0))
        self.expansion_changed.emit()

    # --- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Visible nodes."""
        return 0 if parent.isValid() else len(self._picture.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as Column."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles, the figures' ones to the right."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == _Role.DisplayRole:
            return HEADERS[Column(section)]
        return _RIGHT if role == _Role.TextAlignmentRole and section in FIGURES else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Ready-made texts; drawing is the delegate's."""
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self._text(self._picture.rows.rows[index.row()], index.column())
        if role == _Role.TextAlignmentRole:
            return _RIGHT if index.column() in FIGURES else None
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return self._long_text(self._picture.rows.rows[index.row()], index.column(), role)
        return None

    def severity_of(self, node: int) -> tuple[Severity | None, bool]:
        """The severity to mark a node with, and whether it comes from further in."""
        marks = self._picture.marks
        own, worst = marks.own_severity(node), marks.worst_severity(node)
        if own is not None and own is worst:
            return own, False
        return worst, True

    def share_of(self, node: int) -> float | None:
        """The node's part of its container, 0 to 1; None where there is nothing to compare with."""
        base = self._picture.share_base(node)
        return min(1.0, self._picture.tree.sizes[node] / base) if base > 0 else None

    def _text(self, node: int, column: int) -> str:
        match column:
            case Column.NAME:
                return self._picture.tree.names[node]
            case Column.RISK:
                severity, _ = self.severity_of(node)
                return WORDS[severity] if severity else ""
            case Column.SIZE:
                has_size = self._picture.looks[node] not in _WITHOUT_SIZE
                return human_size(self._picture.tree.sizes[node]) if has_size else ""
            case Column.SHARE:
                return share_words(self.share_of(node))
            case Column.TYPE:
                return type_words(self._picture.tree.names[node], Look(self._picture.looks[node]))
        entry = self._picture.entry_at(node)
        return ENTRY_WORDS[Column(column)](entry) if entry is not None else ""

    def _long_text(self, node: int, column: int, role: int) -> str:
        words = self._spoken(node) if column == Column.NAME else self._spoken_cell(node, column)
        return words if role == _Role.AccessibleTextRole else safe_tool_tip(words)

    def _spoken(self, node: int) -> str:
        tree = self._picture.tree
        state = tr(", expanded") if self.is_expanded(node) else tr(", collapsed") if self.can_expand(node) else ""
        look = LOOK_WORDS[Look(self._picture.looks[node])]
        badge = self._picture.badge_of(node)
        is_said = badge in (tr(NOT_READ), tr(DUPLICATE), tr(REVIEWED)) or node in self._picture.shape.notes
        special = f", {badge}" if is_said else ""
        return tr(
            "{name}, {look}{special}, level {level}{state}",
            name=tree.names[node],
            look=look,
            special=special,
            level=tree.depths[node],
            state=state,
        )

    def _spoken_cell(self, node: int, column: int) -> str:
        if column != Column.RISK:
            return self._text(node, column)
        severity, is_inherited = self.severity_of(node)
        if severity is None:
            return tr("no findings")
        return f"{SHAPES[severity]} {WORDS[severity]}" + (tr(", from an entry further in") if is_inherited else "")


def share_words(share: float | None) -> str:
    """A part of a whole in percent, as short as it can be said."""
    if share is None:
        return ""
    if share == 0 or share >= 0.095:
        return f"{100 * share:.0f} %"
    return f"{100 * share:.1f} %" if share >= 0.001 else "<0.1 %"
