"""Draws the rows of a page: the last cell of a row reaches as far as it needs, headings stand out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from inspector.core.severity import Severity
from inspector.gui.pageview.page_model import LOADING, ROW_ROLE
from inspector.gui.reading_direction import draw_left_to_right
from inspector.gui.theme.theme import Theme
from inspector.previews.pages.page import PageRow, RowKind

Index = QModelIndex | QPersistentModelIndex
PADDING_PX = 10
_MUTED = (RowKind.TITLES, RowKind.WORDS)
_WIDE = (RowKind.HEADING, RowKind.CODE, RowKind.WORDS)
"""Rows of one cell, which may be longer than its column."""


class RowDelegate(QStyledItemDelegate):
    """Cells are painted one by one, so each of those that a long text covers paints its own part of it."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See QStyledItemDelegate."""
        row = index.data(ROW_ROLE)
        area: QRect = option.rect
        painter.save()
        draw_left_to_right(painter)
        painter.setClipRect(area)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_heading = isinstance(row, PageRow) and row.kind is RowKind.HEADING
        painter.fillRect(area, self._background(is_selected=is_selected, is_heading=is_heading))
        if isinstance(row, PageRow):
            painter.setFont(self.font_of(row))
            self._paint_cell(painter, area, index, row, is_selected=is_selected)
        elif index.column() == 0:
            painter.setPen(self._theme.muted)
            painter.drawText(_padded(area), Qt.AlignmentFlag.AlignVCenter, LOADING)
        painter.restore()

    def font_of(self, row: PageRow) -> QFont:
        """Headings are bold, lines of a text have letters of one width."""
        font = QFont(self._fixed if row.kind is RowKind.CODE else self._table.font())
        font.setPointSizeF(self._table.font().pointSizeF())
        font.setBold(row.kind is RowKind.HEADING)
        return font

    def _background(self, *, is_selected: bool, is_heading: bool) -> QColor:
        if is_selected:
            return self._theme.selection
        return self._theme.raised if is_heading else self._theme.surface

    def _paint_cell(self, painter: QPainter, area: QRect, index: Index, row: PageRow, *, is_selected: bool) -> None:
        marks_at = index.model().columnCount() - 1
        column, last = index.column(), len(row.cells) - 1
        if row.mark and column == marks_at:
            self._write(painter, area, row.mark, self._theme.severities[Severity.HIGH], is_selected=is_selected)
            return
        shown = min(column, last)
        end = marks_at - 1 if row.mark else marks_at
        if shown < last or last == end:
            end = shown
        left, right = self._edges(shown), self._edges(end) + self._table.columnWidth(end)
        place = QRect(left, area.top(), right - left, area.height())
        colour = self._theme.muted if row.kind in _MUTED or self._is_name(row, shown) else self._theme.text
        self._write(painter, place, row.cells[shown] if last >= 0 else "", colour, is_selected=is_selected)

    def _is_name(self, row: PageRow, column: int) -> bool:
        return row.kind is RowKind.FIELD and column == 0

    def _edges(self, column: int) -> int:
        return self._table.columnViewportPosition(column)

    def _write(self, painter: QPainter, area: QRect, text: str, colour: QColor, *, is_selected: bool) -> None:
        painter.setPen(self._theme.selection_text if is_selected else colour)
        place = _padded(area)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, shown)


def is_wide(row: PageRow) -> bool:
    """Whether a row may be longer than its first column without making that wider."""
    return row.kind in _WIDE


def _padded(area: QRect) -> QRect:
    return area.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
