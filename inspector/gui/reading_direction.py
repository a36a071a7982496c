"""Which way things run where a language is read from the right: the window is mirrored, what artifacts hold is not.

Code, paths, bytes, figures and trees of them are read from the left in every language, and their views place
characters by counting columns. Mirrored, `.env` would read as `env.`.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
"""For headers of such views."""


def keep_left_to_right(view: QWidget) -> None:
    """For views of what an artifact holds: they stay as they are wherever the window is mirrored."""
    view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def draw_left_to_right(painter: QPainter) -> None:
    """For what such a view draws itself: painters take the direction of the application, whatever the view's is."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def is_mirrored() -> bool:
    """Whether the application runs from the right: what points back then points to the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
