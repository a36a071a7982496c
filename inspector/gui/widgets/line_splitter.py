"""A splitter whose handles are thin lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

HANDLE_PX = 3


class LineHandle(QSplitterHandle):
    """Painted in the colour of lines."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the line in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        middle = self.rect().center()
        if self.orientation() is Qt.Orientation.Horizontal:
            painter.drawLine(middle.x(), 0, middle.x(), self.height())
        else:
            painter.drawLine(0, middle.y(), self.width(), middle.y())


class LineSplitter(QSplitter):
    """Children cannot be dragged to nothing."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE_PX)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's virtual method
        """One handle."""
        return LineHandle(self.orientation(), self)
