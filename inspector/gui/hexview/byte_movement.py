"""What the movement keys do to the caret of a hex view."""

from PySide6.QtGui import QKeyEvent, QKeySequence

from inspector.previews.hexdump import BYTES_PER_ROW

Key = QKeySequence.StandardKey
_STEPS = (
    (Key.MoveToNextChar, Key.SelectNextChar, 1),
    (Key.MoveToPreviousChar, Key.SelectPreviousChar, -1),
    (Key.MoveToNextLine, Key.SelectNextLine, BYTES_PER_ROW),
    (Key.MoveToPreviousLine, Key.SelectPreviousLine, -BYTES_PER_ROW),
)
_PAGES = ((Key.MoveToNextPage, Key.SelectNextPage, 1), (Key.MoveToPreviousPage, Key.SelectPreviousPage, -1))


def moved(event: QKeyEvent, caret: int, screen_rows: int, size_bytes: int) -> tuple[int, bool] | None:
    """Where a key takes the caret and whether it selects on the way; None for every other key."""
    pages = tuple((plain, selecting, way * screen_rows * BYTES_PER_ROW) for plain, selecting, way in _PAGES)
    row_start = caret - caret % BYTES_PER_ROW
    ends = (
        (Key.MoveToStartOfLine, Key.SelectStartOfLine, row_start - caret),
        (Key.MoveToEndOfLine, Key.SelectEndOfLine, row_start + BYTES_PER_ROW - 1 - caret),
        (Key.MoveToStartOfDocument, Key.SelectStartOfDocument, -caret),
        (Key.MoveToEndOfDocument, Key.SelectEndOfDocument, size_bytes - 1 - caret),
    )
    for plain, selecting, step in (*_STEPS, *pages, *ends):
        if event.matches(plain) or event.matches(selecting):
            wanted = caret + step
            if not 0 <= wanted < size_bytes and abs(step) == BYTES_PER_ROW:
                wanted = caret
            return min(max(wanted, 0), max(size_bytes - 1, 0)), event.matches(selecting)
    return None
