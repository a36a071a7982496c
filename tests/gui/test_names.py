"""Names that are not UTF-8, read in the encoding that a person chooses."""

from pytestqt.qtbot import QtBot

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.events import EntriesFound
from inspector.core.innerpath import escape_name
from inspector.core.tree import ROOT
from inspector.gui.main_window import MainWindow
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession


def names_in_tree(window: MainWindow) -> set[str]:
    assert window.workspace is not None
    tree = window.workspace.tree_panel.picture.tree
    return {tree.names[node] for node in range(ROOT + 1, len(tree.names))}


def entry(number: int, shown: str, meant: str) -> Entry:
    raw = meant.encode("cp932")
    return Entry(number, None, escape_name(raw), shown, EntryKind.FILE, Origin.ARCHIVED, name_raw=raw, size_bytes=1)


def test_the_tree_follows_the_choice(open_sample: Opener, qtbot: QtBot) -> None:
    odd = entry(20, "\u2593\u00b71.txt", "日1.txt")
    more = entry(21, "\u2593\u00b72.txt", "日2.txt")
    events = [*sample.listing(), EntriesFound((odd, more)), *sample.ending()]
    window = open_sample(FakeSession(events, dict(sample.CONTENTS)))
    wait_for_final(window, qtbot)
    qtbot.waitUntil(lambda: "\u2593\u00b71.txt" in names_in_tree(window))
    assert window.board["names.stated"].isChecked()
    window.board["names.japanese"].trigger()
    qtbot.waitUntil(lambda: {"日1.txt", "日2.txt"} <= names_in_tree(window))
    assert window.board["names.japanese"].isChecked()
    assert "cli.js" in names_in_tree(window)
    window.board["names.stated"].trigger()
    qtbot.waitUntil(lambda: "\u2593\u00b71.txt" in names_in_tree(window))
    window.board["names.detected"].trigger()
    assert window.board["names.detected"].isChecked()
