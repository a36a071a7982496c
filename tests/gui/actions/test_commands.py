"""The table of commands: ids, keys, menus, and a method behind each."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from inspector.gui.actions.command import Menu, When
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.actions.handlers import handlers_of
from inspector.gui.actions.key_sequences import sequences_of
from inspector.gui.dropped_paths import MAX_DROPPED, dropped_paths
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.windows import Windows
from tests.gui import sample


def test_ids_are_unique_and_each_has_a_method(window: MainWindow) -> None:
    handlers = handlers_of(window)
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert callable(getattr(handlers[command.group], command.callback)), command.id
        assert command.tip.endswith("."), command.id


def test_no_key_is_used_twice() -> None:
    keys = Counter(key.toString() for command in COMMANDS for key in sequences_of(command))
    assert [key for key, count in keys.items() if count > 1] == []
    assert "Ctrl+O" in keys
    assert "F5" in keys


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from leaves(inner)
        elif not action.isSeparator():
            yield action


def test_menus_hold_every_command_in_order(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == [menu.value for menu in Menu]
    for menu in Menu:
        found = [action.objectName() for action in leaves(window.menus[menu])]
        assert found == [command.id for command in COMMANDS if command.menu is menu]


def test_mnemonics_are_unique_in_each_menu() -> None:
    for menu in Menu:
        letters = [
            command.title.lower().partition("&")[2][:1]
            for command in COMMANDS
            if command.menu is menu and not command.submenu
        ]
        assert all(letters), menu
        assert len(set(letters)) == len(letters), (menu, letters)


def test_without_an_artifact_only_what_makes_sense_is_enabled(window: MainWindow) -> None:
    for command in COMMANDS:
        assert window.board[command.id].isEnabled() is (command.when is When.ALWAYS), command.id


def test_after_a_scan_the_rest_is_enabled(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    scanned.workspace.navigator.go_to(Place(1))
    scanned.workspace.findings_panel.view.selectRow(0)
    off = {command.id for command in COMMANDS if not scanned.board[command.id].isEnabled()}
    assert off == {
        "analyze.cancel",
        "analyze.read_on",
        "triage.undo",
        "triage.redo",
        "view.as_structure",
        "go.forward",
        "edit.find",
        "edit.find_next",
        "edit.find_previous",
        "go.line",
        "go.record",
        "edit.format",
        "edit.copy_digest",
        "view.toggle_image",
    }


def test_copying_puts_plain_text_on_the_clipboard(scanned: MainWindow, tmp_path: Path) -> None:
    assert scanned.workspace is not None
    clipboard = QGuiApplication.clipboard()
    scanned.workspace.navigator.go_to(Place(1))
    scanned.board["edit.copy_path"].trigger()
    assert clipboard.text() == "package/dist/cli.js"
    scanned.board["edit.copy_digest"].trigger()
    assert clipboard.text() == sample.SHA256
    scanned.status.digest.click()
    assert clipboard.text() == sample.SHA256
    scanned.board["tools.copy_command"].trigger()
    assert clipboard.text() == f"inspector scan {tmp_path / 'sample.tgz'}"
    scanned.workspace.findings_panel.view.selectRow(0)
    scanned.workspace.detail.copy_button.click()
    assert clipboard.text().startswith("**CRITICAL: ")


def test_shortcuts_of_the_system_are_used_where_they_exist(window: MainWindow) -> None:
    standard = QKeySequence.keyBindings(QKeySequence.StandardKey.Open)
    assert window.board["file.open"].shortcuts()[: len(standard)] == standard


def drop_of(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def test_a_drop_opens_the_first_here_and_the_others_beside(windows: Windows, window: MainWindow, qtbot: QtBot) -> None:
    data = drop_of("file:///a/one.tgz", "file:///a/two.whl")
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert window.workspace is not None
    assert window.workspace.state.path == "/a/one.tgz"
    assert [w.workspace.state.path for w in windows.open_windows if w.workspace] == ["/a/one.tgz", "/a/two.whl"]


def test_only_local_files_are_taken_from_a_drop() -> None:
    assert dropped_paths(drop_of("https://example.org/a.tgz", "file:///a b.tgz")) == ["/a b.tgz"]
    assert dropped_paths(QMimeData()) == []
    assert len(dropped_paths(drop_of(*[f"file:///{n}" for n in range(50)]))) == MAX_DROPPED


def test_the_start_page_lists_recent_artifacts_and_opens_them(scanned: MainWindow, tmp_path: Path) -> None:
    scanned.board["file.close"].trigger()
    buttons = scanned.start_page.recent_buttons()
    assert [button.text() for button in buttons] == ["sample.tgz"]
    assert scanned.services.recent.items[0].verdict == "Do not ship"
    buttons[0].click()
    assert scanned.workspace is not None
    assert scanned.workspace.state.path == str(tmp_path / "sample.tgz")


def test_the_demo_is_made_and_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.start_page.demo_button.click()
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace is not None
    assert window.workspace.state.path == str(tmp_path / "demo.tgz")
    assert window.services.recent.items == ()


@pytest.mark.parametrize("command", ["view.toggle_tree", "view.toggle_findings"])
def test_panels_can_be_hidden_and_shown(scanned: MainWindow, command: str) -> None:
    assert scanned.workspace is not None
    panel = scanned.workspace.tree_panel if command == "view.toggle_tree" else scanned.workspace.lower_part
    scanned.board[command].trigger()
    assert panel.isHidden()
    assert not scanned.board[command].isChecked()
    scanned.board[command].trigger()
    assert not panel.isHidden()


def test_zoom_changes_the_text_and_comes_back(window: MainWindow) -> None:
    normal = QGuiApplication.font().pointSizeF()
    window.board["view.zoom_in"].trigger()
    assert QGuiApplication.font().pointSizeF() == normal + 1
    window.board["view.zoom_out"].trigger()
    window.board["view.zoom_out"].trigger()
    assert QGuiApplication.font().pointSizeF() == normal - 1
    window.board["view.zoom_reset"].trigger()
    assert QGuiApplication.font().pointSizeF() == normal
