"""Starting: the application's names, the services, and what the first window does not load."""

import subprocess
import sys

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from inspector.gui.app import chosen_theme, chosen_zoom, make_application
from inspector.gui.main_window import MainWindow
from inspector.gui.theme.font_zoom import zoom_to_normal
from inspector.gui.theme.switch import ThemeChoice

HEAVY = ("numpy", "pygments", "inspector.rules.registry", "inspector.engine.assess", "inspector.reports.registry")


def test_the_application_is_made_once_and_named(qapp: QApplication) -> None:
    app = make_application()
    assert app is qapp
    assert app.applicationDisplayName() == "Artifact Inspector"
    assert not app.windowIcon().isNull()


def test_a_theme_that_makes_no_sense_is_the_systems(qapp: QApplication, tmp_path: object) -> None:
    settings = QSettings(f"{tmp_path}/x.ini", QSettings.Format.IniFormat)
    assert chosen_theme(settings) is ThemeChoice.SYSTEM
    settings.setValue("theme", "dark")
    assert chosen_theme(settings) is ThemeChoice.DARK
    settings.setValue("theme", "pink")
    assert chosen_theme(settings) is ThemeChoice.SYSTEM


def test_the_size_of_text_is_remembered(window: MainWindow) -> None:
    settings = window.services.settings
    window.board["view.zoom_in"].trigger()
    window.close()
    assert chosen_zoom(settings) == 1
    zoom_to_normal()
    settings.setValue("zoom", "huge")
    assert chosen_zoom(settings) == 0


def test_the_first_window_waits_for_nothing_heavy() -> None:
    code = f"import inspector.gui.app, sys; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
