"""Habits of a window: tabs are kept and closed by keys, panels stay as a person arranged them."""

from pathlib import Path

import pytest

from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.windows import Windows
from tests.gui import sample


def test_the_tab_that_follows_is_kept_and_closed_by_keys(scanned: MainWindow) -> None:
    workspace, board = scanned.workspace, scanned.board
    assert workspace is not None
    assert not board["go.close_tab"].isEnabled()
    workspace.navigator.go_to(Place(sample.CONFIG))
    assert board["go.keep_tab"].isEnabled()
    board["go.keep_tab"].trigger()
    assert not board["go.keep_tab"].isEnabled()
    workspace.navigator.go_to(Place(sample.AGENT))
    assert len(workspace.tabs.pages()) == 2
    workspace.tabs.tabBarDoubleClicked.emit(workspace.tabs.currentIndex())
    assert len(workspace.tabs.kept_pages()) == 2
    board["go.next_tab"].trigger()
    assert workspace.navigator.place.is_overview
    board["go.next_tab"].trigger()
    board["go.close_tab"].trigger()
    assert [page.entry.number for page in workspace.tabs.pages() if page.entry] == [sample.AGENT]


@pytest.mark.parametrize("command", ["view.toggle_tree", "view.toggle_findings"])
def test_a_hidden_panel_stays_hidden_with_the_next_artifact(
    windows: Windows, window: MainWindow, tmp_path: Path, command: str
) -> None:
    window.open_path(str(tmp_path / "a.tgz"))
    window.board[command].trigger()
    other = windows.open_window()
    other.open_path(str(tmp_path / "b.tgz"))
    assert not other.board[command].isChecked()
    other.board[command].trigger()
    window.open_path(str(tmp_path / "c.tgz"))
    assert window.board[command].isChecked()
