"""Starts the window: application, theme, first window, and what catches surprises."""

import os
import sys

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from inspector import __version__
from inspector.engine.case.location import default_case_folder
from inspector.gui.instance.address import server_name
from inspector.gui.instance.letter_box import LetterBox
from inspector.gui.instance.post import Post
from inspector.gui.jobs.background import run_in_background, wait_for_jobs
from inspector.gui.jobs.garbage import GarbageTimer
from inspector.gui.jobs.stall_watchdog import StallWatchdog
from inspector.gui.jobs.warm_up import close_spare_reader, keep_spare_reader, warm_up
from inspector.gui.models.recent import RecentList
from inspector.gui.preferences.scale import scale_everything
from inspector.gui.preferences.table import SCALE, THEME
from inspector.gui.responsiveness import put_the_window_first
from inspector.gui.services import Services, make_real_demo, open_real_search, open_real_session, policy_in_force
from inspector.gui.surprises import Surprises
from inspector.gui.theme.icons import application_icon
from inspector.gui.theme.switch import ThemeChoice, ThemeSwitch
from inspector.gui.windows import Windows

APPLICATION_NAME = "Artifact Inspector"
STALL_VARIABLE = "INSPECTOR_STALL_MS"


def run(paths: list[str], *, remember: bool = True, is_alone: bool = False) -> int:
    """Opens one window per path, or one with the start page; returns when the last one is closed.

    Unless it is to be alone, it also opens what later starts hand over.
    """
    scale_everything(SCALE.value_of(own_settings().value(SCALE.key)))
    app = make_application()
    services = make_services()
    services.effects.apply_all()
    windows = Windows(services)
    sys.excepthook = Surprises().show
    windows.open_all(paths, remember=remember)
    put_the_window_first()
    box = None if is_alone else _listening_box(windows)
    QTimer.singleShot(0, lambda: _get_ready(windows))
    watchdog = _started_watchdog()
    garbage = GarbageTimer()
    garbage.start()
    code = app.exec()
    if box:
        box.close()
    if watchdog:
        watchdog.stop()
    sys.excepthook = sys.__excepthook__
    wait_for_jobs()
    close_spare_reader()
    garbage.stop()
    return code


def _listening_box(windows: Windows) -> LetterBox | None:
    name = server_name()
    box = LetterBox()
    if name is None or not box.listen(name):
        return None
    Post(box, windows)
    return box


def _get_ready(windows: Windows) -> None:
    run_in_background(warm_up, lambda _none: _keep_spares(windows), lambda _error: None)


def _keep_spares(windows: Windows) -> None:
    windows.prepare_all()
    run_in_background(keep_spare_reader, lambda _none: None, lambda _error: None)


def make_application() -> QApplication:
    """The one application object, with the product's names, icon and style."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("artifact-inspector")
    app.setApplicationDisplayName(APPLICATION_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.artifact_inspector.ArtifactInspector")
    app.setWindowIcon(application_icon())
    app.setStyle("Fusion")
    return app


def own_settings() -> QSettings:
    """The settings file of this person."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "artifact-inspector", "window")


def make_services() -> Services:
    """The real services of a person's own desktop."""
    settings = own_settings()
    return Services(
        themes=ThemeSwitch(ThemeChoice(THEME.value_of(settings.value(THEME.key)))),
        recent=RecentList(),
        settings=settings,
        make_session=open_real_session,
        make_search=open_real_search,
        find_policy=policy_in_force,
        make_demo=make_real_demo,
        case_folder=default_case_folder(),
    )


def _started_watchdog() -> StallWatchdog | None:
    limit = os.environ.get(STALL_VARIABLE, "")
    if not limit.isdecimal() or not int(limit):
        return None
    watchdog = StallWatchdog(int(limit), lambda words: print(words, file=sys.stderr))  # noqa: T201 - for developers
    watchdog.start()
    return watchdog


__all__ = ["make_application", "make_services", "run"]
