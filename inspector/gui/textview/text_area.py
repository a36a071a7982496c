"""The area that text is painted on: geometry, scrolling, caret and selection, keys and mouse."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from inspector.gui.language import tr
from inspector.gui.reading_direction import draw_left_to_right, keep_left_to_right
from inspector.gui.safe_text import safe_tool_tip
from inspector.gui.textview.accessible_text import AccessibleText, offer_texts
from inspector.gui.textview.line_marks import LineMark, LineMarks
from inspector.gui.textview.movement import moved
from inspector.gui.textview.page_loader import PageLoader
from inspector.gui.textview.row_pages import PAGE_ROWS
from inspector.gui.textview.row_painter import RowLook, RowPainter
from inspector.gui.textview.selection import Position, Selection
from inspector.gui.textview.text_metrics import TextMetrics
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.theme.theme import Theme
from inspector.previews.rows import Row, TextFacts, TextPlace

_GUTTER_PAD_PX = 12
_TEXT_PAD_PX = 8
_FAR = 1 << 30


class TextArea(QAbstractScrollArea):
    """Paints the rows that a loader has, and asks it for those in sight. Knows no session."""

    caret_moved = Signal(int, int)
    """Line and column from 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self._theme = theme
        self._facts: TextFacts | None = None
        self._loader: PageLoader | None = None
        self._message = ""
        self._marks = LineMarks()
        self._selection = Selection()
        self._highlight: TextPlace | None = None
        self._widest_px = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(tr("Text of the file"))
        offer_texts()
        self.setFont(fixed_font())
        self._measure()

    @property
    def caret(self) -> Position:
        """Row and character of the caret, from 0."""
        return self._selection.caret

    @property
    def selected(self) -> tuple[Position, Position]:
        """Start and end of the selection; the same place where nothing is selected."""
        return self._selection.start, self._selection.end

    def row_words(self, number: int) -> str | None:
        """What is shown in a row, if it is here."""
        row = self._row(number)
        return row.text if row is not None else None

    def put_caret(self, position: Position, *, keep_anchor: bool = False) -> None:
        """Moves the caret, and brings it into sight."""
        self._move_caret(position, keep_anchor=keep_anchor)

    def place_on_screen(self, position: Position) -> QRect:
        """Where a character is on the screen."""
        row, metrics = self._row(position[0]), self._metrics
        x = self._left + (metrics.x_of(row.text, position[1]) if row else 0)
        y = (position[0] - self.verticalScrollBar().value()) * metrics.row_height
        corner = self.viewport().mapToGlobal(QPoint(round(x), y))
        return QRect(corner, QSize(round(metrics.column_width), metrics.row_height))

    def position_on_screen(self, point: QPoint) -> Position:
        """The character at a place of the screen."""
        return self._position_at(self.viewport().mapFromGlobal(point))

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._measure()

    def set_marks(self, marks: Iterable[LineMark]) -> None:
        """Lines with findings: a shape in the gutter and a tint."""
        self._marks = LineMarks(marks)
        self.viewport().update()

    def select_all(self) -> None:
        """Selects from the first row to the last."""
        last = self._row_count - 1
        if last >= 0:
            self._selection = Selection(caret=(last, _FAR), anchor=(0, 0))
            self.viewport().update()

    def copy(self) -> None:
        """Puts the selected text on the clipboard; the view that knows the session can do it."""

    # --- measures ----------------------------------------------------------------------------------------

    @property
    def _row_count(self) -> int:
        return self._facts.row_count if self._facts else 0

    @property
    def _screen_rows(self) -> int:
        return max(self.viewport().height() // self._metrics.row_height, 1)

    @property
    def _columns_in_sight(self) -> int:
        """Columns that fit beside the gutter."""
        room = self.viewport().width() - self._painter.gutter_px - 2 * _TEXT_PAD_PX
        return int(room // self._metrics.column_width)

    @property
    def _left(self) -> float:
        """Where the first character of a row lies."""
        return self._painter.gutter_px + _TEXT_PAD_PX - self.horizontalScrollBar().value()

    def _measure(self) -> None:
        self._metrics = TextMetrics(self.font())
        digits = max(len(str(self._facts.line_count if self._facts else 0)), 3)
        gutter_px = digits * self._metrics.column_width + self._metrics.row_height + _GUTTER_PAD_PX
        self._painter = RowPainter(self._theme, self._metrics, gutter_px)
        self._set_ranges()
        self.viewport().update()

    def _set_ranges(self) -> None:
        facts = self._facts
        self.verticalScrollBar().setPageStep(self._screen_rows)
        self.verticalScrollBar().setRange(0, max(self._row_count - self._screen_rows, 0))
        known = (facts.longest_row if facts else 0) * self._metrics.column_width
        room = self.viewport().width() - self._painter.gutter_px - 2 * _TEXT_PAD_PX
        self.horizontalScrollBar().setPageStep(max(round(room), 1))
        self.horizontalScrollBar().setSingleStep(round(self._metrics.column_width * 4))
        self.horizontalScrollBar().setRange(0, max(round(max(known, self._widest_px) - room), 0))

    def _row(self, number: int) -> Row | None:
        return self._loader.pages.row(number) if self._loader and 0 <= number < self._row_count else None

    def _row_at_caret(self) -> Row | None:
        return self._row(self._selection.caret[0])

    def _position_at(self, point: QPoint) -> Position:
        number = self.verticalScrollBar().value() + point.y() // self._metrics.row_height
        number = min(max(number, 0), max(self._row_count - 1, 0))
        row = self._row(number)
        return number, self._metrics.column_at(row.text, point.x() - self._left) if row else 0

    def _reveal(self, position: Position, *, end: int | None = None, is_jump: bool = False) -> None:
        """Scrolls as little as it takes; a jump leaves some rows above."""
        bar, row = self.verticalScrollBar(), position[0]
        if not bar.value() <= row < bar.value() + self._screen_rows:
            above = self._screen_rows // 3 if is_jump else (0 if row < bar.value() else self._screen_rows - 1)
            bar.setValue(row - above)
        across, step = self.horizontalScrollBar(), self._metrics.column_width
        room = self.viewport().width() - self._painter.gutter_px - 2 * _TEXT_PAD_PX
        left, right = position[1] * step, (end if end is not None else position[1]) * step
        if right > across.value() + room:
            across.setValue(round(right - room))
        if left < across.value():
            across.setValue(round(left))

    def _tell_caret(self) -> None:
        row = self._row_at_caret()
        if row is None:
            return
        column = min(self._selection.caret[1], len(row.text))
        self.caret_moved.emit(row.line, row.column + column + 1)
        self.setAccessibleDescription(tr("Line {line}: {text}", line=row.line, text=row.text))
        if QAccessible.isActive():
            AccessibleText(self).tell_caret()

    # --- painting ----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is here, and asks for what is not."""
        painter = QPainter(self.viewport())
        draw_left_to_right(painter)
        seen = self._paint(painter, event.rect())
        painter.end()
        if self._loader is not None and seen:
            self._loader.want(seen[0], seen[-1])

    def _paint(self, painter: QPainter, area: QRect) -> range:
        """Paints everything, and returns which rows are in sight."""
        painter.setFont(self.font())
        painter.fillRect(area, self._theme.surface)
        if self._message or self._loader is None:
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._message)
            return range(0)
        first = self.verticalScrollBar().value()
        last = min(first + self.viewport().height() // self._metrics.row_height + 1, self._row_count - 1)
        gutter = QRect(0, 0, round(self._painter.gutter_px), self.viewport().height())
        painter.fillRect(gutter, self._theme.gutter)
        width = float(self.viewport().width())
        for number in range(first, last + 1):
            look, top = self._look(number), float((number - first) * self._metrics.row_height)
            self._painter.paint_text(painter, look, top, self._left, width)
            self._painter.paint_gutter(painter, look, top)
        return range(first, last + 1)

    def _on_page(self, number: int) -> None:
        page = self._loader.pages.page(number) if self._loader else None
        if page is not None and page.known_bytes < 0:
            widest = max((self._metrics.x_of(row.text, len(row.text)) for row in page.rows), default=0.0)
            if widest > self._widest_px:
                self._widest_px = widest
                self._set_ranges()
        self.viewport().update()
        if number == self._selection.caret[0] // PAGE_ROWS:
            self._tell_caret()

    def _look(self, number: int) -> RowLook:
        row = self._row(number)
        length = len(row.text) if row else 0
        hit = self._highlight
        is_current = number == self._selection.caret[0]
        mark = self._marks.at(row)
        return RowLook(
            row=row,
            spans=self._loader.pages.spans(number) if self._loader else (),
            selected=self._selection.in_row(number, length),
            highlighted=(hit.start, hit.start + hit.length) if hit is not None and hit.row == number else (0, 0),
            is_current=is_current,
            caret=min(self._selection.caret[1], length) if is_current and self.hasFocus() else None,
            mark=mark,
            has_icon=mark is not None,
        )

    # --- Qt's events --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keeps the keys for copying and selecting all from the window's menus while the view has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Shows what a mark in the gutter stands for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row(self._position_at(event.pos())[0])
            words = self._marks.words(row.line) if row and event.pos().x() < self._painter.gutter_px else ""
            QToolTip.showText(event.globalPos(), safe_tool_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size holds other rows."""
        super().resizeEvent(event)
        self._set_ranges()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_metrics"):
            self._widest_px = 0.0
            self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Everything is painted anew: rows are cheap."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl a wish for another size, which is the window's to grant; else scrolling."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Movement, copying, selecting; the rest belongs to the window."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        row = self._row_at_caret()
        length = len(row.text) if row else 0
        row_number, column = self._selection.caret
        move = moved(
            event, (row_number, min(column, length) if row else column), length, self._screen_rows, self._row_count
        )
        if move is None:
            super().keyPressEvent(event)
            return
        self._move_caret(move[0], keep_anchor=move[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the caret somewhere."""
        if event.button() is Qt.MouseButton.LeftButton:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_caret(self._position_at(event.position().toPoint()), keep_anchor=extends)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_caret(self._position_at(event.position().toPoint()), keep_anchor=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a selection."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects the word there."""
        number, column = self._position_at(event.position().toPoint())
        row = self._row(number)
        if row is not None:
            start, end = word_around(row.text, column)
            self._selection = Selection(caret=(number, end), anchor=(number, start))
            self.viewport().update()

    def _move_caret(self, position: Position, *, keep_anchor: bool) -> None:
        row = self._row(position[0])
        if row is not None:
            position = (position[0], min(position[1], len(row.text)))
        self._selection.move(position, keep_anchor=keep_anchor)
        self._reveal((position[0], min(position[1], len(row.text) if row else 0)))
        self.viewport().update()
        self._tell_caret()


def _is_own_key(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll)


def word_around(text: str, column: int) -> tuple[int, int]:
    """The letters, digits and underscores around a place."""
    start = end = min(column, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return start, end
