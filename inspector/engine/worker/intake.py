"""The scanner's end of the wire: takes content in ahead, bounded, while rules are still being loaded."""

import threading
from collections import deque

from inspector.engine.worker.messages import Body, BodyPart, Feed
from inspector.engine.worker.wire import ProtocolError, Receiver

_AHEAD_BYTES = 32 << 20


def _weight(message: Feed) -> int:
    return 200 + len(message.data) if isinstance(message, Body | BodyPart) else 200


class Intake:
    """A bounded queue filled by its own thread."""

    def __init__(self, receiver: Receiver[Feed]) -> None:
        self._receiver = receiver
        self._queue: deque[Feed] = deque()
        self._waiting_bytes = 0
        self._changed = threading.Condition()
        self._ended = False
        threading.Thread(target=self._fill, name="intake", daemon=True).start()

    def _fill(self) -> None:
        while True:
            try:
                message = self._receiver.receive()
            except (OSError, ProtocolError):
                message = None
            with self._changed:
                if message is None:
                    self._ended = True
                    self._changed.notify_all()
                    return
                self._queue.append(message)
                self._waiting_bytes += _weight(message)
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting_bytes < _AHEAD_BYTES)

    def take(self) -> Feed | None:
        """The next message, or None once the reader's end is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._ended)
            if not self._queue:
                return None
            message = self._queue.popleft()
            self._waiting_bytes -= _weight(message)
            self._changed.notify_all()
            return message
