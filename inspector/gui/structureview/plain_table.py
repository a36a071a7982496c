"""A flat table whose last columns say what disagrees."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from inspector.core.severity import Severity
from inspector.gui.reading_direction import LEFT, keep_left_to_right
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.row_cursor import go_to_row

PADDING_PX, MIN_ROOM_PX = 20, 240


class MarkDelegate(QStyledItemDelegate):
    """Colours the column with marks; long names lose their middle."""

    def __init__(self, theme: Theme, mark_column: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark_column = mark_column

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """See QStyledItemDelegate."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == self._mark_column:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.severities[Severity.HIGH])
        else:
            option.textElideMode = Qt.TextElideMode.ElideMiddle


class PlainTable(QTableView):
    """Whole rows are selected, one at a time."""

    def __init__(self, model: QAbstractItemModel, mark_column: int, theme: Theme, name: str) -> None:
        super().__init__()
        keep_left_to_right(self)
        self._drawing = MarkDelegate(theme, mark_column, self)
        self._samples: tuple[str, ...] = ()
        self._shares: tuple[float, ...] = ()
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(LEFT)
        self.set_theme(theme)

    def choose(self, row: int) -> None:
        """Selects a row, and brings it to the middle and the keyboard to it."""
        go_to_row(self, row)
        self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_header(self.horizontalHeader(), theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    def set_widths(self, samples: tuple[str, ...], shares: tuple[float, ...]) -> None:
        """The first columns are as wide as their samples, the next share what is left, the last takes the rest."""
        self._samples, self._shares = samples, shares
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the columns in proportion."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        widths = [self.fontMetrics().horizontalAdvance(sample) + PADDING_PX for sample in self._samples]
        room = max(self.viewport().width() - sum(widths), MIN_ROOM_PX)
        for column, width in enumerate([*widths, *(round(room * share) for share in self._shares)]):
            self.setColumnWidth(column, width)
