"""Searching everything in the window: from the field to the hit in its place."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from inspector.core.events import SecretsSeen
from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import SearchScope
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.models.search_model import SearchModel
from inspector.gui.services import Services
from inspector.gui.widgets.search_panel import SearchPanel
from inspector.gui.workspace import Workspace
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_search import FakeSearch
from tests.gui.fake_session import FakeSession


@pytest.fixture
def fake(services: Services) -> FakeSearch:
    made = FakeSearch(sample.CONTENTS, (SkippedEntry(sample.LOCKED, "It is encrypted."),))
    services.make_search = lambda _path, _policy: made
    return made


@pytest.fixture
def workspace(fake: FakeSearch, scanned: MainWindow) -> Workspace:
    scanned.board["edit.search"].trigger()
    assert scanned.workspace is not None
    return scanned.workspace


def searched(workspace: Workspace, qtbot: QtBot, text: str) -> SearchPanel:
    panel = workspace.search_panel
    assert panel is not None
    panel.bar.field.setEditText(text)
    with qtbot.waitSignal(workspace.link.searching.done):
        QTest.keyClick(panel.bar.text_field, Qt.Key.Key_Return)
    return panel


def test_a_hit_opens_its_place(workspace: Workspace, qtbot: QtBot) -> None:
    panel = searched(workspace, qtbot, "needle")
    assert [(hit.entry, hit.line) for hit in panel.model.hits] == [(sample.CONFIG, 2)]
    QTest.keyClick(panel.bar.text_field, Qt.Key.Key_Down)
    assert workspace.navigator.place == Place(sample.CONFIG, 2, 7, 10)
    assert "one\ntwo = needle" in panel.context.toPlainText()
    assert "1 hit in 1 entry" in panel.status.text()
    assert panel.model.index(0, 0).data() == "package/dist/cli.js.map!/src/config.ts"


def test_what_was_left_out_is_listed(workspace: Workspace, qtbot: QtBot) -> None:
    panel = searched(workspace, qtbot, "needle")
    assert panel.skipped_button.text() == "1 entry left out or cut short"
    panel.skipped_button.click()
    assert panel.context.toPlainText() == "package/locked.txt: It is encrypted."


def test_nothing_found_and_wrong_expressions_have_words(workspace: Workspace, qtbot: QtBot) -> None:
    panel = searched(workspace, qtbot, "not there")
    assert panel.page.title.text() == "Nothing found"
    panel.bar.regex_button.setChecked(True)
    panel.bar.field.setEditText("(")
    panel.bar.begin()
    assert panel.page.title.text() == "This cannot be searched for"
    assert "regular expression" in panel.page.explanation.text()


def test_options_scope_and_folder_reach_the_search(
    workspace: Workspace, scanned: MainWindow, fake: FakeSearch, qtbot: QtBot
) -> None:
    workspace.navigator.go_to(Place(sample.MAP))
    scanned.board["edit.search_below"].trigger()
    panel = workspace.search_panel
    assert panel is not None
    panel.bar.case_button.click()
    panel.bar.scope_box.setCurrentIndex(2)
    searched(workspace, qtbot, "one")
    query = fake.asked[-1]
    assert (query.is_case_sensitive, query.scope, query.folder) == (
        True,
        SearchScope.REBUILT,
        "package/dist/cli.js.map",
    )


def test_a_search_can_be_stopped_and_the_findings_come_back(
    workspace: Workspace, scanned: MainWindow, fake: FakeSearch, qtbot: QtBot
) -> None:
    fake.is_held = True
    panel = workspace.search_panel
    assert panel is not None
    panel.bar.field.setEditText("x")
    panel.bar.begin()
    qtbot.waitUntil(lambda: len(fake.asked) == 1)
    assert panel.bar.button.text() == "Stop"
    with qtbot.waitSignal(workspace.link.searching.done):
        panel.bar.button.click()
    assert panel.page.explanation.text() == "The search was stopped."
    assert panel.bar.button.text() == "Search"
    QTest.keyClick(panel.bar, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not workspace.lower_part.isHidden()


def test_the_history_keeps_the_latest_first(workspace: Workspace, qtbot: QtBot) -> None:
    for text in ("one", "two", "One", "one"):
        panel = searched(workspace, qtbot, text)
    assert [panel.bar.field.itemText(at) for at in range(panel.bar.field.count())] == ["one", "One", "two"]


def test_secrets_that_become_known_are_covered_in_the_hits(open_sample: Opener, fake: FakeSearch, qtbot: QtBot) -> None:
    window = open_sample(FakeSession([*sample.listing(), *sample.ending()], dict(sample.CONTENTS)))
    wait_for_final(window, qtbot)
    assert window.workspace is not None
    workspace = window.workspace
    workspace.show_search()
    panel = searched(workspace, qtbot, "two")
    assert panel.model.hits[0].text == "two = needle"
    with qtbot.waitSignal(workspace.link.searching.done):
        workspace.link._on_events([SecretsSeen(("= needle",))])
    assert "needle" not in panel.model.hits[0].text


def test_closing_the_artifact_closes_the_search(
    workspace: Workspace, scanned: MainWindow, fake: FakeSearch, qtbot: QtBot
) -> None:
    searched(workspace, qtbot, "one")
    scanned.board["file.close"].trigger()
    qtbot.waitUntil(lambda: fake.is_closed)


def test_qt_finds_nothing_wrong_with_the_model(qtbot: QtBot) -> None:
    model = SearchModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    hit = SearchHit(1, None, None, 1234, "text", 0, 4)
    model.add([hit] * 3)
    model.add([])
    assert model.index(0, 1).data() == "byte 1,234"
    model.clear()
    assert tester.model() is model


def test_all_hits_of_one_text_are_listed_and_counted(fake: FakeSearch, scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    workspace.navigator.go_to(Place(sample.AGENT))
    page = workspace.tabs.page
    assert page is not None
    page.find_bar.field.setText("first")
    page.find_bar.case_button.setChecked(True)
    with qtbot.waitSignal(workspace.link.searching.done):
        page.find_bar.list_button.click()
    query = fake.asked[-1]
    assert (query.pattern, query.is_case_sensitive, query.folder) == (
        "first",
        True,
        "package/dist/cli.js.map!/src/agent.ts",
    )


def test_hits_in_the_text_in_front_are_counted_and_visited(fake: FakeSearch, scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    workspace.navigator.go_to(Place(sample.AGENT))
    page = workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view == "Text" and page.text_view.facts is not None)
    bar = page.find_bar
    bar.enter()
    bar.regex_button.setChecked(True)
    bar.field.setText("[a-z]{3,}(")
    bar.find_hit(backwards=False)
    assert bar.answer.text().startswith("This is no regular expression")
    with qtbot.waitSignal(workspace.link.finding.done):
        bar.field.setText("[a-z]{3,}")
    words = len(re.findall("[a-z]{3,}", sample.CONTENTS[sample.AGENT].decode(), re.IGNORECASE))
    qtbot.waitUntil(lambda: bar.answer.text() == f"{words} hits")
    assert len(page.text_view.scroll_bar._hit_shares) == words
    bar.find_hit(backwards=False)
    qtbot.waitUntil(lambda: bar.answer.text().endswith(f"of {words} hits"))
    assert workspace.search_panel is None
    bar.leave()
    assert len(page.text_view.scroll_bar._hit_shares) == 0
