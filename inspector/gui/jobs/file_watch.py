"""Notices that the file of an open artifact was changed, replaced, removed or closed to us."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.language import later, tr

PAUSE_MS: Final = 3000
Look = tuple[int, int, int]
"""Size, time of the last change, and number of the file on its disk."""

CHANGED: Final = later("The file was changed or replaced since it was opened; what is shown is what was read of it.")
GONE: Final = later("The file is no longer there; what was read of it stays. Searching or restoring needs the file.")
CLOSED: Final = later("The file may no longer be read; what was read of it stays.")


class FileWatch(QObject):
    """Looks every few seconds, beside the GUI thread: a share on a network may take its time."""

    told = Signal(str)
    """What happened to the file; empty once it is as it was."""

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._token = Token()
        self._first: Look | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Takes the file as it is now for what it should be."""
        path = self._path
        run_in_background(lambda: _look(path), self._on_first, self._on_no_first, self._token)

    def look(self) -> None:
        """Looks once, and again after a pause."""
        path = self._path
        run_in_background(lambda: _look(path), self._on_look, self._on_error, self._token)

    def close(self) -> None:
        """Nothing is said any more."""
        self._token.drop()
        self._timer.stop()

    def _on_first(self, first: Look) -> None:
        self._first = first
        self._timer.start()

    def _on_no_first(self, _error: Exception) -> None:
        """Nothing that lies on a disk, or nothing there: the scan says so itself."""

    def _on_look(self, found: Look) -> None:
        self._tell("" if found == self._first else tr(CHANGED))

    def _on_error(self, error: Exception) -> None:
        self._tell(tr(CLOSED if isinstance(error, PermissionError) else GONE))

    def _tell(self, words: str) -> None:
        self._timer.start()
        if words != self._said:
            self._said = words
            self.told.emit(words)


def _look(path: str) -> Look:
    """Raises OSError; a folder is only looked at for being there."""
    place = Path(path)
    facts = place.stat()
    if not os.access(path, os.R_OK):
        raise PermissionError(path)
    if place.is_dir():
        return (0, 0, facts.st_ino)
    return (facts.st_size, facts.st_mtime_ns, facts.st_ino)
