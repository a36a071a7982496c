"""How a severity looks: a shape and a word as well as a colour, so that none of them is needed alone."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from inspector.core.severity import Severity
from inspector.gui.language import WordTable
from inspector.gui.theme.theme import Theme

SHAPES = {
    Severity.CRITICAL: "◆",
    Severity.HIGH: "▲",
    Severity.MEDIUM: "■",
    Severity.LOW: "●",
    Severity.INFO: "▬",
}
"""The same shapes as characters, for text that is copied or read aloud."""

WORDS = WordTable(
    {
        Severity.CRITICAL: "Critical",
        Severity.HIGH: "High",
        Severity.MEDIUM: "Medium",
        Severity.LOW: "Low",
        Severity.INFO: "Info",
    }
)


def _regular(corners: int, turn: float) -> list[tuple[float, float]]:
    steps = [turn + 2 * pi * corner / corners for corner in range(corners)]
    return [(0.5 + 0.5 * cos(angle), 0.5 + 0.5 * sin(angle)) for angle in steps]


_OUTLINES: dict[Severity, list[tuple[float, float]]] = {
    Severity.CRITICAL: [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
    Severity.HIGH: [(0.5, 0.06), (1.0, 0.94), (0.0, 0.94)],
    Severity.MEDIUM: [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)],
    Severity.LOW: _regular(20, 0.0),
    Severity.INFO: [(0.05, 0.36), (0.95, 0.36), (0.95, 0.64), (0.05, 0.64)],
}


def draw_mark(painter: QPainter, area: QRectF, severity: Severity, theme: Theme, *, hollow: bool = False) -> None:
    """Draws the shape of a severity into a square area; hollow where something further in carries it."""
    colour = theme.severities[severity]
    inset = 1.0 if hollow else 0.0
    box = area.adjusted(inset, inset, -inset, -inset)
    points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _OUTLINES[severity]]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
