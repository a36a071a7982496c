"""Opens what other starts hand over, and brings the window to the front."""

import os
from pathlib import Path

from PySide6.QtCore import QObject

from inspector import __version__
from inspector.gui.instance.letter import Letter
from inspector.gui.instance.letter_box import LetterBox
from inspector.gui.tiling import bring_to_front
from inspector.gui.windows import Windows


class Post(QObject):
    """Takes letters of the same version from folders in which the same policy is in force."""

    def __init__(self, box: LetterBox, windows: Windows) -> None:
        super().__init__(box)
        self._windows = windows
        box.accepts = self.accepts
        box.letter_arrived.connect(self.deliver)

    def accepts(self, letter: Letter) -> bool:
        """Whether a window of this process would show the same as one of the process that asks."""
        is_same = letter.version == __version__ and bool(self._windows.open_windows)
        return is_same and _policy_file(Path(letter.folder)) == _policy_file(Path.cwd())

    def deliver(self, letter: Letter) -> None:
        """Opens the paths, the first in a window that is still on its start page; without paths, shows a window."""
        for path in letter.paths:
            window = self._windows.free_window() or self._windows.open_window()
            window.open_path(path, remember=letter.remember)
        if letter.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = letter.token  # Qt reads it, once, when a window asks for the front
        bring_to_front(window if letter.paths else self._windows.open_windows[-1])


def _policy_file(folder: Path) -> Path | None:
    from inspector.policy.load import find_policy  # noqa: PLC0415 - the first window does not wait for it

    try:
        return find_policy(folder)
    except OSError:
        return None
