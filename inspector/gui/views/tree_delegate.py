"""Draws one row of the tree: branch, icon, name and badge; mark and word; size; bar and figure."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector.gui.language import tr
from inspector.gui.models.tree_badges import NOT_READ
from inspector.gui.models.tree_columns import FIGURES, Column
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_model import TreeModel
from inspector.gui.reading_direction import draw_left_to_right
from inspector.gui.theme.icons import icon_pixmap
from inspector.gui.theme.severity_style import WORDS, draw_mark
from inspector.gui.theme.theme import Theme

INDENT_PX = 16
BRANCH_PX = 16
ICON_PX = 16
MARK_PX = 11
GAP_PX = 6
MIN_NAME_PX = 130
"""Of the column that deep nodes leave to branch, icon and name: rebuilt sources lie ten folders deep."""
_ICONS = {
    Look.FOLDER: "folder", Look.FILE: "file", Look.CONTAINER: "container", Look.MAP: "map", Look.REBUILT: "rebuilt",
    Look.LINK: "link", Look.SPECIAL: "special", Look.ENCRYPTED: "lock", Look.SHIPPED: "file",
    Look.APPROXIMATE: "text", Look.NAMED: "empty",
}  # fmt: skip
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TreeDelegate(QStyledItemDelegate):
    """All drawing of the tree; colours are shared objects, none is made per cell."""

    def __init__(self, model: TreeModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.hovered_row = -1
        """The row under the mouse; -1 for none."""

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def branch_area(self, node: int, cell: QRect) -> QRect:
        """Where the branch of a node is in its cell: a click there expands or collapses."""
        indent = INDENT_PX * (self._model.picture.tree.depths[node] - 1)
        left = cell.left() + min(indent, max(cell.width() - MIN_NAME_PX, 0)) + 2
        return QRect(left, cell.top(), BRANCH_PX, cell.height())

    @staticmethod
    def row_height_px(metrics: QFontMetrics) -> int:
        """The height of every row."""
        return max(metrics.height() + 8, ICON_PX + 6)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same height for every row."""
        return QSize(60, self.row_height_px(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, then what the column shows."""
        draw_left_to_right(painter)
        node = self._model.node_at(index.row())
        if node is None:
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = self._theme.selection_text if is_selected else self._theme.text
        painter.save()
        if is_selected:
            painter.fillRect(option.rect, self._theme.selection)
        elif index.row() == self.hovered_row:
            painter.fillRect(option.rect, self._theme.hover)
        match index.column():
            case Column.NAME:
                self._draw_name(painter, option.rect, node, ink)
            case Column.RISK:
                self._draw_risk(painter, option.rect, node)
            case Column.SHARE:
                self._draw_share(painter, option.rect, node, str(index.data()))
            case column:
                self._draw_words(painter, option.rect, ink, str(index.data()), is_figure=column in FIGURES)
        painter.restore()

    @staticmethod
    def _draw_words(painter: QPainter, cell: QRect, ink: QColor, text: str, *, is_figure: bool) -> None:
        painter.setPen(ink)
        area = cell.adjusted(GAP_PX, 0, -GAP_PX, 0)
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, _RIGHT if is_figure else _LEFT, short)

    def _draw_name(self, painter: QPainter, cell: QRect, node: int, ink: QColor) -> None:
        look = Look(self._model.picture.looks[node])
        branch = self.branch_area(node, cell)
        if self._model.can_expand(node):
            self._draw_branch(painter, branch, is_open=self._model.is_expanded(node))
        left = branch.right() + 2
        top = cell.top() + (cell.height() - ICON_PX) // 2
        painter.drawPixmap(left, top, self._icon(painter, look))
        name = self._model.picture.tree.names[node] or tr("(no name)")
        area = QRect(left + ICON_PX + GAP_PX, cell.top(), 0, cell.height())
        area.setRight(cell.right() - GAP_PX)
        name_px = painter.fontMetrics().horizontalAdvance(name[:200])
        badge = self._model.picture.badge_of(node)
        self._draw_badge(painter, area.adjusted(name_px + GAP_PX, 0, 0, 0), badge)
        painter.setPen(ink)
        if node in self._model.picture.shape.hidden:
            self._strike(painter)
        painter.drawText(
            area, _LEFT, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, area.width())
        )

    @staticmethod
    def _strike(painter: QPainter) -> None:
        """For what no container of an image sees; `paint` restores the painter."""
        font = painter.font()
        font.setStrikeOut(True)
        painter.setFont(font)

    def _icon(self, painter: QPainter, look: Look) -> QPixmap:
        colour = self._theme.accent if look in (Look.MAP, Look.REBUILT) else self._theme.muted
        return icon_pixmap(_ICONS[look], colour.name(), ICON_PX, painter.device().devicePixelRatioF())

    def _draw_badge(self, painter: QPainter, room: QRect, text: str) -> None:
        """A small tag behind the name, where there is room for both; of two parts perhaps only the second."""
        width = painter.fontMetrics().horizontalAdvance(text) + 10
        if room.width() < width and ", " in text:
            text = text.partition(", ")[2]
            width = painter.fontMetrics().horizontalAdvance(text) + 10
        if not text or room.width() < width:
            return
        height = painter.fontMetrics().height()
        area = QRectF(room.left(), room.top() + (room.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.raised)
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(self._theme.text if text == tr(NOT_READ) else self._theme.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_branch(self, painter: QPainter, area: QRect, *, is_open: bool) -> None:
        middle = QPointF(area.center())
        points = [(-3.5, -2.0), (0.0, 2.0), (3.5, -2.0)] if is_open else [(-2.0, -3.5), (2.0, 0.0), (-2.0, 3.5)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.muted, 1.5))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))

    def _draw_risk(self, painter: QPainter, cell: QRect, node: int) -> None:
        severity, is_inherited = self._model.severity_of(node)
        if severity is None:
            return
        top = cell.top() + (cell.height() - MARK_PX) / 2
        mark = QRectF(cell.left() + GAP_PX, top, MARK_PX, MARK_PX)
        draw_mark(painter, mark, severity, self._theme, hollow=is_inherited)
        painter.setPen(self._theme.muted if is_inherited else self._theme.severities[severity])
        painter.drawText(cell.adjusted(GAP_PX + MARK_PX + 5, 0, 0, 0), _LEFT, WORDS[severity])

    def _draw_share(self, painter: QPainter, cell: QRect, node: int, text: str) -> None:
        share = self._model.share_of(node)
        if share is None:
            return
        figure_px = painter.fontMetrics().horizontalAdvance("100 %") + GAP_PX
        room = max(cell.width() - figure_px - 2 * GAP_PX, 0)
        bar = QRectF(cell.left() + GAP_PX, cell.center().y() - 3, room, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.line)
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(max(room * share, 3 if share else 0))
        painter.setBrush(self._theme.accent)
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(self._theme.muted)
        painter.drawText(cell.adjusted(0, 0, -GAP_PX, 0), _RIGHT, text)
