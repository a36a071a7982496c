"""Export, rebuilt sources, shortcuts and the dialog for surprises."""

import json
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from inspector.gui.actions.commands import COMMANDS
from inspector.gui.dialogs.crash_dialog import CrashDialog
from inspector.gui.dialogs.export_dialog import ExportDialog
from inspector.gui.dialogs.restore_dialog import RestoreDialog
from inspector.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from inspector.gui.main_window import MainWindow
from inspector.gui.surprises import Surprises
from inspector.reports.registry import FORMATS


def dialog_says(dialog: ExportDialog, words: str) -> bool:
    return words in dialog.words.text()


D = TypeVar("D", bound=QDialog)


def dialog_of(window: MainWindow, kind: type[D], command: str) -> D:
    window.board[command].trigger()
    found = window.findChildren(kind)
    assert len(found) == 1
    return found[0]


def test_each_format_is_exported_to_the_named_file(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(scanned, ExportDialog, "file.export_report")
    assert dialog.chosen.name == "html"
    for at in range(dialog.format_box.count()):
        dialog.format_box.setCurrentIndex(at)
        target = tmp_path / f"{dialog.chosen.name}{dialog.chosen.suffix}"
        dialog.target_field.setText(str(target))
        dialog.start_button.click()
        words = f"Wrote {target}"
        qtbot.waitUntil(partial(dialog_says, dialog, words))
        assert target.stat().st_size > 100
    assert dialog.format_box.count() == len(FORMATS)
    report = json.loads((tmp_path / "json.json").read_text())
    assert report["verdict"]["state"] == "fail"


def test_an_existing_file_is_replaced_only_when_asked_twice(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(scanned, ExportDialog, "file.export_report")
    target = tmp_path / "there.html"
    target.write_text("old")
    dialog.target_field.setText(str(target))
    dialog.start_button.click()
    assert "exists already" in dialog.words.text()
    assert target.read_text() == "old"
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "Wrote" in dialog.words.text())
    assert "<html" in target.read_text()


def test_a_target_that_cannot_be_written_is_said_in_words(scanned: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(scanned, ExportDialog, "file.export_report")
    for text, words in (
        ("", "Name the file"),
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "a" / "b"), "does not exist"),
    ):
        dialog.target_field.setText(text)
        dialog.start_button.click()
        assert words in dialog.words.text()


def test_the_suffix_follows_the_format(scanned: MainWindow) -> None:
    dialog = dialog_of(scanned, ExportDialog, "file.export_report")
    dialog.format_box.setCurrentIndex([f.name for f in dialog._formats].index("json"))
    assert dialog.target_field.text().endswith("sample.tgz-report.json")


def test_rebuilt_sources_are_saved_with_an_index(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(scanned, RestoreDialog, "tools.restore_sources")
    target = tmp_path / "out"
    dialog.target_field.setText(str(target))
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "Wrote 2 files" in dialog.words.text())
    assert {path.name for path in target.rglob("*.ts")} == {"agent.ts", "config.ts"}
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.start_button.isEnabled() and "Wrote" not in dialog.words.text())
    assert "nothing was written" in dialog.words.text()


def test_the_list_of_shortcuts_is_the_table_of_commands(scanned: MainWindow) -> None:
    dialog = dialog_of(scanned, ShortcutsDialog, "help.shortcuts")
    assert len(dialog.rows()) == len(COMMANDS)
    dialog.field.setText("export rep")
    assert [title for title, _ in dialog.rows()] == ["Export Report"]
    assert dialog.rows()[0][1] == "Ctrl+E"


def test_a_surprise_is_one_dialog_with_details_to_copy(scanned: MainWindow, qtbot: QtBot) -> None:
    surprises = Surprises()
    for text in ("first", "second"):
        error = ValueError(text)
        surprises.show(ValueError, error, None)
    qtbot.waitUntil(lambda: surprises._dialog is not None and "second" in surprises._dialog.details.toPlainText())
    dialog = surprises._dialog
    assert isinstance(dialog, CrashDialog)
    dialog.copy_button.click()
    assert "ValueError: first" in QGuiApplication.clipboard().text()
    dialog.close()
