"""How a text is read: wrapped, in another encoding, by a screen reader."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.textview import TextView, accessible_text
from inspector.gui.textview.accessible_text import AccessibleText
from inspector.gui.textview.reading_choices import reading_choices
from inspector.gui.textview.row_pages import PAGE_ROWS
from inspector.gui.theme.theme import load_theme
from inspector.previews.look import TextLook
from tests.gui.textview.thread_session import Opener

LINES = b"".join(b"const value%d = %d; // words\n" % (n, n) for n in range(1000))


@pytest.fixture
def wrapped() -> Iterator[None]:
    reading_choices().choose(is_wrapped=True)
    yield
    reading_choices().choose(is_wrapped=False, tab_columns=4)


def test_lines_wrap_at_the_width_of_the_view_and_the_place_stays(
    view: TextView, opened: Opener, qtbot: QtBot, wrapped: None
) -> None:
    opened(b"first\n" + b"some words " * 400 + b"\nlast\n" * 3)
    qtbot.waitUntil(lambda: view.look.row_columns == view._columns_in_sight)
    assert view.horizontalScrollBar().maximum() == 0
    rows = view.facts.row_count if view.facts else 0
    view.go_to(2, 1200)
    qtbot.waitUntil(lambda: view.caret[0] > 1)
    word = view._row(view.caret[0])
    assert word is not None
    column = word.column + view.caret[1]
    view.resize(view.width() // 2, view.height())
    qtbot.waitUntil(lambda: view.facts is not None and view.facts.row_count > rows)
    qtbot.waitUntil(lambda: view._row(view.caret[0]) is not None)
    row = view._row(view.caret[0])
    assert row is not None
    assert (row.line, row.column + view.caret[1]) == (2, column)
    reading_choices().choose(is_wrapped=False, tab_columns=8)
    qtbot.waitUntil(lambda: view.look == TextLook(tab_columns=8))


def test_what_is_copied_from_wrapped_rows_is_whole_lines(
    view: TextView, opened: Opener, qtbot: QtBot, wrapped: None
) -> None:
    text = "a\n" + "some words " * 100 + "\nlast"
    opened(text.encode())
    view.select_all()
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words == "Copied."):
        view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_another_encoding_is_chosen(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened("x\nОшибка\n".encode("koi8_r"))
    view.go_to(2)
    qtbot.waitUntil(lambda: view.caret[0] == 1)
    view.choose_encoding("cp1251")
    qtbot.waitUntil(lambda: view.facts is not None and view.facts.encoding == "Windows-1251")
    assert view.caret[0] == 1
    view.choose_encoding("koi8_r")
    qtbot.waitUntil(lambda: (row := view._row(1)) is not None and row.text == "Ошибка")


def test_a_screen_reader_gets_the_rows_around_the_caret(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(b"".join(b"line %d\n" % number for number in range(1000)))
    view.go_to(500)
    qtbot.waitUntil(lambda: view.caret[0] == 499)
    qtbot.waitUntil(lambda: view.row_words(499) is not None)
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    assert isinstance(text, AccessibleText)
    words = text.text(0, text.characterCount())
    assert "line 499" in words.split("\n")
    assert len(words.split("\n")) <= 3 * PAGE_ROWS
    at = words.index("line 499")
    assert text.cursorPosition() == at
    text.setCursorPosition(at + len("line 499\nline"))
    assert view.caret == (500, 4)
    text.setSelection(0, at, at + 4)
    assert view.selected == ((499, 0), (499, 4))
    assert text.offsetAtPoint(text.characterRect(at + 2).center()) in {at + 2, at + 3}


def test_views_that_a_screen_reader_knew_are_forgotten(qtbot: QtBot) -> None:
    for _ in range(30):
        view = TextView(load_theme("light"))
        assert QAccessible.queryAccessibleInterface(view).textInterface() is not None
        view.deleteLater()
        QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete.value)
        del view
        gc.collect()
    assert len(accessible_text._made) < 30
