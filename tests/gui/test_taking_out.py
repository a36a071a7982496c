"""One entry leaves the window: dragged to another program, or saved under a name that a person gave."""

import os
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.dialogs.save_entry_dialog import SaveEntryDialog
from inspector.gui.entry_drag import EntryMimeData
from inspector.gui.jobs import entry_saving
from inspector.gui.jobs.drag_folders import KEEP_S, DragFolders
from inspector.gui.jobs.entry_saving import has_bytes, safe_name
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from tests.gui import sample
from tests.gui.fake_session import FakeSession


def dragged(number: int, folders: DragFolders, failures: list[Exception], **more: object) -> EntryMimeData:
    session = FakeSession([], sample.CONTENTS, **more)  # type: ignore[arg-type]
    entry = next(each for each in sample.entries() if each.number == number)
    return EntryMimeData(session, entry, folders, failures.append)


def test_a_dragged_entry_is_written_when_it_is_dropped(qapp: QApplication, tmp_path: Path) -> None:
    folders = DragFolders(tmp_path / "dragged")
    data = dragged(sample.AGENT, folders, [])
    assert data.hasUrls()
    assert data.formats() == ["text/uri-list"]
    assert not (tmp_path / "dragged").exists()
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert (path.name, path.read_bytes()) == ("agent.ts", sample.CONTENTS[sample.AGENT])
    assert (
        bytes(data.data("text/uri-list").data()) == bytes(url.toEncoded().data()) + b"\r\n"
    )  # as other programs get it
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0
    folders.clear()
    assert not path.parent.exists()


def test_a_hostile_name_never_becomes_a_path(qapp: QApplication, tmp_path: Path) -> None:
    data = dragged(sample.README, DragFolders(tmp_path), [])
    path = Path(data.urls()[0].toLocalFile())
    assert path.parent.parent == tmp_path
    assert not set(path.name) & set('<>:"|?*\\/\u202e')
    for name in ("../../x", "..", "C:\\a\\b", "CON", "a\0b", "/"):
        shown = safe_name(sample.entry(1, name))
        assert Path(shown).name == shown
        assert shown not in {"..", ".", "CON"}
        assert not set(shown) & set("\\/:\0")


def test_what_cannot_be_read_is_no_file_and_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    failures: list[Exception] = []
    data = dragged(sample.AGENT, DragFolders(tmp_path), failures, refusals={sample.AGENT: "It is damaged."})
    assert data.urls() == []
    assert data.urls() == []
    assert [str(failure) for failure in failures] == ["It is damaged."]


def test_what_is_too_large_is_to_be_saved_instead(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_saving, "MAX_DRAGGED_BYTES", 5)
    failures: list[Exception] = []
    assert dragged(sample.AGENT, DragFolders(tmp_path), failures).urls() == []
    assert "Save Entry As" in str(failures[0])
    assert list(tmp_path.rglob("*.ts")) == []


def test_what_a_killed_process_left_is_cleared_after_a_day(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "file").write_text("x")
    os.utime(old, (time.time() - KEEP_S - 60,) * 2)
    made = DragFolders(tmp_path).fresh()
    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted(["new", made.name])


def test_a_row_that_is_pulled_is_dragged(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    view = scanned.workspace.tree_panel.view
    scanned.workspace.navigator.go_to(Place(1))
    at = view.visualRect(view.currentIndex()).center()
    view.drag_asked.disconnect()
    asked: list[int] = []
    view.drag_asked.connect(asked.append)
    for kind, where in (
        (QEvent.Type.MouseButtonPress, at),
        (QEvent.Type.MouseMove, at + QPoint(1, 0)),
        (QEvent.Type.MouseMove, at + QPoint(60, 0)),
        (QEvent.Type.MouseMove, at + QPoint(90, 0)),
    ):
        button = Qt.MouseButton.LeftButton if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, QPointF(where), view.viewport().mapToGlobal(QPointF(where)),
            button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    assert [scanned.workspace.tree_panel.entry_of(node) for node in asked] == [1]


def test_folders_links_and_locked_entries_stay(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    by_number = {entry.number: entry for entry in sample.entries()}
    assert [n for n, entry in by_number.items() if not has_bytes(entry)] == [sample.LINK, sample.LOCKED]
    scanned.workspace.navigator.go_to(Place(sample.LINK))
    assert not scanned.board["file.save_entry"].isEnabled()


def test_an_entry_is_saved_under_a_safe_name(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert scanned.workspace is not None
    (tmp_path / "config.ts").write_text("there already")
    scanned.workspace.navigator.go_to(Place(sample.CONFIG))
    scanned.board["file.save_entry"].trigger()
    (dialog,) = scanned.findChildren(SaveEntryDialog)
    target = Path(dialog.target_field.text())
    assert target == tmp_path / "config.ts-2"
    assert "not masked" in dialog.words.text()
    dialog.start_button.click()
    qtbot.waitUntil(lambda: f"Wrote {target}" in dialog.words.text())
    assert target.read_bytes() == sample.CONTENTS[sample.CONFIG]
    dialog.reject()


def test_an_entry_that_cannot_be_read_leaves_no_file(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession([], sample.CONTENTS, refusals={sample.AGENT: "It is damaged."})
    entry = next(each for each in sample.entries() if each.number == sample.AGENT)
    dialog = SaveEntryDialog(session, entry, tmp_path / "cases", scanned)
    (tmp_path / "cases").mkdir(exist_ok=True)
    before = set((tmp_path / "cases").iterdir())
    dialog.start_button.click()
    qtbot.waitUntil(lambda: "could not be written: It is damaged." in dialog.words.text())
    assert set((tmp_path / "cases").iterdir()) == before


def test_an_own_drag_is_not_taken_for_files(scanned: MainWindow, tmp_path: Path) -> None:
    data = dragged(sample.AGENT, DragFolders(tmp_path / "own"), [])

    class OwnDrag(QDragEnterEvent):
        def source(self) -> QObject:
            return scanned

    event = OwnDrag(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    scanned.dragEnterEvent(event)
    assert not event.isAccepted()
    assert not (tmp_path / "own").exists()
