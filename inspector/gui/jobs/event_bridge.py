"""From the session's thread to the window: events are gathered and handed over about twenty times a second."""

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from inspector.core.events import Ended, ScanEvent

INTERVAL_MS = 50


class EventBridge(QObject):
    """Takes events on any thread and delivers them in batches on the GUI thread."""

    events_arrived = Signal(object)
    """A list of ScanEvent, in order."""
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._waiting: list[ScanEvent] = []
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._deliver)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def listener(self) -> Callable[[ScanEvent], None]:
        """What to give to `ArtifactSession.start`: may be called on any thread."""
        return self._take

    def close(self) -> None:
        """Drops what waits and everything that still comes: the artifact was closed."""
        with self._lock:
            self._is_closed = True
            self._waiting.clear()
        self._timer.stop()

    def _take(self, event: ScanEvent) -> None:
        with self._lock:
            if self._is_closed:
                return
            is_first = not self._waiting
            self._waiting.append(event)
        if is_first or isinstance(event, Ended):
            self._woken.emit()

    @Slot()
    def _on_woken(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            events, self._waiting = self._waiting, []
        if events and not self._is_closed:
            self.events_arrived.emit(events)
