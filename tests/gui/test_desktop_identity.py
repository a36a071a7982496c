"""The running window and its desktop entry belong together, or the task bar shows it without name and icon."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from inspector.gui.app import make_application

ENTRIES = Path(__file__).parents[2] / "packaging" / "linux"


def test_the_window_names_its_desktop_entry(qapp: QApplication) -> None:
    app = make_application()
    entry = ENTRIES / f"{qapp.desktopFileName()}.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f"StartupWMClass={app.applicationName()}" in lines  # what X11 servers are told as WM_CLASS
