"""All open artifacts as one view."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.gui.dialogs.set_dialog import SetDialog
from inspector.gui.services import Services
from inspector.gui.windows import Windows
from tests.gui import sample
from tests.gui.conftest import wait_for_final


def test_findings_of_all_windows_stand_in_one_table_and_lead_to_them(
    windows: Windows, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.make_session = lambda _path, _limits: sample.complete()
    for name in ("one.tgz", "two.tgz"):
        window = windows.open_window()
        window.open_path(str(tmp_path / name))
        wait_for_final(window, qtbot)
    first, second = windows.open_windows
    first.board["view.all_artifacts"].trigger()
    dialog = first.findChild(SetDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    assert dialog.artifacts.toPlainText().count("#") == 2
    headers = [dialog.model.headerData(at, Qt.Orientation.Horizontal) for at in range(dialog.model.columnCount())]
    assert headers == ["Severity", "#1", "#2", "Finding", "Place"]
    cell = dialog.model.index(0, 2)
    assert cell.data() not in ("", "·")
    dialog.go_to(cell)
    assert second.workspace is not None
    assert first.workspace is not None
    assert not second.workspace.navigator.place.is_overview or second.workspace.detail.finding is not None
    assert first.workspace.detail.finding is None
    dialog.only_different.setChecked(True)
    assert dialog.model.rowCount() == 0, "both have the same findings"
    assert dialog.model.total > 0
    dialog.reject()
