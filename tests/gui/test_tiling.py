"""Several artifacts side by side: windows are tiled and walked through by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.gui import tiling
from inspector.gui.tiling import tiles
from inspector.gui.windows import Windows


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_tiles_cover_the_screen_and_do_not_overlap(count: int) -> None:
    parts = tiles(QRect(10, 20, 1001, 700), count)
    assert len(parts) == count
    assert all(not one.intersects(other) for at, one in enumerate(parts) for other in parts[:at])
    assert parts[0].topLeft() == QRect(10, 20, 1, 1).topLeft()
    if count <= tiling.MAX_COLUMNS:
        assert sum(part.width() for part in parts) == 1001
    assert tiles(QRect(0, 0, 10, 10), 0) == []


def test_windows_stand_side_by_side_and_keys_walk_through_them(windows: Windows, qtbot: QtBot) -> None:
    first, second = windows.open_window(), windows.open_window()
    first.showMinimized()
    second.board["view.tile_windows"].trigger()
    room = second.screen().availableGeometry()
    assert not first.isMinimized()
    assert second.geometry().left() < first.geometry().left()
    assert first.frameGeometry().height() == second.frameGeometry().height()
    assert room.left() <= second.frameGeometry().left()
    second.board["view.next_window"].trigger()
    qtbot.waitUntil(first.isActiveWindow)
    first.board["view.next_window"].trigger()
    qtbot.waitUntil(second.isActiveWindow)


def test_another_artifact_opens_beside(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    window = windows.open_window()
    window.open_path(str(tmp_path / "old.tgz"))
    asked = [str(tmp_path / "new.tgz")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: (asked, ""))
    window.board["file.open_beside"].trigger()
    opened = [each.workspace.state.path for each in windows.open_windows if each.workspace]
    assert opened == [str(tmp_path / "old.tgz"), *asked]
    left, right = (each.geometry() for each in windows.open_windows)
    assert left.left() < right.left()


def test_where_windows_cannot_be_placed_it_is_said(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.gui.actions.view_actions.can_place_windows", lambda: False)
    window = windows.open_window()
    before = window.geometry()
    window.board["view.tile_windows"].trigger()
    assert window.geometry() == before
    assert "does not let programs place windows" in window.status.currentMessage()
