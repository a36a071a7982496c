"""Draws a choice: what was typed stands out in the title, the rest follows in second rank."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.core.text import visible
from inspector.gui.models.choice_model import Choice
from inspector.gui.reading_direction import draw_left_to_right

PADDING_PX = 10
GAP_PX = 12
_Role = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ChoiceDelegate(QStyledItemDelegate):
    """One line per choice; keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A little air above and below."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background by Qt, texts here."""
        draw_left_to_right(painter)
        choice = index.data(Qt.ItemDataRole.UserRole)
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        background.text = ""
        background.state &= ~QStyle.StateFlag.State_HasFocus
        background.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, background, painter, background.widget
        )
        if isinstance(choice, Choice):
            painter.save()
            self._draw(painter, QRectF(option.rect).adjusted(PADDING_PX, 0, -PADDING_PX, 0), option, choice)
            painter.restore()

    def _draw(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, choice: Choice) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = option.palette.color(_Role.HighlightedText if is_selected else _Role.Text)
        faint = strong if is_selected else option.palette.color(_Role.PlaceholderText)
        painter.setPen(faint)
        painter.setFont(option.font)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, choice.keys)
        metrics = QFontMetricsF(option.font)
        room = area.adjusted(0, 0, -metrics.horizontalAdvance(choice.keys) - (GAP_PX if choice.keys else 0), 0)
        painter.setPen(strong if choice.is_enabled else faint)
        left = _draw_title(painter, room, option.font, choice) + GAP_PX
        rest = QRectF(left, room.top(), max(room.right() - left, 0), room.height())
        painter.setPen(faint)
        painter.setFont(option.font)
        detail = metrics.elidedText(visible(choice.detail), Qt.TextElideMode.ElideMiddle, rest.width())
        painter.drawText(rest, _LEFT, detail)


def _draw_title(painter: QPainter, area: QRectF, font: QFont, choice: Choice) -> float:
    """Draws run by run and returns where the title ends."""
    bold = QFont(font)
    bold.setBold(True)
    marked, left = set(choice.places), area.left()
    painter.setClipRect(area)
    start = 0
    for end in range(1, len(choice.title) + 1):
        if end < len(choice.title) and (end in marked) == (start in marked):
            continue
        run = visible(choice.title[start:end])
        used = bold if start in marked else font
        painter.setFont(used)
        painter.drawText(QRectF(left, area.top(), max(area.right() - left, 0), area.height()), _LEFT, run)
        left += QFontMetricsF(used).horizontalAdvance(run)
        start = end
    return left
