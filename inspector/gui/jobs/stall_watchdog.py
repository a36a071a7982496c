"""Says where the GUI thread hangs: for development (INSPECTOR_STALL_MS=100) and for the tests of the window."""

import sys
import threading
import traceback
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer


class StallWatchdog(QObject):
    """A timer on the GUI thread leaves its time; a second thread looks whether it went stale."""

    def __init__(self, limit_ms: int, on_stall: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit_s = limit_ms / 1000
        self._on_stall = on_stall
        self._watched = threading.get_ident()
        self._last_beat = monotonic()
        self._ended = threading.Event()
        self._pulse = QTimer(self)
        self._pulse.setInterval(max(5, limit_ms // 10))
        self._pulse.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="stall-watchdog", daemon=True)

    def start(self) -> None:
        """Begins to watch the calling thread, whose event loop must run."""
        self._beat()
        self._pulse.start()
        self._thread.start()

    def stop(self) -> None:
        """Ends the watch and its thread."""
        self._pulse.stop()
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        self._last_beat = monotonic()

    def _watch(self) -> None:
        reported = 0.0
        while not self._ended.wait(self._limit_s / 4):
            beat = self._last_beat
            late_s = monotonic() - beat
            if late_s > self._limit_s and beat != reported:
                reported = beat
                self._on_stall(self._described(late_s))

    def _described(self, late_s: float) -> str:
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - the only way to another thread's stack
        stack = "".join(traceback.format_stack(frame)) if frame else ""
        return f"The window stood still for more than {late_s * 1000:.0f} ms:\n{stack}"
