"""Starting: the application's names, the services, and what the first window does not load."""

import subprocess
import sys

from PySide6.QtWidgets import QApplication

from inspector.gui.app import make_application

HEAVY = ("numpy", "pygments", "inspector.rules.registry", "inspector.engine.assess", "inspector.reports.registry")


def test_the_application_is_made_once_and_named(qapp: QApplication) -> None:
    app = make_application()
    assert app is qapp
    assert app.applicationDisplayName() == "Artifact Inspector"
    assert not app.windowIcon().isNull()


def test_the_first_window_waits_for_nothing_heavy() -> None:
    code = f"import inspector.gui.app, sys; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
