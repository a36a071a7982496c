"""Quick open and the command palette: typed characters, arrows, Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from inspector.core.entry import Entry
from inspector.gui.dialogs.chooser import Chooser
from inspector.gui.dialogs.command_palette import CommandPalette
from inspector.gui.dialogs.quick_open import QuickOpen
from inspector.gui.jobs.path_search import MAX_FOUND, PathSearch
from inspector.gui.main_window import MainWindow
from inspector.gui.models.choice_model import Choice, ChoiceModel
from inspector.gui.models.place import Place
from tests.gui import sample


def dialog_of(window: MainWindow, command: str) -> Chooser:
    window.board[command].trigger()
    dialogs = window.findChildren(Chooser)
    assert len(dialogs) == 1
    return dialogs[0]


def titles(dialog: Chooser) -> list[str]:
    return [choice.title for choice in dialog.model.choices]


def test_quick_open_goes_to_an_entry_and_a_line(scanned: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(scanned, "go.quick_open")
    assert isinstance(dialog, QuickOpen)
    QTest.keyClicks(dialog.field, "cnfts:2")
    qtbot.waitUntil(lambda: titles(dialog) == ["config.ts"])
    assert dialog.model.choices[0].detail == "package/dist/cli.js.map!/src"
    assert dialog.words.text() == "1 of 9 entries"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert scanned.workspace is not None
    assert scanned.workspace.navigator.place == Place(sample.CONFIG, 2)
    assert not dialog.isVisible()


def test_quick_open_begins_with_what_was_visited(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    for number in (1, sample.AGENT, 1):
        scanned.workspace.navigator.go_to(Place(number))
    dialog = dialog_of(scanned, "go.quick_open")
    assert titles(dialog) == ["cli.js", "agent.ts"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert scanned.workspace.navigator.place == Place(sample.AGENT)


def test_nothing_that_fits_has_words_and_escape_leaves(scanned: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(scanned, "go.quick_open")
    QTest.keyClicks(dialog.field, "qqq")
    qtbot.waitUntil(lambda: dialog.words.text() == "Nothing fits among 9 entries")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_palette_does_what_was_chosen(scanned: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(scanned, "tools.palette")
    assert isinstance(dialog, CommandPalette)
    assert "Tools: Command Palette…" not in titles(dialog)
    QTest.keyClicks(dialog.field, "overv")
    assert titles(dialog)[0] == "View: Overview"
    assert scanned.workspace is not None
    scanned.workspace.navigator.go_to(Place(1), record=False)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert scanned.workspace.navigator.place.is_overview


def test_the_palette_lists_what_cannot_be_done_last(window: MainWindow) -> None:
    dialog = dialog_of(window, "tools.palette")
    enabled = [choice.is_enabled for choice in dialog.model.choices]
    assert enabled == sorted(enabled, reverse=True)
    assert False in enabled
    QTest.keyClicks(dialog.field, "scan again")
    assert titles(dialog)[0] == "Analyze: Scan Again"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize("count", [5, 30_000])
def test_many_paths_are_searched_in_slices(qtbot: QtBot, count: int) -> None:
    one = sample.entries()[0]
    entries = [Entry(n, None, f"package/module{n}.js", "", one.kind, one.origin) for n in range(1, count + 1)]
    search = PathSearch(entries)
    found: list[Entry] = []
    search.found.connect(lambda best: found.__setitem__(slice(None), best))
    with qtbot.waitSignal(search.finished):
        search.start("mod")
    assert len(found) == min(count, MAX_FOUND)
    with qtbot.waitSignal(search.finished):
        search.start("module5.js")
    assert found[0].path == "package/module5.js"
    with qtbot.waitSignal(search.finished):
        search.start("module4")
    assert found[0].path == "package/module4.js"


def test_qt_finds_nothing_wrong_with_the_model(qtbot: QtBot) -> None:
    model = ChoiceModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([Choice(1, "a\u202e", "b", "Ctrl+A", (0,)), Choice(2, "off", is_enabled=False)])
    assert "\u202e" not in str(model.index(0).data())
    assert model.flags(model.index(1)) == Qt.ItemFlag.NoItemFlags
    model.show([])
    assert tester.model() is model
