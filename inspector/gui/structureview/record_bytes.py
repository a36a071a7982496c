"""The bytes of a record in hexadecimal; those of the field that is chosen are marked."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from inspector.gui.language import tr
from inspector.gui.reading_direction import keep_left_to_right
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.previews.covering import clipped
from inspector.previews.hexdump import BYTES_PER_ROW, ShownBytes, hex_column, hex_row, offset_digits
from inspector.previews.structure.record import RawDetail, RawField

_GAP = "  "


class RecordBytes(QPlainTextEdit):
    """A few kilobytes at most: a plain text is enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self._detail: RawDetail | None = None
        self._theme = theme
        self.setReadOnly(True)
        self.setAccessibleName(tr("Bytes of the record"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(fixed_font())
        self.setTabChangesFocus(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        dress_scroll_bars(self, theme)

    def show_detail(self, detail: RawDetail | None) -> None:
        """Shows the first bytes of a record."""
        self._detail = detail
        self.setExtraSelections([])
        self.setPlainText("" if detail is None else "\n".join(_lines(detail)))

    def mark(self, field: RawField) -> None:
        """Marks the bytes of a field, as far as they are shown, and brings them into sight."""
        if self._detail is None:
            return
        first = field.offset - self._detail.record.offset
        last = min(first + field.size_bytes, len(self._detail.head.data)) - 1
        if first > last:
            self.setExtraSelections([])
            return
        lead = offset_digits(self._detail.record.offset + len(self._detail.head.data)) + len(_GAP)
        self.setExtraSelections([self._selection(row, first, last, lead) for row in _rows(first, last)])
        block = self.document().findBlockByNumber(first // BYTES_PER_ROW)
        self.setTextCursor(QTextCursor(block))

    def _selection(self, row: int, first: int, last: int, lead: int) -> QTextEdit.ExtraSelection:
        start = max(first - row * BYTES_PER_ROW, 0)
        stop = min(last - row * BYTES_PER_ROW, BYTES_PER_ROW - 1)
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self._theme.selection)
        look.setForeground(self._theme.selection_text)
        cursor = QTextCursor(self.document().findBlockByNumber(row))
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.MoveAnchor, lead + hex_column(start))
        length = hex_column(stop) + 2 - hex_column(start)
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, length)
        selection.format, selection.cursor = look, cursor
        return selection


def _rows(first: int, last: int) -> range:
    return range(first // BYTES_PER_ROW, last // BYTES_PER_ROW + 1)


def _lines(detail: RawDetail) -> list[str]:
    head, start = detail.head, detail.record.offset
    digits = offset_digits(start + len(head.data))
    lines = []
    for at in range(0, len(head.data), BYTES_PER_ROW):
        end = at + BYTES_PER_ROW
        row = hex_row(ShownBytes(head.data[at:end], tuple(clipped(head.covered, at, end))), start + at)
        lines.append(f"{row.offset:0{digits}x}{_GAP}{row.columns}{_GAP}{row.characters}")
    return lines
