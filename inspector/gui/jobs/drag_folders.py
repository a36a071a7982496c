"""Where dragged entries lie until the other program has read them: private folders, gone at the end or a day later."""

import atexit
import shutil
import tempfile
import time
from pathlib import Path

import platformdirs

KEEP_S = 24 * 3600
"""Folders that a killed process left are cleared away after so long."""


class DragFolders:
    """One fresh folder per drag, below one of this person's own."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path(platformdirs.user_cache_dir("artifact-inspector")) / "dragged"
        self._made: list[Path] = []

    def fresh(self) -> Path:
        """A new empty folder that only this person can enter. Raises OSError."""
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._made:
            self._clear_old()
            atexit.register(self.clear)
        folder = Path(tempfile.mkdtemp(dir=self._root))
        self._made.append(folder)
        return folder

    def clear(self) -> None:
        """Removes what this process made."""
        for folder in self._made:
            shutil.rmtree(folder, ignore_errors=True)
        self._made = []

    def _clear_old(self) -> None:
        for folder in self._root.iterdir():
            if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < time.time() - KEEP_S:
                shutil.rmtree(folder, ignore_errors=True)
