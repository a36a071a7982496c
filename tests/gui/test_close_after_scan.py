"""A window that was asked to close itself does so at the end of the scan, and only then."""

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from inspector.core.end_state import EndState
from inspector.gui.close_after_scan import CLOSE_VARIABLE, INCOMPLETE_EXIT_CODE
from inspector.gui.services import Services
from inspector.gui.windows import Windows
from tests.gui import sample
from tests.gui.fake_session import FakeSession


@pytest.fixture
def exit_codes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setenv(CLOSE_VARIABLE, "1")
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    return codes


def test_it_stays_while_the_scan_runs_and_closes_at_its_end(
    windows: Windows, services: Services, qtbot: QtBot, exit_codes: list[int]
) -> None:
    session, gate = sample.held()
    services.make_session = lambda _path, _limits: session
    windows.open_all(["sample.tgz"])
    window = windows.open_windows[0]
    qtbot.waitUntil(lambda: window.workspace is not None and len(window.workspace.tree_panel.picture.tree) > 1)
    assert window.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: not windows.open_windows)
    assert exit_codes == []


def test_a_scan_that_is_not_complete_shows_in_the_exit_code(
    windows: Windows, services: Services, qtbot: QtBot, exit_codes: list[int]
) -> None:
    services.make_session = lambda _path, _limits: FakeSession(
        [*sample.listing(), *sample.ending(EndState.WORKER_DIED)]
    )
    windows.open_all(["sample.tgz"])
    qtbot.waitUntil(lambda: not windows.open_windows)
    assert exit_codes == [INCOMPLETE_EXIT_CODE]
