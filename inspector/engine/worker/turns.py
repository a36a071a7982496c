"""Two threads share the reader's byte sources: the walk, and the answers to the window. The window goes first."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock that the walk takes for one short step at a time and yields to a waiting request."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._walk_may_go = threading.Event()
        self._walk_may_go.set()

    @contextmanager
    def walking(self) -> Iterator[None]:
        """One step of the walk: at most about a megabyte of work."""
        self._walk_may_go.wait()
        with self._lock:
            yield

    @contextmanager
    def answering(self) -> Iterator[None]:
        """One step of an answer; the walk waits until it is done."""
        self._walk_may_go.clear()
        try:
            with self._lock:
                yield
        finally:
            self._walk_may_go.set()
