"""Larger and smaller text for the whole application, from the size the system asks for."""

from functools import cache

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

SMALLEST_PT = 6.0
LARGEST_PT = 32.0


@cache
def _normal_pt() -> float:
    return _measured_pt(QApplication.font())


def _measured_pt(font: QFont) -> float:
    return font.pointSizeF() if font.pointSizeF() > 0 else 10.0


def zoom_to(steps: int) -> None:
    """Text by so many points larger or smaller than the system asks for, within bounds."""
    _set(min(max(_normal_pt() + steps, SMALLEST_PT), LARGEST_PT))


def zoom_steps() -> int:
    """How far the size is from the one the system asks for, in points."""
    normal_pt = _normal_pt()
    return round(_measured_pt(QApplication.font()) - normal_pt)


def _set(size_pt: float) -> None:
    font = QApplication.font()
    font.setPointSizeF(size_pt)
    QApplication.setFont(font)
