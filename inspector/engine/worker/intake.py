"""The scanner's end of the wire: takes content in ahead, bounded, while rules are still being loaded."""

import threading
from collections import deque
from collections.abc import Callable

from inspector.engine.worker.feed_messages import Body, BodyPart, Feed
from inspector.engine.worker.guard import out_of_memory
from inspector.engine.worker.wire import ProtocolError, Receiver

_AHEAD_BYTES = 16 << 20
"""Waiting; as much again may have been taken and not yet been looked at."""

_WAIT_SECONDS = 0.2


def _weight(message: Feed) -> int:
    return 200 + len(message.data) if isinstance(message, Body | BodyPart) else 200


class Intake:
    """A bounded queue filled by its own thread. Both ends hand over many messages at once: threads are slow to swap."""

    def __init__(self, receiver: Receiver[Feed]) -> None:
        self._receiver = receiver
        self._queue: deque[Feed] = deque()
        self._taken: deque[Feed] = deque()
        """Used by the taking thread alone."""
        self._waiting_bytes = 0
        self._changed = threading.Condition()
        self._ended = False
        threading.Thread(target=self._fill, name="intake", daemon=True).start()

    def _fill(self) -> None:
        while True:
            try:
                messages = self._receiver.receive_several()
            except (OSError, ProtocolError):
                messages = []
            except MemoryError:
                out_of_memory()
            with self._changed:
                self._ended = not messages
                self._queue += messages
                self._waiting_bytes += sum(map(_weight, messages))
                self._changed.notify_all()
                if self._ended:
                    return
                self._changed.wait_for(lambda: self._waiting_bytes < _AHEAD_BYTES)

    def take(self, on_wait: Callable[[], None]) -> Feed | None:
        """The next message, or None once the reader's end is closed. Calls `on_wait` now and then until it comes."""
        while not self._taken:
            if self._refill():
                break
            on_wait()
        return self._taken.popleft() if self._taken else None

    def _refill(self) -> bool:
        """Whether there is an answer: messages, or the end."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._queue or self._ended, _WAIT_SECONDS):
                return False
            self._taken, self._queue = self._queue, deque()
            self._waiting_bytes = 0
            self._changed.notify_all()
            return True
