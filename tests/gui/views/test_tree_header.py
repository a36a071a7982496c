"""A person chooses the columns, and finds them again."""

from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.models.tree_columns import FIRST_SHOWN, Column
from inspector.gui.views.tree_header import TreeHeader


def header_of(window: MainWindow) -> TreeHeader:
    assert window.workspace is not None
    return window.workspace.tree_panel.view.columns


def shown(header: TreeHeader) -> set[Column]:
    return {column for column in Column if not header.isSectionHidden(column)}


def test_the_menu_shows_and_hides_columns(scanned: MainWindow, qtbot: QtBot) -> None:
    header = header_of(scanned)
    assert shown(header) == {Column.NAME, *FIRST_SHOWN}
    lines = {line.text(): line for line in header.menu().actions()}
    lines["Mode"].trigger()
    lines["Share"].trigger()
    assert shown(header) == {Column.NAME, Column.RISK, Column.SIZE, Column.MODE}
    header.menu().actions()[-1].trigger()
    assert shown(header) == {Column.NAME, *FIRST_SHOWN}


def test_the_choice_is_there_in_the_next_window(scanned: MainWindow, qtbot: QtBot) -> None:
    header = header_of(scanned)
    header.show_columns((Column.TIME, Column.LINK))
    header.resizeSection(Column.TIME, 333)
    header.sort_by(Column.TIME, descending=True)
    assert scanned.workspace is not None
    scanned.open_path(scanned.workspace.state.path)
    again = header_of(scanned)
    assert again is not header
    assert shown(again) == {Column.NAME, Column.TIME, Column.LINK}
    assert again.sectionSize(Column.TIME) == 333
    assert again.sortIndicatorSection() == Column.TIME
    panel = scanned.workspace.tree_panel
    qtbot.waitUntil(lambda: panel.picture.wish.sort is Column.TIME and not panel.is_busy)


def test_a_damaged_choice_changes_nothing(scanned: MainWindow, qtbot: QtBot) -> None:
    header = header_of(scanned)
    before = header.choice()
    for words in ("", "{", "[]", "17", '{"columns": 3, "widths": {"name": -1}, "sort": ["x"]}'):
        header.restore_choice(words)
    assert header.choice() == before
    header.restore_choice('{"columns": ["nonsense", "mode", 7]}')
    assert shown(header) == {Column.NAME, Column.MODE}
