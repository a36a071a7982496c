"""An original beside the shipped code: places lead both ways, and every state has words."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.events import EntriesFound, MapsRead
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.pairview import PairView
from inspector.gui.pairview.mapped_text_view import MappedTextView
from inspector.gui.widgets.entry_page import EntryPage
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession
from tests.sourcemaps.plain_mappings import Row, encode

SHIPPED = 1
AGENT_TEXT = "export function greet(name) {\n  return name;\n}\n"
CONFIG_TEXT = "// settings\nexport const limit = 3;\n"
SHIPPED_TEXT = '"use strict";function g(n){return n}const l=3;\n'
TRUE_ROWS: list[Row] = [
    (0, 0),
    (0, 13, 0, 0, 7),
    (0, 22, 0, 0, 16, 0),
    (0, 27, 0, 1, 2),
    (0, 34, 0, 1, 9, 1),
    (0, 36, 1, 1, 7),
    (0, 42, 1, 1, 13, 2),
]
SHIFTED_ROWS: list[Row] = [(0, n, 0, 0, 1, 0) for n in range(30)]


def session_of(rows: list[Row], *, has_mappings: bool = True) -> FakeSession:
    fields = {
        "sources": ["src/agent.ts", "src/config.ts"],
        "sourcesContent": [AGENT_TEXT, CONFIG_TEXT],
        "names": ["greet", "name", "limit"],
        "mappings": encode(rows),
    }
    data = {
        **sample.CONTENTS,
        SHIPPED: SHIPPED_TEXT.encode(),
        sample.MAP: json.dumps({"version": 3, **fields}).encode(),
        sample.AGENT: AGENT_TEXT.encode(),
        sample.CONFIG: CONFIG_TEXT.encode(),
    }
    script = [
        MapsRead(tuple(replace(facts, has_mappings=has_mappings) for facts in event.maps))
        if isinstance(event, MapsRead)
        else event
        for event in (*sample.listing(), *sample.ending())
    ]
    return FakeSession(script, data)


def page_of(window: MainWindow, number: int, qtbot: QtBot) -> EntryPage:
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(number))
    page = window.workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view != "")
    return page


def pair_view_of(window: MainWindow, number: int, qtbot: QtBot) -> PairView:
    page = page_of(window, number, qtbot)
    window.board["view.as_pair"].trigger()
    view = page.late.pair
    assert view is not None
    qtbot.waitUntil(lambda: view.pair is not None and is_shown(view.shipped.view))
    return view


def is_shown(view: MappedTextView) -> bool:
    return view._row(0) is not None


@pytest.fixture
def paired(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    window = open_sample(session_of(TRUE_ROWS))
    wait_for_final(window, qtbot)
    return window


def choose(view: MappedTextView, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def test_both_texts_stand_side_by_side(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.AGENT, qtbot)
    assert view.pair is not None
    assert (view.pair.map, view.pair.original, view.pair.shipped) == (sample.MAP, sample.AGENT, SHIPPED)
    assert view.shipped.path.text() == "package/dist/cli.js"
    assert view.chooser.currentText() == "src/agent.ts"
    assert view.badge.word.text() == "Jumps on, unchecked"


def test_the_caret_in_the_original_marks_the_shipped_code_and_lists_originals(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.AGENT, qtbot)
    qtbot.waitUntil(lambda: is_shown(view.original.view))
    choose(view.original.view, qtbot, Qt.Key.Key_Down, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.originals.rows.count() == 1)
    assert view.originals.rows.item(0).text() == "src/agent.ts:2:10   name"
    assert view.original.view.echoed_rows == [1]
    assert view.shipped.view.echoed_rows == [0]


def test_the_pointer_in_the_shipped_code_marks_the_original_without_moving_the_list(
    paired: MainWindow, qtbot: QtBot
) -> None:
    view = pair_view_of(paired, SHIPPED, qtbot)
    qtbot.waitUntil(lambda: is_shown(view.original.view))
    before = view.originals.sentence.text()
    shipped = view.shipped.view
    x = shipped._left + shipped._metrics.column_width * 34.4
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(x, 5), QPointF(x, 5), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(shipped.viewport(), move)
    qtbot.waitUntil(lambda: view.original.view.echoed_rows == [1])
    assert view.originals.sentence.text() == before
    QApplication.sendEvent(shipped.viewport(), QEvent(QEvent.Type.Leave))
    assert view.original.view.echoed_rows == []


def test_an_original_of_another_source_is_gone_to_by_its_line_in_the_list(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, SHIPPED, qtbot)
    qtbot.waitUntil(lambda: is_shown(view.original.view))
    choose(view.shipped.view, qtbot, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.originals.rows.count() == 1)
    assert view.originals.rows.item(0).text().startswith("src/config.ts:2:14")
    view.originals.rows.setCurrentRow(0)
    view.originals.rows.itemActivated.emit(view.originals.rows.item(0))
    qtbot.waitUntil(lambda: view.pair is not None and view.pair.original == sample.CONFIG)
    qtbot.waitUntil(lambda: view.original.view.caret == (1, 13))
    assert view.chooser.currentText() == "src/config.ts"


def test_another_source_can_be_chosen(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.MAP, qtbot)
    view.chooser.setCurrentIndex(1)
    view.chooser.activated.emit(1)
    qtbot.waitUntil(lambda: view.pair is not None and view.pair.original == sample.CONFIG)


def test_unmapped_code_is_marked(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, SHIPPED, qtbot)
    shipped = view.shipped.view
    qtbot.waitUntil(lambda: shipped._look(0).unmapped == ((0, 13),))
    choose(shipped, qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.originals.sentence.text().startswith("This place is unmapped"))


def test_a_place_of_a_finding_is_gone_to_in_the_pair(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.AGENT, qtbot)
    page = page_of(paired, sample.AGENT, qtbot)
    page.go_to(Place(sample.AGENT, line=2, column=10))
    qtbot.waitUntil(lambda: view.original.view.caret == (1, 9))
    qtbot.waitUntil(lambda: view.shipped.view.echoed_rows == [0])


def test_positions_that_cannot_be_trusted_turn_the_jumps_off_and_say_why(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session_of(SHIFTED_ROWS))
    wait_for_final(window, qtbot)
    view = pair_view_of(window, sample.AGENT, qtbot)
    qtbot.waitUntil(lambda: is_shown(view.original.view))
    assert view.badge.word.text() == "Jumps off"
    assert "Only 0% of the names" in view.badge.sentence.text()
    choose(view.original.view, qtbot, Qt.Key.Key_Right)
    qtbot.wait(20)
    assert view.shipped.view.echoed_rows == []


def test_a_map_without_its_shipped_file_says_so(open_sample: Opener, qtbot: QtBot) -> None:
    session = session_of(TRUE_ROWS)
    entries = [replace_path(event) if isinstance(event, EntriesFound) else event for event in session.script]
    session.script = entries
    window = open_sample(session)
    wait_for_final(window, qtbot)
    page = page_of(window, sample.AGENT, qtbot)
    page.show_view("Original | Shipped")
    view = page.late.pair
    assert view is not None
    qtbot.waitUntil(lambda: view.pair is not None)
    assert view.badge.word.text() == "Jumps off"
    assert "not in the artifact" in view.badge.sentence.text()


def replace_path(event: EntriesFound) -> EntriesFound:
    first, *rest = event.entries
    moved = sample.entry(first.number, "elsewhere/other.txt")
    return EntriesFound((moved, *rest))


def test_a_map_without_mappings_offers_no_pair(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session_of([], has_mappings=False))
    wait_for_final(window, qtbot)
    for number in (sample.AGENT, SHIPPED, sample.MAP):
        page = page_of(window, number, qtbot)
        assert not page.has_pair
        assert not window.board["view.as_pair"].isEnabled()
        page.show_view("Original | Shipped")
        assert page.current_view != "Original | Shipped"


def test_a_refusal_stands_in_words(open_sample: Opener, qtbot: QtBot) -> None:
    session = session_of(TRUE_ROWS)
    session.refusals[sample.MAP] = "The map is damaged."
    window = open_sample(session)
    wait_for_final(window, qtbot)
    page = page_of(window, sample.AGENT, qtbot)
    page.show_view("Original | Shipped")
    view = page.late.pair
    assert view is not None
    qtbot.waitUntil(lambda: view.words.explanation.text() == "The map is damaged.")


def test_everything_in_the_pair_has_a_name_and_follows_the_theme(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.AGENT, qtbot)
    for part in (view.original.view, view.shipped.view, view.chooser, view.originals.rows, view.badge):
        assert part.accessibleName()
    paired.board["view.theme_dark"].trigger()
    image = view.shipped.view.viewport().grab().toImage()
    assert image.pixelColor(QPoint(image.width() - 3, image.height() - 3)).lightness() < 100


def test_an_entry_that_was_left_takes_no_answers(paired: MainWindow, qtbot: QtBot) -> None:
    view = pair_view_of(paired, sample.AGENT, qtbot)
    choose(view.original.view, qtbot, Qt.Key.Key_End)
    view.drop()
    qtbot.wait(20)
    assert view.pair is None
    assert view.original.view.echoed_rows == []
