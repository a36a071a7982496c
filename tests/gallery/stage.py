"""The real window with real worker processes, led from view to view without anybody at it."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.windows import Windows
from inspector.gui.workspace import Workspace

WAIT_S = 60.0
SETTLE_S = 0.6
SIZE_PX = (1320, 860)


class Stage:
    """One window, and what the gallery does to it."""

    def __init__(self, app: QApplication, windows: Windows, target: Path) -> None:
        self._app, self._windows, self._target = app, windows, target
        self.window: MainWindow = windows.open_window()
        self.window.resize(*SIZE_PX)
        self._count = 0

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        assert self.window.workspace is not None, "nothing is open"
        return self.window.workspace

    def open(self, path: Path) -> None:
        """Opens an artifact and waits for its verdict."""
        self.window.open_path(str(path), remember=False)
        self.wait(lambda: self.workspace.state.report_is_final)
        self.settle()

    def go(self, ending: str, view: str = "") -> None:
        """Shows the entry whose path ends so, in one of its views."""
        number = next(entry.number for entry in self.workspace.state.entries if entry.path.endswith(ending))
        self.workspace.navigator.go_to(Place(number))
        page = self.workspace.tabs.page
        assert page is not None
        self.wait(lambda: page.current_view != "")
        if view:
            page.show_view(view)
            self.wait(lambda: page.current_view == view)
        self.settle()

    def do(self, command: str) -> None:
        """Triggers a command of the menus."""
        action = self.window.board[command]
        assert action.isEnabled(), f"{command} cannot be done here"
        action.trigger()
        self.settle()

    def wait(self, holds: Callable[[], bool]) -> None:
        """Runs the event loop until something is so."""
        until_s = time.monotonic() + WAIT_S
        while not holds():
            assert time.monotonic() < until_s, "the window did not get there"
            self._app.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Lets everything that is under way arrive."""
        until_s = time.monotonic() + SETTLE_S
        self.wait(lambda: time.monotonic() > until_s)

    def shoot(self, name: str) -> None:
        """Writes a picture of the dialog in front, or of the window; dialogs are closed afterwards."""
        dialogs = [
            widget for widget in self._app.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]
        shown: QWidget = dialogs[-1] if dialogs else self.window
        self._count += 1
        path = self._target / f"{self._count:02}-{name}.png"
        assert shown.grab().save(str(path)), f"{path} cannot be written"
        for dialog in dialogs:
            dialog.close()
        self.settle()
