"""What a screen reader gets of a text view: the rows around the caret as a text of their own.

A text may be larger than memory; assistive technology asks for all of it at once. It therefore gets the rows that
are here around the caret, and offsets count from the first of them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from inspector.gui.textview.row_pages import PAGE_ROWS
from inspector.gui.textview.selection import Position

if TYPE_CHECKING:
    from inspector.gui.textview.text_area import TextArea


class AccessibleText(QAccessibleTextInterface):
    """Answers in characters from the start of the rows that are here."""

    def __init__(self, area: "TextArea") -> None:
        super().__init__()
        self._area = area

    def rows(self) -> tuple[int, list[str]]:
        """The number of the first row, and the rows around the caret that are here, without a gap.

        They are those of three pages: offsets stay as they are while the caret moves within the middle one.
        """
        at = self._area.caret[0]
        page = at - at % PAGE_ROWS
        first = at
        while first > max(page - PAGE_ROWS, 0) and self._area.row_words(first - 1) is not None:
            first -= 1
        texts: list[str] = []
        while first + len(texts) < page + 2 * PAGE_ROWS:
            text = self._area.row_words(first + len(texts))
            if text is None:
                break
            texts.append(text)
        return first, texts

    def text(self, start: int, end: int) -> str:
        """A stretch of the text."""
        return "\n".join(self.rows()[1])[max(start, 0) : max(end, 0)]

    def characterCount(self) -> int:
        """Length of the text."""
        return len("\n".join(self.rows()[1]))

    def cursorPosition(self) -> int:
        """Where the caret stands."""
        return self._offset(self._area.caret)

    def setCursorPosition(self, position: int) -> None:
        """Moves the caret."""
        self._area.put_caret(self._position(position))

    def selectionCount(self) -> int:
        """None that could be asked for: PySide6 leaves out the method that returns a selection. Events tell of it."""
        return 0

    def addSelection(self, start: int, end: int) -> None:
        """Selects; there is only one selection."""
        self.setSelection(0, start, end)

    def removeSelection(self, _index: int) -> None:
        """Selects nothing."""
        self._area.put_caret(self._area.caret)

    def setSelection(self, _index: int, start: int, end: int) -> None:
        """Selects from one place to another."""
        first, last = self._position(start), self._position(end)
        self._area.put_caret(first)
        self._area.put_caret(last, keep_anchor=True)

    def scrollToSubstring(self, start: int, _end: int) -> None:
        """Brings a place into sight."""
        self._area.put_caret(self._position(start))

    def characterRect(self, offset: int) -> QRect:
        """Where a character is on the screen."""
        return self._area.place_on_screen(self._position(offset))

    def offsetAtPoint(self, point: QPoint) -> int:
        """Which character is at a place of the screen."""
        return self._offset(self._area.position_on_screen(point))

    def tell_caret(self) -> None:
        """Says that the caret moved, and what is selected."""
        area = self._area
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(area, self.cursorPosition()))
        start, end = area.selected
        if start != end:
            event = QAccessibleTextSelectionEvent(area, self._offset(start), self._offset(end))
            QAccessible.updateAccessibility(event)

    def _offset(self, position: Position) -> int:
        first, texts = self.rows()
        row = min(max(position[0] - first, 0), max(len(texts) - 1, 0))
        before = sum(len(text) + 1 for text in texts[:row])
        return before + (min(max(position[1], 0), len(texts[row])) if texts else 0)

    def _position(self, offset: int) -> Position:
        first, texts = self.rows()
        left = max(offset, 0)
        for number, text in enumerate(texts):
            if left <= len(text):
                return first + number, left
            left -= len(text) + 1
        return first + max(len(texts) - 1, 0), len(texts[-1]) if texts else 0


class AccessibleTextArea(QAccessibleWidget):
    """A text area as a document with a text."""

    def __init__(self, area: "TextArea") -> None:
        super().__init__(area, QAccessible.Role.Document, area.accessibleName())
        self.words = AccessibleText(area)

    def interface_cast(  # type: ignore[override]  # it returns interfaces, whatever the stubs say
        self, kind: QAccessible.InterfaceType
    ) -> object:
        """Offers the text; everything else is that of any widget."""
        return self.words if kind is QAccessible.InterfaceType.TextInterface else super().interface_cast(kind)


_made: dict[int, AccessibleTextArea] = {}
"""Qt keeps no reference to what a factory in Python returns."""


def offer_texts() -> None:
    """Lets assistive technology read text areas. Asked for nothing before one of them runs."""
    if not _is_offered:
        _is_offered.append(True)
        QAccessible.installFactory(_accessible)


_is_offered: list[bool] = []


def _accessible(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    from inspector.gui.textview.text_area import TextArea  # noqa: PLC0415 - it says what is offered

    if not isinstance(widget, TextArea):
        return None
    made = AccessibleTextArea(widget)
    key = id(made)
    _made[key] = made
    widget.destroyed.connect(lambda: _made.pop(key, None))
    return made
