"""The tree's header: which columns are shown, how wide, sorted by which; a person's choice can be kept."""

import json
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from inspector.gui.language import tr
from inspector.gui.models.tree_columns import FIRST_SHOWN, HEADERS, LARGEST_FIRST, WIDEST, Column

PADDING_PX = 24
NAME_MIN_PX = 140
NAME_BESIDE_MANY_PX = 260
"""With more columns than at first the tree scrolls sideways, and the name need not shrink."""
MAX_KEPT_CHARACTERS = 2000


class TreeHeader(QHeaderView):
    """The name is always there and takes the room that is left."""

    layout_changed = Signal()
    """A person chose other columns, widths or another order."""
    sort_asked = Signal(object, bool)
    """The Column, and whether the largest come first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._shown = frozenset(FIRST_SHOWN)
        self._own_widths_px: dict[Column, int] = {}
        self._is_fitting = False
        self._sort, self._descending = Column.NAME, False
        self.setAccessibleName(tr("Columns of the tree"))
        self.setAccessibleDescription(tr("The context menu chooses columns."))
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self._on_resized)

    @property
    def shown(self) -> frozenset[Column]:
        """The columns beside the name."""
        return self._shown

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Shows these columns beside the name."""
        self._shown = frozenset(columns) - {Column.NAME}
        self._is_fitting = True  # a section that comes back brings a width of its own
        for column in Column:
            self.setSectionHidden(column, column is not Column.NAME and column not in self._shown)
        self.fit(self._room_px())
        self.layout_changed.emit()

    def fit(self, room_px: int) -> None:
        """Columns get what they need or what a person gave them, the name the rest."""
        widths = {column: self._width_px(column) for column in Column if column in self._shown}
        least_px = NAME_BESIDE_MANY_PX if len(widths) > len(FIRST_SHOWN) else NAME_MIN_PX
        name = self._own_widths_px.get(Column.NAME, max(room_px - sum(widths.values()), least_px))
        self._is_fitting = True
        for column, width_px in {Column.NAME: name, **widths}.items():
            self.resizeSection(column, width_px)
        self._is_fitting = False

    def sort_by(self, column: Column, *, descending: bool) -> None:
        """Shows and asks for another order."""
        self._sort, self._descending = column, descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(column, order)
        self.sort_asked.emit(column, descending)
        self.layout_changed.emit()

    def choice(self) -> str:
        """Columns, widths and order in words that `restore_choice` reads."""
        return json.dumps(
            {
                "columns": [column.name.lower() for column in Column if column in self._shown],
                "widths": {column.name.lower(): width for column, width in sorted(self._own_widths_px.items())},
                "sort": self._sort.name.lower(),
                "descending": self._descending,
            }
        )

    def restore_choice(self, words: str) -> None:
        """Takes a kept choice; leaves out what is no choice any more."""
        try:
            kept = json.loads(words[:MAX_KEPT_CHARACTERS])
        except ValueError:
            return
        if not isinstance(kept, Mapping):
            return
        named = {column.name.lower(): column for column in Column}
        widths, columns = kept.get("widths"), kept.get("columns")
        if isinstance(widths, dict):
            self._own_widths_px = {
                named[name]: width
                for name, width in widths.items()
                if name in named and isinstance(width, int) and 0 < width < 10_000
            }
        if isinstance(columns, list):
            self.show_columns(named[name] for name in columns if isinstance(name, str) and name in named)
        if isinstance(kept.get("sort"), str) and kept["sort"] in named:
            self.sort_by(named[kept["sort"]], descending=kept.get("descending") is True)

    def menu(self) -> QMenu:
        """One checkable line for each column, and one that brings the first choice back."""
        menu = QMenu(self)
        for column in Column:
            if column is not Column.NAME:
                menu.addAction(self._line(column, menu))
        menu.addSeparator()
        menu.addAction(tr("Reset Columns")).triggered.connect(self._reset)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Chooses columns."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos() if not event.globalPos().isNull() else self.mapToGlobal(QPoint(0, self.height())))

    def _line(self, column: Column, menu: QMenu) -> QAction:
        line = QAction(HEADERS[column], menu)
        line.setCheckable(True)
        line.setChecked(column in self._shown)
        line.toggled.connect(lambda on: self.show_columns(self._shown | {column} if on else self._shown - {column}))
        return line

    def _reset(self) -> None:
        self._own_widths_px.clear()
        self.show_columns(FIRST_SHOWN)
        self.sort_by(Column.NAME, descending=False)

    def _width_px(self, column: Column) -> int:
        return self._own_widths_px.get(column, self.fontMetrics().horizontalAdvance(WIDEST[column]) + PADDING_PX)

    def _room_px(self) -> int:
        return self.viewport().width()

    def _on_clicked(self, section: int) -> None:
        column = Column(section)
        self.sort_by(column, descending=not self._descending if column is self._sort else column in LARGEST_FIRST)

    def _on_resized(self, section: int, _old_px: int, new_px: int) -> None:
        if not self._is_fitting and new_px and not self.isSectionHidden(section):
            self._own_widths_px[Column(section)] = new_px
            self.layout_changed.emit()
