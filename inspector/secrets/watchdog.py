"""Calls a function when a piece of work takes longer than it may.

The engine's own timeout makes every scan take half as long again; its cancellation costs nothing.
"""

import threading
import time
from collections.abc import Callable

_NEVER = float("inf")


class Watchdog:
    """One thread for any number of pieces of work, one after the other; it sleeps while none is late."""

    def __init__(self, on_late: Callable[[], None]) -> None:
        """`on_late` is called on the watchdog's own thread."""
        self._on_late = on_late
        self._changed = threading.Condition()
        self._due_s = _NEVER
        self._wakes_s = _NEVER
        self._is_late = False
        self._thread: threading.Thread | None = None

    def start(self, timeout_s: float) -> None:
        """A piece of work begins."""
        with self._changed:
            self._due_s = time.monotonic() + timeout_s
            self._is_late = False
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="secret-watchdog", daemon=True)
                self._thread.start()
            if self._due_s < self._wakes_s:  # else it looks again early enough
                self._changed.notify()

    def stop(self) -> bool:
        """The work has ended; whether it was late."""
        with self._changed:
            self._due_s = _NEVER
            return self._is_late

    def _watch(self) -> None:
        with self._changed:
            while True:
                now_s = time.monotonic()
                if self._due_s <= now_s:
                    self._is_late = True
                    self._due_s = _NEVER
                    self._on_late()
                self._wakes_s = self._due_s
                self._changed.wait(None if self._due_s == _NEVER else self._due_s - now_s)
