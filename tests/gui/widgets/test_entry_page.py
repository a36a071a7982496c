"""The preview of one entry: every state has words, text and bytes are told by content."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.engine.search.query import SearchQuery
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.widgets.entry_page import EntryPage
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession


def page_of(window: MainWindow, number: int) -> EntryPage:
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(number))
    page = window.workspace.tabs.page
    assert page is not None
    return page


@pytest.mark.parametrize(
    ("number", "title"),
    [(sample.EMPTY, "Empty file"), (sample.LINK, "Symbolic link"), (sample.LOCKED, "Encrypted")],
)
def test_entries_without_content_have_words(scanned: MainWindow, number: int, title: str) -> None:
    page = page_of(scanned, number)
    assert page.current_view == ""
    assert page.words_page.title.text() == title
    assert page.words_page.explanation.text()


def test_text_and_bytes_are_told_by_content(scanned: MainWindow, qtbot: QtBot) -> None:
    page = page_of(scanned, 1)
    qtbot.waitUntil(lambda: page.current_view == "Text")
    assert scanned.board["edit.find"].isEnabled()
    page = page_of(scanned, sample.BINARY)
    qtbot.waitUntil(lambda: page.current_view == "Hex")
    assert page.note_label.text() == "No structure: It begins like an ELF file, and is none."
    assert not scanned.board["edit.find"].isEnabled()
    page.show_view("Structure")
    assert page.current_view == "Structure"
    assert page.late.page is not None
    assert page.late.page.words.title.text() == "There is nothing to show here"
    scanned.board["view.as_text"].trigger()
    assert page.current_view == "Text"


def test_a_map_says_what_can_be_rebuilt_and_offers_its_content(scanned: MainWindow, qtbot: QtBot) -> None:
    page = page_of(scanned, sample.MAP)
    assert page.current_view == "Contents"
    assert "2 sources can be rebuilt" in page.words_page.explanation.text()
    qtbot.waitUntil(lambda: page.has_tree)
    assert scanned.board["view.as_tree"].isEnabled()
    scanned.board["view.as_tree"].trigger()
    assert page.current_view == "Tree"
    page.show_view("Contents")
    page.words_page.button.click()
    qtbot.waitUntil(lambda: page.current_view == "Text")


def test_a_refusal_is_told_and_can_be_tried_again(open_sample: Opener, qtbot: QtBot) -> None:
    session = FakeSession([*sample.listing(), *sample.ending()], dict(sample.CONTENTS), {1: "It is damaged."})
    window = open_sample(session)
    wait_for_final(window, qtbot)
    page = page_of(window, 1)
    qtbot.waitUntil(lambda: page.words_page.title.text() == "This entry cannot be read")
    assert page.words_page.explanation.text() == "It is damaged."
    assert not page.words_page.button.isHidden()
    session.refusals.clear()
    page.words_page.button.click()
    qtbot.waitUntil(lambda: page.current_view == "Text")


def test_results_for_an_entry_that_was_left_are_dropped(scanned: MainWindow, qtbot: QtBot) -> None:
    page = page_of(scanned, 1)
    assert page_of(scanned, sample.EMPTY) is page
    qtbot.wait(20)
    assert page.words_page.title.text() == "Empty file"
    assert page.current_view == ""


def test_find_opens_with_its_key_and_leaves_with_escape(scanned: MainWindow, qtbot: QtBot) -> None:
    page = page_of(scanned, sample.CONFIG)
    qtbot.waitUntil(lambda: page.current_view == "Text")
    scanned.board["edit.find"].trigger()
    assert not page.find_bar.isHidden()
    page.find_bar.field.setText("needle")
    with qtbot.waitSignal(page.find_bar.find_asked) as asked:
        QTest.keyClick(page.find_bar.field, Qt.Key.Key_Return)
    assert asked.args == [SearchQuery("needle"), False]
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert page.find_bar.isHidden()


def test_each_view_has_its_own_words(scanned: MainWindow, qtbot: QtBot) -> None:
    page = page_of(scanned, 1)
    qtbot.waitUntil(lambda: page.current_view == "Text" and bool(page.note_label.text()))
    words = page.note_label.text()
    page.show_view("Hex")
    assert page.note_label.text() != words
    page.show_view("Text")
    assert page.note_label.text() == words
