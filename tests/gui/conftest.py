"""Fixtures of the window's tests: services without disk or processes, a window, and a watch for stalls."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.app import make_application
from inspector.gui.jobs.background import wait_for_jobs
from inspector.gui.jobs.drag_folders import DragFolders
from inspector.gui.jobs.garbage import GarbageTimer
from inspector.gui.jobs.stall_watchdog import StallWatchdog
from inspector.gui.language import ENGLISH, choose_language
from inspector.gui.main_window import MainWindow
from inspector.gui.models.recent import RecentList
from inspector.gui.qt_words import choose_qt_language
from inspector.gui.services import Services
from inspector.gui.theme.switch import ThemeChoice, ThemeSwitch
from inspector.gui.windows import Windows
from inspector.policy.load import built_in_policy
from tests.gui import sample
from tests.gui.fake_search import FakeSearch
from tests.gui.fake_session import FakeSession

STALL_LIMIT_MS = 1000
"""Far above what the window allows itself: a busy machine must not look like a stall."""
Opener = Callable[[FakeSession], MainWindow]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every window that it has no window manager to tell sizes and order to."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(r"This plugin does not support (propagateSizeHints|raise)\(\)"))


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Iterator[Services]:
    make_application()
    garbage = GarbageTimer()
    garbage.start()
    themes = ThemeSwitch(ThemeChoice.LIGHT)
    yield Services(
        themes=themes,
        recent=RecentList(tmp_path / "recent.json"),
        settings=QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
        make_session=lambda _path, _limits: sample.complete(),
        make_search=lambda _path, _policy: FakeSearch(sample.CONTENTS),
        find_policy=built_in_policy,
        make_demo=lambda: tmp_path / "demo.tgz",
        case_folder=tmp_path / "cases",
        drag_folders=DragFolders(tmp_path / "dragged"),
    )
    choose_qt_language(choose_language(ENGLISH))
    themes.choose(ThemeChoice.LIGHT)
    themes.deleteLater()
    garbage.stop()


@pytest.fixture
def windows(services: Services, qtbot: QtBot) -> Iterator[Windows]:
    opened = Windows(services)
    yield opened
    opened.close_all()
    assert wait_for_jobs()
    qtbot.wait(1)


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    made = windows.open_window()
    made.resize(1200, 800)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def open_sample(window: MainWindow, services: Services, qtbot: QtBot, tmp_path: Path) -> Opener:
    """Opens a fake session in the window; waits until its entries are in the tree."""

    def opened(session: FakeSession) -> MainWindow:
        services.make_session = lambda _path, _limits: session
        window.open_path(str(tmp_path / "sample.tgz"))
        workspace = window.workspace
        assert workspace is not None
        qtbot.waitUntil(lambda: len(workspace.tree_panel.picture.tree) > 1)
        return window

    return opened


@pytest.fixture
def scanned(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    """The window after a complete scan of the sample, its tree up to date."""
    window = open_sample(sample.complete())
    wait_for_final(window, qtbot)
    return window


def wait_for_final(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.state.report_is_final)
    panel = workspace.tree_panel
    qtbot.waitUntil(lambda: len(panel.picture.facts.worst_by_entry) > 0 and not panel.is_busy)


@pytest.fixture
def no_stall(qapp: QApplication) -> Callable[[], AbstractContextManager[None]]:
    """A context in which the GUI thread may not stand still; the code in it must run the event loop."""

    @contextmanager
    def watched() -> Iterator[None]:
        stalls: list[str] = []
        watchdog = StallWatchdog(STALL_LIMIT_MS, stalls.append)
        watchdog.start()
        try:
            yield
        finally:
            watchdog.stop()
        assert not stalls, stalls[0]

    return watched
