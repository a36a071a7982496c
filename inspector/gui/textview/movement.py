"""What the movement keys do to a caret."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence

from inspector.gui.textview.selection import Position

Key = QKeySequence.StandardKey
_Move = Callable[[Position, int, int, int], Position]
"""(caret, length of its row, rows per screen, number of rows) -> caret"""

_FAR = 1 << 30

_MOVES: tuple[tuple[Key, Key, _Move], ...] = (
    (Key.MoveToNextLine, Key.SelectNextLine, lambda at, _length, _screen, _rows: (at[0] + 1, at[1])),
    (Key.MoveToPreviousLine, Key.SelectPreviousLine, lambda at, _length, _screen, _rows: (at[0] - 1, at[1])),
    (Key.MoveToNextPage, Key.SelectNextPage, lambda at, _length, screen, _rows: (at[0] + screen, at[1])),
    (Key.MoveToPreviousPage, Key.SelectPreviousPage, lambda at, _length, screen, _rows: (at[0] - screen, at[1])),
    (Key.MoveToStartOfDocument, Key.SelectStartOfDocument, lambda _at, _length, _screen, _rows: (0, 0)),
    (Key.MoveToEndOfDocument, Key.SelectEndOfDocument, lambda _at, _length, _screen, rows: (rows - 1, _FAR)),
    (Key.MoveToStartOfLine, Key.SelectStartOfLine, lambda at, _length, _screen, _rows: (at[0], 0)),
    (Key.MoveToEndOfLine, Key.SelectEndOfLine, lambda at, length, _screen, _rows: (at[0], length)),
    (Key.MoveToNextChar, Key.SelectNextChar, lambda at, length, _screen, _rows: _right(at, length)),
    (Key.MoveToPreviousChar, Key.SelectPreviousChar, lambda at, _length, _screen, _rows: _left(at)),
)


def moved(
    event: QKeyEvent, caret: Position, length: int, screen_rows: int, row_count: int
) -> tuple[Position, bool] | None:
    """Where a key takes the caret and whether it selects on the way; None for every other key.

    `length` is that of the caret's row. The character may lie past the end of its row.
    """
    for plain, selecting, move in _MOVES:
        if event.matches(plain) or event.matches(selecting):
            row, column = move(caret, length, screen_rows, row_count)
            if row < 0:
                column = 0
            return (min(max(row, 0), max(row_count - 1, 0)), max(column, 0)), event.matches(selecting)
    return None


def _right(at: Position, length: int) -> Position:
    return (at[0], at[1] + 1) if at[1] < length else (at[0] + 1, 0)


def _left(at: Position) -> Position:
    return (at[0], at[1] - 1) if at[1] else (at[0] - 1, _FAR if at[0] else 0)
