"""A switch takes clicks anywhere and shows its state by place, mirrored where text runs from the right."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.theme.palette import palette_of
from inspector.gui.theme.theme import load_theme
from inspector.gui.widgets.switch import Switch


def lit_half(switch: Switch) -> str:
    picture = switch.grab().toImage()
    ratio = picture.devicePixelRatio()
    knob = switch.palette().color(switch.palette().ColorRole.BrightText)
    y = round(switch.height() * ratio / 2)
    left = picture.pixelColor(round(switch.height() * ratio / 2), y)
    return "left" if left == knob else "right"


def test_state_shows_by_place(qapp: QApplication, qtbot: QtBot) -> None:
    switch = Switch()
    qtbot.addWidget(switch)
    switch.setPalette(palette_of(load_theme("light")))
    switch.resize(switch.sizeHint())
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 2, 2))
    assert switch.isChecked()
    assert lit_half(switch) == "right"
    switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert lit_half(switch) == "left"
