"""A reader that was started before anybody opened anything: it has loaded its modules and waits for its artifact.

Loading takes longer than listing most packages. The window keeps one that waits and has the first rows at once; a
command starts its own before it loads anything else. A spare has seen no artifact and serves one only.
"""

import contextlib
import os
import threading
from dataclasses import dataclass

from inspector.engine.worker.spawn import WorkerProcess, feed_pipe, start_reader


@dataclass(frozen=True, slots=True)
class StartedReader:
    """A reader, and both ends of the wire to the scanner that it will write to. The caller owns all of it."""

    worker: WorkerProcess
    feed_read: int
    feed_write: int
    """A second descriptor of the end that the reader holds, for what is said before the reader speaks."""

    @property
    def is_alive(self) -> bool:
        """Whether it still waits."""
        return self.worker.process.poll() is None

    def close(self) -> None:
        """Ends it unused."""
        self.worker.close()
        for descriptor in (self.feed_read, self.feed_write):
            with contextlib.suppress(OSError):
                os.close(descriptor)


class SpareReader:
    """At most one, for one process. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: StartedReader | None = None
        self._is_kept = False

    def keep(self) -> None:
        """Starts one unless one waits already. Takes a few milliseconds."""
        with self._lock:
            self._is_kept = True
            if self._waiting is None:
                self._waiting = started_reader()

    def take(self) -> StartedReader | None:
        """The one that waits, if there is one and it lives."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is None or waiting.is_alive:
            return waiting
        waiting.close()
        return None

    def renew(self) -> None:
        """Starts another one where one was kept before: to be called when the machine has time."""
        if self._is_kept:
            self.keep()

    def close(self) -> None:
        """Ends the one that waits and keeps none from now on."""
        with self._lock:
            waiting, self._waiting, self._is_kept = self._waiting, None, False
        if waiting is not None:
            waiting.close()


def started_reader() -> StartedReader:
    """A reader that waits for its artifact."""
    feed_read, feed_write = feed_pipe()
    return StartedReader(start_reader(os.dup(feed_write)), feed_read, feed_write)


SPARE = SpareReader()
"""The one of this process. Nobody has one who never asked to keep it."""
