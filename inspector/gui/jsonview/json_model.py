"""The nodes of a JSON tree that were opened so far, for Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.safe_text import safe_tool_tip
from inspector.previews.jsontree.branch import ROOT, BranchPlace, JsonBranch, JsonKind, JsonNode

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (later("Key"), later("Value"), later("Remark"))
MARK_COLUMN = 2
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(eq=False, slots=True)
class Row:
    """One node with those of its children that arrived."""

    node: JsonNode
    parent: "Row | None"
    number: int
    """Its place among its siblings."""
    children: list["Row"] = field(default_factory=list)
    is_asked: bool = False


class JsonModel(QAbstractItemModel):
    """Asks for a branch when a view wants to see it; a branch never has more than a thousand rows."""

    opened = Signal()
    """The outermost value arrived."""
    failed = Signal(str)
    noted = Signal(str)
    """Where the text makes no sense."""
    secrets_covered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: ArtifactSession | None = None
        self._entry = 0
        self._token = Token()
        self._top: list[Row] = []

    def open(self, session: ArtifactSession, entry: int) -> None:
        """Shows another text."""
        self.clear()
        self._session, self._entry = session, entry
        self._ask(None, ROOT)

    def clear(self) -> None:
        """Forgets the text and what is on its way."""
        self._token.drop()
        self._token = Token()
        self.beginResetModel()
        self._top = []
        self.endResetModel()

    def refresh(self) -> None:
        """Asks anew for all that is here, because what is covered changed; what is open stays open."""
        if self._session is None or not self._top:
            return
        asked: list[Row | None] = [None]
        pending = list(self._top)
        while pending:
            opened = pending.pop()
            if opened.children:
                asked.append(opened)
                pending += opened.children
        for row in asked:
            future = self._session.branch(self._entry, ROOT if row is None else row.node.place)
            when_done(future, partial(self._renew, row), self.failed.emit, self._token)

    def _renew(self, row: Row | None, branch: JsonBranch) -> None:
        rows = self._top if row is None else row.children
        for known, node in zip(rows, branch.nodes, strict=False):
            known.node = node
        if rows:
            last = len(rows) - 1
            self.dataChanged.emit(self.createIndex(0, 0, rows[0]), self.createIndex(last, MARK_COLUMN, rows[last]))
        if branch.has_covered:
            self.secrets_covered.emit()

    def path(self, index: Index) -> str:
        """The way to a node: `dependencies.left-pad[0]`, as far as keys say it."""
        parts: list[str] = []
        row = _row(index)
        while row is not None and row.parent is not None:
            if row.node.kind is not JsonKind.GROUP:
                parts.append(f"[{row.node.key.replace(',', '')}]" if _is_item(row) else f".{row.node.key}")
            row = row.parent
        return "".join(reversed(parts)).removeprefix(".")

    # --- Qt ------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """See QAbstractItemModel."""
        rows = self._rows(parent)
        return self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and 0 <= column < 3 else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject has a parent(), too
        """See QAbstractItemModel."""
        row = _row(index)
        above = row.parent if row is not None else None
        return QModelIndex() if above is None else self.createIndex(above.number, 0, above)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Children that arrived."""
        return 0 if parent.column() > 0 else len(self._rows(parent))

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:
        """As many as COLUMNS."""
        return len(COLUMNS)

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:
        """Whether a node can be opened, also before its children arrived."""
        row = _row(parent)
        return bool(self._top) if row is None else parent.column() == 0 and row.node.is_branch

    def canFetchMore(self, parent: Index) -> bool:
        """Whether nobody asked for the children yet."""
        row = _row(parent)
        return row is not None and row.node.is_branch and not row.is_asked

    def fetchMore(self, parent: Index) -> None:
        """Asks for the children."""
        row = _row(parent)
        if row is not None and not row.is_asked:
            row.is_asked = True
            self._ask(row, row.node.place)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(COLUMNS):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Ready-made texts only."""
        row = _row(index)
        if row is None:
            return None
        text = (row.node.key or "(all)", row.node.value, row.node.mark)[index.column()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return text
        if role == _Role.ToolTipRole:
            return safe_tool_tip(text) if len(text) > 20 else None
        return row.node.kind.value if role == KIND_ROLE else None

    # --- what arrives --------------------------------------------------------------------------------

    def _rows(self, parent: Index) -> Sequence[Row]:
        row = _row(parent)
        return self._top if row is None else row.children

    def _ask(self, row: Row | None, place: BranchPlace) -> None:
        if self._session is not None:
            future = self._session.branch(self._entry, place)
            when_done(future, partial(self._take, row), partial(self._on_failed, row), self._token)

    def _take(self, row: Row | None, branch: JsonBranch) -> None:
        if branch.has_covered:
            self.secrets_covered.emit()
        if branch.note:
            self.noted.emit(branch.note)
        if branch.nodes:
            parent = QModelIndex() if row is None else self.createIndex(row.number, 0, row)
            self.beginInsertRows(parent, 0, len(branch.nodes) - 1)
            rows = [Row(node, row, number) for number, node in enumerate(branch.nodes)]
            if row is None:
                self._top = rows
            else:
                row.children = rows
            self.endInsertRows()
        if row is None:
            self.opened.emit()

    def _on_failed(self, row: Row | None, sentence: str) -> None:
        if row is not None:
            row.is_asked = False
        self.failed.emit(sentence)


def _row(index: Index) -> Row | None:
    if not index.isValid():
        return None
    found = index.internalPointer()
    return found if isinstance(found, Row) else None


def _is_item(row: Row) -> bool:
    above = row.parent
    while above is not None and above.node.kind is JsonKind.GROUP:
        above = above.parent
    return above is not None and above.node.kind is JsonKind.ARRAY
