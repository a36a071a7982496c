"""The values beside the bytes follow the caret."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.gui.hexview import HexPane, HexView
from inspector.gui.hexview.byte_pages import PAGE_BYTES
from inspector.gui.hexview.hex_pane import BESIDE_PX, MIN_HEIGHT_PX
from inspector.gui.theme.theme import load_theme
from tests.gui.fake_session import FakeSession


def opened(qtbot: QtBot, data: bytes, *secrets: str) -> HexPane:
    session = FakeSession([], {1: data})
    session.cover(secrets)
    theme = load_theme("light")
    pane = HexPane(HexView(theme), theme)
    qtbot.addWidget(pane)
    pane.resize(BESIDE_PX + 100, 400)
    pane.show()
    entry = Entry(1, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED, size_bytes=len(data))
    pane.view.open(session, entry)
    qtbot.waitUntil(lambda: pane.values.rowCount() > 0)
    return pane


def little(pane: HexPane, name: str) -> str:
    model = pane.values
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    return str(model.index(row, 1).data())


def test_values_follow_the_caret(qtbot: QtBot) -> None:
    pane = opened(qtbot, bytes(range(64)))
    assert little(pane, "16 bits") == "256"
    pane.view.go_to(16)
    assert little(pane, "8 bits") == "16"
    assert pane.place.text() == "Byte 16 (0x10)"


def test_values_across_two_pages(qtbot: QtBot) -> None:
    pane = opened(qtbot, bytes(PAGE_BYTES - 1) + b"\x01\x02" + bytes(PAGE_BYTES))
    pane.view.go_to(PAGE_BYTES - 1)
    qtbot.waitUntil(lambda: little(pane, "16 bits") == "513")


def test_covered_bytes_have_no_values(qtbot: QtBot) -> None:
    pane = opened(qtbot, b"not-a-real-secret" + bytes(20), "not-a-real-secret")
    pane.view.go_to(8)
    assert little(pane, "32 bits") == "covered"


def test_the_values_stand_where_there_is_room(qtbot: QtBot) -> None:
    pane = opened(qtbot, bytes(64))
    assert pane.panel.x() > 0
    pane.resize(BESIDE_PX - 200, 400)
    qtbot.waitUntil(lambda: pane.panel.x() == 0 and pane.panel.y() > 100)
    assert pane.view.height() > pane.panel.height()
    pane.resize(BESIDE_PX - 200, MIN_HEIGHT_PX - 40)
    qtbot.waitUntil(lambda: not pane.panel.isVisible())


def test_a_value_is_copied_with_its_name(qtbot: QtBot) -> None:
    pane = opened(qtbot, bytes([7] * 32))
    pane.table.selectRow(0)
    QTest.keySequence(pane.table, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "8 bits\t7"
