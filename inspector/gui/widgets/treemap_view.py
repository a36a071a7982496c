"""A treemap that is painted: every box can be pointed at, walked to with the arrow keys, and opened."""

from typing import Final, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from inspector.core.sourcefacts import Party
from inspector.core.text import human_size, visible
from inspector.gui.accessible_roles import state_role
from inspector.gui.language import tr
from inspector.gui.models.treemap import LABEL_PX, SMALLEST_NAMED_PX, Block, Box, laid_out, leaves, neighbour
from inspector.gui.models.wording import LEVEL_WORDS, PARTY_WORDS
from inspector.gui.reading_direction import draw_left_to_right, keep_left_to_right
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.theme.severity_style import draw_mark
from inspector.gui.theme.theme import Theme

HEIGHT_PX = 300
MARK_PX = 10.0
MAX_GROUND = 0.35
"""How much of a party's colour the ground of its boxes takes."""
_Key = Qt.Key
_STEPS: Final[dict[int, tuple[int, int]]] = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}


class TreemapView(QWidget):
    """Shows the blocks of one measure."""

    place_asked = Signal(object)
    """The Place of the box that was opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Chart)
        keep_left_to_right(self)
        self._theme = theme
        self._block = Block("", 0, None)
        self._boxes: list[Box] = []
        self._at: Box | None = None
        self.setMinimumHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Treemap"))

    @property
    def boxes(self) -> list[Box]:
        """The boxes on display. Not to be changed."""
        return self._boxes

    @property
    def current(self) -> Box | None:
        """The box that the keyboard is at."""
        return self._at

    def show_block(self, block: Block, theme: Theme) -> None:
        """Shows other blocks; the keyboard stays at the place where it was, if it is still there."""
        self._block, self._theme = block, theme
        self._lay_out()

    def words_of(self, box: Box) -> str:
        """Name, amount and share of a box, for tool tips and screen readers."""
        share = 100 * box.block.amount / max(1, self._block.amount)
        words = f"{visible(box.block.name)}: {human_size(box.block.amount)}, {share:.1f} %"
        if box.block.party is not None:
            words += f", {PARTY_WORDS[box.block.party]}"
        if box.block.worst is not None:
            words += tr("; worst finding: {severity}", severity=LEVEL_WORDS[box.block.worst])
        return words

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the boxes out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the box under the pointer."""
        box = self._box_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and box is not None:
            self._go_to(box)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says where something can be opened."""
        is_over = self._box_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Return opens, Home goes to the largest box."""
        key, reachable = event.key(), leaves(self._boxes)
        step = _STEPS.get(key)
        if step is not None and reachable:
            self._go_to(neighbour(reachable, self._at, step) if self._at else reachable[0])
        elif key == _Key.Key_Home and reachable:
            self._go_to(reachable[0])
        elif key in {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space} and self._at is not None:
            self._open()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Says in a tool tip what the box under the pointer is."""
        if event.type() is QEvent.Type.ToolTip:
            tip = cast("QHelpEvent", event)
            box = self._box_at(QPointF(tip.pos()))
            QToolTip.showText(tip.globalPos(), safe_tool_tip(self.words_of(box)) if box else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws every box, outer ones first."""
        painter = QPainter(self)
        draw_left_to_right(painter)
        for box in self._boxes:
            self._paint_box(painter, box)
        if self._at is not None and self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_area(self._at).adjusted(1, 1, -1, -1))

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        area = _area(box)
        painter.fillRect(area, self._ground_of(box))
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        is_divided = bool(box.block.parts)
        if box.height < LABEL_PX or box.width < SMALLEST_NAMED_PX or (is_divided and not box.has_head):
            return
        head = area.adjusted(5, 0, -4, 0)
        head.setHeight(LABEL_PX if is_divided or box.height < 2 * LABEL_PX else min(box.height, 2 * LABEL_PX))
        if box.block.worst is not None:
            mark = QRectF(head.left(), area.top() + (LABEL_PX - MARK_PX) / 2, MARK_PX, MARK_PX)
            draw_mark(painter, mark, box.block.worst, self._theme, hollow=is_divided)
            head.setLeft(head.left() + MARK_PX + 4)
        painter.setPen(self._theme.text)
        line = QRectF(head.left(), head.top(), head.width(), LABEL_PX)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        name = metrics.elidedText(visible(box.block.name), Qt.TextElideMode.ElideMiddle, int(line.width()))
        painter.drawText(line, middle, name)
        if head.height() >= 2 * LABEL_PX:
            painter.setPen(self._theme.muted)
            amount = metrics.elidedText(human_size(box.block.amount), Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line.translated(0, LABEL_PX), middle, amount)

    def _ground_of(self, box: Box) -> QColor:
        theme, block = self._theme, box.block
        if block.place is None:
            return theme.window
        if block.parts:
            return theme.raised if box.depth % 2 else theme.window
        if block.party is not None:
            return _mixed(self._party_colour(block.party), theme.surface)
        return theme.tints[block.worst] if block.worst is not None else theme.surface

    def _party_colour(self, party: Party) -> QColor:
        theme = self._theme
        colours = {Party.FIRST: theme.first_party, Party.THIRD: theme.third_party, Party.BUNDLER: theme.bundler}
        return colours.get(party, theme.outside)

    def _lay_out(self) -> None:
        place = self._at.block.place if self._at else None
        self._boxes = laid_out(self._block, self.width(), self.height()) if self._block.amount else []
        self._at = next((box for box in self._boxes if place is not None and box.block.place == place), None)
        self._describe()
        self.update()

    def _box_at(self, point: QPointF) -> Box | None:
        """The innermost box that leads somewhere."""
        found = [box for box in leaves(self._boxes) if box.holds(point.x(), point.y())]
        return found[-1] if found else None

    def _go_to(self, box: Box) -> None:
        self._at = box
        self._describe()
        self.update()

    def _describe(self) -> None:
        total = (
            tr("{boxes:,} boxes, {size} in all", boxes=len(self._boxes), size=human_size(self._block.amount))
            if self._boxes
            else "empty"
        )
        self.setAccessibleDescription(self.words_of(self._at) if self._at else total)

    def _open(self) -> None:
        if self._at is not None and self._at.block.place is not None:
            self.place_asked.emit(self._at.block.place)


def _area(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _mixed(colour: QColor, ground: QColor) -> QColor:
    share = MAX_GROUND
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * (1 - share),
        colour.greenF() * share + ground.greenF() * (1 - share),
        colour.blueF() * share + ground.blueF() * (1 - share),
    )
