"""The area that bytes are painted on: geometry, scrolling, keys and mouse."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from inspector.gui.accessible_roles import state_role
from inspector.gui.hexview.byte_movement import moved
from inspector.gui.hexview.byte_pages import BytePages
from inspector.gui.hexview.byte_selection import ByteSelection
from inspector.gui.language import later, tr
from inspector.gui.reading_direction import draw_left_to_right, keep_left_to_right
from inspector.gui.textview.text_metrics import TextMetrics
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.theme.theme import Theme
from inspector.previews.hexdump import BYTES_PER_ROW, COVER, HexRow, hex_column, hex_row, offset_digits
from inspector.previews.rows import TokenKind

LOADING = "…"
UNREADABLE = later("cannot be read")
_PAD_PX = 10.0
_GAP_COLUMNS = 2
_MAX_SCROLL = 1_000_000
"""Steps of the scroll bar; a larger content is scaled to them."""
_WHEEL_STEP, _ROWS_PER_STEP = 120, 3


class HexArea(QAbstractScrollArea):
    """Paints the bytes that are here, and asks for those in sight.

    The top row is kept apart from the scroll bar, whose integers are too small for some contents.
    """

    caret_moved = Signal(object)
    """Offset from 0; more than a C integer can hold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Document)
        keep_left_to_right(self)
        self._theme = theme
        self._pages: BytePages | None = None
        self._message = ""
        self._selection = ByteSelection()
        self._top = 0
        self._is_syncing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(tr("Bytes of the file"))
        self.setFont(fixed_font())
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._measure()

    @property
    def caret(self) -> int:
        """Offset of the byte that the caret is on."""
        return self._selection.caret

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        return self._top

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.viewport().update()

    def copy(self) -> None:
        """Puts the selected bytes on the clipboard; the view that knows the session can do it."""

    # --- measures ------------------------------------------------------------------------------------------

    @property
    def _size_bytes(self) -> int:
        return self._pages.size_bytes if self._pages else 0

    @property
    def _row_count(self) -> int:
        return -(-self._size_bytes // BYTES_PER_ROW)

    @property
    def _screen_rows(self) -> int:
        return max(self.viewport().height() // self._metrics.row_height, 1)

    @property
    def _last_top(self) -> int:
        return max(self._row_count - self._screen_rows, 0)

    def _measure(self) -> None:
        self._metrics = TextMetrics(self.font())
        column = self._metrics.column_width
        self._gutter_px = offset_digits(self._size_bytes) * column + 2 * _PAD_PX
        self._hex_px = self._gutter_px + _PAD_PX
        self._text_px = self._hex_px + (hex_column(BYTES_PER_ROW) + _GAP_COLUMNS) * column
        self._width_px = self._text_px + BYTES_PER_ROW * column + _PAD_PX
        self._set_ranges()
        self.viewport().update()

    def _set_ranges(self) -> None:
        self._is_syncing = True
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(round(self._width_px - self.viewport().width()), 0))
        down.setPageStep(self._screen_rows)
        down.setRange(0, min(self._last_top, _MAX_SCROLL))
        self._is_syncing = False
        self._scroll_to(self._top)

    def _scroll_to(self, row: int) -> None:
        """Puts a row on top and the scroll bar where that is."""
        self._top = min(max(row, 0), self._last_top)
        self._is_syncing = True
        bar = self.verticalScrollBar()
        bar.setValue(self._top if self._last_top <= _MAX_SCROLL else self._top * _MAX_SCROLL // self._last_top)
        self._is_syncing = False
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        if self._is_syncing:
            return
        if self._last_top <= _MAX_SCROLL:
            self._top = value
        elif value != self._top * _MAX_SCROLL // self._last_top:
            self._top = value * self._last_top // _MAX_SCROLL
        self.viewport().update()

    def _offset_at(self, point: QPoint) -> int:
        row = self._top + max(point.y(), 0) // self._metrics.row_height
        x = point.x() + self.horizontalScrollBar().value()
        if x >= self._text_px - self._metrics.column_width:
            index = int((x - self._text_px) / self._metrics.column_width)
        else:
            column = (x - self._hex_px) / self._metrics.column_width
            index = next((i for i in range(BYTES_PER_ROW) if column < hex_column(i + 1)), BYTES_PER_ROW - 1)
        offset = row * BYTES_PER_ROW + min(max(index, 0), BYTES_PER_ROW - 1)
        return min(offset, max(self._size_bytes - 1, 0))

    def _move_caret(self, offset: int, *, keep_anchor: bool, is_jump: bool = False) -> None:
        self._selection.move(offset, keep_anchor=keep_anchor)
        row = offset // BYTES_PER_ROW
        if not self._top <= row < self._top + self._screen_rows:
            above = self._screen_rows // 3 if is_jump else (0 if row < self._top else self._screen_rows - 1)
            self._scroll_to(row - above)
        self.viewport().update()
        self.caret_moved.emit(offset)
        here = self._pages.bytes_at(offset, 1) if self._pages else None
        byte = tr("not loaded") if here is None or not here.data else "covered" if here.covered else here.data.hex()
        self.setAccessibleDescription(tr("Offset {offset:,}: {byte}", offset=offset, byte=byte))

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is here, and asks for what is not."""
        painter = QPainter(self.viewport())
        draw_left_to_right(painter)
        seen = self._paint(painter, event.rect())
        painter.end()
        if self._pages is not None and seen:
            self._pages.want(seen[0] * BYTES_PER_ROW, min((seen[-1] + 1) * BYTES_PER_ROW, self._size_bytes) - 1)

    def _paint(self, painter: QPainter, area: QRect) -> range:
        """Paints everything, and returns which rows are in sight."""
        painter.setFont(self.font())
        painter.fillRect(area, self._theme.surface)
        if self._message or self._pages is None:
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._message)
            return range(0)
        left = -float(self.horizontalScrollBar().value())
        painter.fillRect(QRectF(left, 0, self._gutter_px, self.viewport().height()), self._theme.gutter)
        last = min(self._top + self.viewport().height() // self._metrics.row_height + 1, self._row_count - 1)
        for number in range(self._top, last + 1):
            self._paint_row(painter, number, left, float((number - self._top) * self._metrics.row_height))
        return range(self._top, last + 1)

    def _paint_row(self, painter: QPainter, number: int, left: float, top: float) -> None:
        offset = number * BYTES_PER_ROW
        baseline = top + self._metrics.baseline
        is_current = offset <= self._selection.caret < offset + BYTES_PER_ROW
        if is_current:
            area = QRectF(left + self._gutter_px, top, self.viewport().width() - left, self._metrics.row_height)
            painter.fillRect(area, self._theme.current_line)
        painter.setPen(self._theme.text if is_current else self._theme.gutter_text)
        digits = offset_digits(self._size_bytes)
        painter.drawText(QPointF(left + _PAD_PX, baseline), f"{offset:0{digits}x}")
        shown = self._pages.bytes_at(offset, BYTES_PER_ROW) if self._pages else None
        if shown is None:
            painter.setPen(self._theme.muted)
            is_refused = self._pages is not None and self._pages.is_refused(offset)
            painter.drawText(QPointF(left + self._hex_px, baseline), tr(UNREADABLE) if is_refused else LOADING)
        elif shown.data:
            self._paint_bytes(painter, hex_row(shown, offset), left, top, len(shown.data))

    def _paint_bytes(self, painter: QPainter, row: HexRow, left: float, top: float, length: int) -> None:
        column, baseline = self._metrics.column_width, top + self._metrics.baseline
        chosen = self._selection.within(row.offset, row.offset + length)
        if len(chosen):
            start, end = hex_column(chosen[0]), hex_column(chosen[-1]) + 2
            height = self._metrics.row_height
            x, width = left + self._hex_px + start * column, (end - start) * column
            painter.fillRect(QRectF(x, top, width, height), self._theme.selection)
            x, width = left + self._text_px + chosen[0] * column, len(chosen) * column
            painter.fillRect(QRectF(x, top, width, height), self._theme.selection)
        for x, text in ((left + self._hex_px, row.columns), (left + self._text_px, row.characters)):
            painter.setPen(self._theme.text)
            painter.drawText(QPointF(x, baseline), text.replace(COVER, " "))
            if COVER in text:
                painter.setPen(self._theme.tokens[TokenKind.COVERED])
                painter.drawText(QPointF(x, baseline), "".join(c if c == COVER else " " for c in text))
        if len(chosen):
            self._paint_chosen(painter, row, chosen, QPointF(left, baseline))

    def _paint_chosen(self, painter: QPainter, row: HexRow, chosen: range, origin: QPointF) -> None:
        """The selected characters once more, in the colour that goes with the selection."""
        column = self._metrics.column_width
        start, end = hex_column(chosen[0]), hex_column(chosen[-1]) + 2
        painter.setPen(self._theme.selection_text)
        painter.drawText(origin + QPointF(self._hex_px + start * column, 0), row.columns[start:end])
        text = row.characters[chosen[0] : chosen[-1] + 1]
        painter.drawText(origin + QPointF(self._text_px + chosen[0] * column, 0), text)

    # --- Qt's events -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keeps the key for copying from the window's menus while the view has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not event.matches(QKeySequence.StandardKey.Copy):
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_metrics"):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size holds other rows."""
        super().resizeEvent(event)
        self._set_ranges()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Everything is painted anew: rows are cheap."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl a wish for another size, which is the window's to grant; else scrolling by rows."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        steps = event.angleDelta().y() / _WHEEL_STEP
        if steps:
            self._scroll_to(self._top - round(steps * _ROWS_PER_STEP))
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Movement and copying; the rest belongs to the window."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        move = moved(event, self._selection.caret, self._screen_rows, self._size_bytes)
        if move is None or self._pages is None:
            super().keyPressEvent(event)
            return
        self._move_caret(move[0], keep_anchor=move[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the caret on a byte."""
        if event.button() is Qt.MouseButton.LeftButton and self._pages is not None:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_caret(self._offset_at(event.position().toPoint()), keep_anchor=extends)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a selection."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._pages is not None:
            self._move_caret(self._offset_at(event.position().toPoint()), keep_anchor=True)
