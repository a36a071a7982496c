"""One line of progress on standard error, when that is a terminal."""

import sys
import time

from inspector.core.events import Progress
from inspector.core.text import human_size

_REDRAW_SECONDS = 0.1
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Redraws one line in place; says nothing where standard error is no terminal."""

    def __init__(self, name: str, *, quiet: bool) -> None:
        self._name = name
        self._shown = sys.stderr.isatty() and not quiet
        self._due_s = 0.0

    def show(self, progress: Progress) -> None:
        """Draws, at most ten times a second."""
        if not self._shown or time.monotonic() < self._due_s:
            return
        self._due_s = time.monotonic() + _REDRAW_SECONDS
        share = ""
        if progress.total_bytes:
            share = f" {min(progress.done_bytes * 100 // progress.total_bytes, 100)} %"
        sizes = f"{human_size(progress.bytes_unpacked)} read, {human_size(progress.bytes_scanned)} scanned"
        sys.stderr.write(f"{_CLEAR}{progress.phase} {self._name}{share}  {sizes}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
