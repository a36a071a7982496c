"""Export, rebuilt sources, shortcuts and the dialog for surprises."""

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from inspector.core.entry_table import EntrySpan
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.actions.key_sequences import sequences_of
from inspector.gui.actions.own_keys import OwnKeys
from inspector.gui.dialogs.crash_dialog import CrashDialog
from inspector.gui.dialogs.export_dialog import ExportDialog
from inspector.gui.dialogs.restore_dialog import RestoreDialog
from inspector.gui.dialogs.settings_dialog import SettingsDialog
from inspector.gui.jobs.restoring import RestoreCancelledError, RestoreChoice, Restoring
from inspector.gui.main_window import MainWindow
from inspector.gui.services import Services
from inspector.gui.surprises import Surprises
from inspector.gui.windows import Windows
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


def test_an_evidence_pack_is_whole(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(scanned, RestoreDialog, "tools.restore_sources")
    dialog.evidence_box.setChecked(True)
    dialog.target_field.setText(str(tmp_path / "out"))
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "Wrote 2 files" in dialog.words.text())
    sums = (tmp_path / "out" / "SHA256SUMS").read_text().splitlines()
    assert len(sums) == 2 + 5  # two sources, their index, two reports, what to do with it all, and the artifact's own
    for line in sums:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest


def test_a_cancelled_zip_file_is_not_left(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    session = workspace.link.session
    assert session is not None
    entries, maps = EntrySpan(workspace.state.entries), list(workspace.state.maps.values())
    job = Restoring(session, entries, maps, tmp_path / "out.zip", scanned)
    job.cancel()
    with qtbot.waitSignal(job.failed) as caught:
        job.start()
    assert isinstance(caught.args[0], RestoreCancelledError)
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("is_checked", [False, True])
def test_approximate_sources_are_written_only_where_a_person_says_so(
    scanned: MainWindow, tmp_path: Path, is_checked: bool
) -> None:
    asked: list[tuple[Path, RestoreChoice]] = []

    def start(target: Path, choice: RestoreChoice) -> Restoring:
        asked.append((target, choice))
        workspace = scanned.workspace
        assert workspace is not None
        assert workspace.link.session is not None
        return Restoring(workspace.link.session, (), (), target, scanned)

    dialog = RestoreDialog(2, tmp_path / "out", start, scanned, approximate=3)
    assert not dialog.approximate_box.isChecked()
    assert "3 approximate sources" in dialog.approximate_box.text()
    dialog.approximate_box.setChecked(is_checked)
    dialog.start_button.click()
    assert not dialog.evidence_box.isEnabled()
    assert asked == [(tmp_path / "out", RestoreChoice(with_approximate=is_checked))]
    dialog.reject()


def test_no_choice_is_offered_where_nothing_is_approximate(scanned: MainWindow) -> None:
    dialog = dialog_of(scanned, RestoreDialog, "tools.restore_sources")
    assert dialog.approximate_box.isHidden()


def test_the_list_of_shortcuts_is_the_table_of_commands(scanned: MainWindow) -> None:
    dialog = dialog_of(scanned, SettingsDialog, "help.shortcuts")
    page = dialog.shortcuts
    assert dialog.tabs.currentWidget() is page
    assert len(page.rows()) == len(COMMANDS)
    dialog.field.setText("export rep")
    assert [title for title, _ in page.rows()] == ["Export Report"]
    assert page.rows()[0][1] == "Ctrl+E"
    assert dialog.tabs.tabText(1) == "Keyboard Shortcuts (1)"


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


def test_keys_are_changed_in_every_window_and_kept(windows: Windows, scanned: MainWindow) -> None:
    other = windows.open_window()
    dialog = dialog_of(scanned, SettingsDialog, "help.shortcuts").shortcuts
    dialog.select("tools.copy_command")
    assert not dialog.assign_button.isEnabled()
    dialog.key_field.setKeySequence(QKeySequence("Ctrl+E"))
    assert "Export Report" in dialog.words.text()
    dialog.assign_button.click()
    for window in (scanned, other):
        assert [key.toString() for key in window.board["tools.copy_command"].shortcuts()] == ["Ctrl+E"]
        assert window.board["file.export_report"].shortcuts() == []
    again = OwnKeys(scanned.services.settings)
    command = next(command for command in COMMANDS if command.id == "tools.copy_command")
    assert [key.toString() for key in again.of(command)] == ["Ctrl+E"]
    dialog.none_button.click()
    assert scanned.board["tools.copy_command"].shortcuts() == []
    dialog.select("file.export_report")
    dialog.reset_button.click()
    assert [key.toString() for key in scanned.board["file.export_report"].shortcuts()] == ["Ctrl+E"]
    assert not dialog.reset_button.isEnabled()
    dialog.reset_all_button.click()
    assert not any(again.is_own(command) for command in COMMANDS)


def test_keys_that_make_no_sense_are_passed_over(services: Services) -> None:
    command = next(command for command in COMMANDS if command.id == "file.export_report")
    for stored in ("x" * 500, ["a"], 3):
        services.settings.setValue("keys/file.export_report", stored)
        assert services.keys.of(command) == sequences_of(command)
