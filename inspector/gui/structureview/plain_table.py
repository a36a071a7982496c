"""A flat table whose last columns say what disagrees."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from inspector.core.severity import Severity
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme


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
        self._drawing = MarkDelegate(theme, mark_column, self)
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
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_header(self.horizontalHeader(), theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    def set_widths(self, samples: tuple[str, ...]) -> None:
        """Makes each column as wide as its sample; the last one takes the rest."""
        for column, sample in enumerate(samples):
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + 24)
