"""The folders on the way to the file that was written last, held open: the next file mostly lies beside it.

Each is entered from the one above by its descriptor and never through a link. For systems that have that.
"""

import os
from itertools import takewhile
from pathlib import Path

FOLDER_MODE = 0o700
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


class FolderChain:
    """Descriptors from a root down to one folder."""

    def __init__(self, root: Path) -> None:
        """Opens the root. Raises OSError."""
        self._names: list[str] = []
        self._descriptors = [os.open(root, _FLAGS)]

    def enter(self, folders: tuple[str, ...]) -> int:
        """The descriptor of a folder below the root, which is made where it is missing. Raises OSError."""
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._names, folders, strict=False)))
        self._leave(common)
        for name in folders[common:]:
            _make_folder(name, self._descriptors[-1])
            self._descriptors.append(os.open(name, _FLAGS, dir_fd=self._descriptors[-1]))
            self._names.append(name)
        return self._descriptors[-1]

    def close(self) -> None:
        """Gives all descriptors back."""
        self._leave(0)
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _leave(self, depth: int) -> None:
        del self._names[depth:]
        while len(self._descriptors) > depth + 1:
            os.close(self._descriptors.pop())


def _make_folder(name: str, parent: int) -> None:
    try:
        os.mkdir(name, FOLDER_MODE, dir_fd=parent)
    except FileExistsError:
        return
