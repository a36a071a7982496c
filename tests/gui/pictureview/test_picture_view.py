"""Pictures in the window: shown first, with the bytes one click away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.pictureview.view import image_of, words_of
from inspector.previews.picture import Picture
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final

RED = b"\xff\0\0\xff"
PNG = b"\x89PNG\r\n\x1a\n" + RED * 8


def opened(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    session = sample.complete()
    session.contents[sample.BINARY] = PNG
    window = open_sample(session)
    wait_for_final(window, qtbot)
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(sample.BINARY))
    return window


def test_a_picture_is_shown_as_one(open_sample: Opener, qtbot: QtBot) -> None:
    window = opened(open_sample, qtbot)
    page = window.workspace.tabs.page if window.workspace else None
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view == "Picture")
    view = page.late.picture
    assert view is not None
    qtbot.waitUntil(lambda: not view.image.isNull())
    assert page.note_label.text() == "PNG  ·  4 × 2 pixels  ·  RGBA"
    assert view.image.pixelColor(3, 1).name() == "#ff0000"
    assert view.grab().toImage().pixelColor(view.width() // 2, view.height() // 2).name() == "#ff0000"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not view.is_fitted
    page.show_view("Hex")
    assert page.current_view == "Hex"


def test_a_finding_in_a_picture_leads_to_its_bytes(open_sample: Opener, qtbot: QtBot) -> None:
    window = opened(open_sample, qtbot)
    assert window.workspace is not None
    page = window.workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view == "Picture")
    window.workspace.navigator.go_to(Place(sample.BINARY, offset=9))
    qtbot.waitUntil(lambda: page.current_view == "Hex")


def test_pixels_that_do_not_fit_the_size_are_not_painted(qtbot: QtBot) -> None:
    assert image_of(Picture("PNG", 9, 9, "RGB", 1, 9, 9, RED)).isNull()
    assert words_of(Picture("GIF", 9, 9, "P", 3, 4, 4, b"")).endswith("3 frames, the first is shown  ·  shown smaller")
