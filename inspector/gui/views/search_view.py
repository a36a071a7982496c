"""The hits of a search as a table: the place, the line, and the text with the hit marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inspector.engine.search.hit import SearchHit
from inspector.gui.language import tr
from inspector.gui.models.search_model import HIT_ROLE, LINE_COLUMN, PLACE_COLUMN, TEXT_COLUMN, SearchModel
from inspector.gui.reading_direction import LEFT, draw_left_to_right, keep_left_to_right
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.row_cursor import go_to_row

PADDING_PX = 8
LEAD_CHARACTERS = 40
"""Of the line, shown before a hit: what stands there must not push the hit out of sight."""


class HitDelegate(QStyledItemDelegate):
    """Marks the hit in its line; elides paths in their middle."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = fixed_font()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """No frame around the cell; numbers on the right."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == PLACE_COLUMN:
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        elif index.column() == LINE_COLUMN:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The text column is drawn here, the others by Qt."""
        draw_left_to_right(painter)
        hit = index.data(HIT_ROLE)
        if index.column() != TEXT_COLUMN or not isinstance(hit, SearchHit):
            super().paint(painter, option, index)
            return
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        background.text = ""
        background.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, background, painter, background.widget
        )
        self._draw_text(painter, QRectF(option.rect).adjusted(PADDING_PX, 0, -2, 0), option, hit)

    def _draw_text(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, hit: SearchHit) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        first = max(0, hit.start - LEAD_CHARACTERS)
        before = ("…" if first else "") + hit.text[first : hit.start]
        before = before.lstrip() if not first else before
        found, after = hit.text[hit.start : hit.start + hit.length], hit.text[hit.start + hit.length :]
        self._font.setPointSizeF(option.font.pointSizeF())
        metrics = QFontMetricsF(self._font)
        painter.save()
        painter.setClipRect(area)
        painter.setFont(self._font)
        left = area.left() + metrics.horizontalAdvance(before)
        if not is_selected:
            height = metrics.height()
            mark = QRectF(left, area.center().y() - height / 2, metrics.horizontalAdvance(found), height)
            painter.fillRect(mark, self._theme.match)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, before + found + after)
        painter.restore()


class SearchView(QTableView):
    """Selecting a line, by mouse or by keyboard, selects the hit."""

    hit_selected = Signal(object)
    """A SearchHit."""

    def __init__(self, model: SearchModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self._hits = model
        self._drawing = HitDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Hits of the search"))
        self.setAccessibleDescription(tr("All places where the text stands. Selecting one shows it."))
        self._set_up_look()
        self.set_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_header(self.horizontalHeader(), theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    @property
    def selected(self) -> SearchHit | None:
        """The hit under the cursor."""
        at = self.currentIndex().row()
        return self._hits.hits[at] if 0 <= at < len(self._hits.hits) else None

    def step(self, by: int) -> None:
        """Moves to the hit that many lines further."""
        count = len(self._hits.hits)
        if count:
            at = self.currentIndex().row()
            go_to_row(self, (at + by) % count if at >= 0 else (0 if by > 0 else count - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the columns in proportion."""
        super().resizeEvent(event)
        self.setColumnWidth(LINE_COLUMN, self.fontMetrics().horizontalAdvance(tr("byte {offset:,}", offset=10**9)))
        room = max(self.viewport().width() - self.columnWidth(LINE_COLUMN), 200)
        self.setColumnWidth(PLACE_COLUMN, round(room * 0.36))

    def _set_up_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(LEFT)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if 0 <= current.row() < len(self._hits.hits):
            self.hit_selected.emit(self._hits.hits[current.row()])
