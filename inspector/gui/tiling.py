"""Several artifacts side by side: the windows of the application placed next to each other on one screen."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

MAX_COLUMNS = 3
WAYLAND = "wayland"


def can_place_windows() -> bool:
    """Whether this desktop lets programs say where their windows are; Wayland leaves that to the person."""
    return not QGuiApplication.platformName().startswith(WAYLAND)


def tiles(room: QRect, count: int) -> list[QRect]:
    """Equal parts of a screen: columns, and rows of them where there are more windows."""
    columns = min(count, MAX_COLUMNS)
    rows = ceil(count / columns) if columns else 0
    parts = []
    for at in range(count):
        row, column = divmod(at, columns)
        left, right = (room.left() + room.width() * step // columns for step in (column, column + 1))
        top, bottom = (room.top() + room.height() * step // rows for step in (row, row + 1))
        parts.append(QRect(left, top, right - left, bottom - top))
    return parts


def bring_to_front(window: QWidget) -> None:
    """Shows a window before all others, whatever it was before."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def tile(windows: Sequence[QWidget]) -> None:
    """Places windows in their order on the screen of the first one."""
    if not windows:
        return
    for window, part in zip(windows, tiles(windows[0].screen().availableGeometry(), len(windows)), strict=True):
        window.showNormal()
        frame, inside = window.frameGeometry(), window.geometry()
        margins = (inside.left() - frame.left(), inside.top() - frame.top(),
                   inside.right() - frame.right(), inside.bottom() - frame.bottom())  # fmt: skip
        window.setGeometry(part.adjusted(*margins))
