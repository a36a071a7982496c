"""One worker process as the parent sees it: messages come on its own thread, and its end is noticed."""

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

from inspector.engine.worker.message import Message
from inspector.engine.worker.protocol import FromWorker
from inspector.engine.worker.spawn import WorkerProcess
from inspector.engine.worker.wire import ProtocolError, Receiver, Sender

_REAP_SECONDS = 2.0


class WorkerLink:
    """Owns the process and its two descriptors."""

    def __init__(
        self,
        role: str,
        worker: WorkerProcess,
        on_message: Callable[["WorkerLink", Any], None],
        on_gone: Callable[["WorkerLink", int | None], None],
    ) -> None:
        """`on_message` and `on_gone` (with the exit code) are called on the link's thread."""
        self.role = role
        self.heard_s = time.monotonic()
        self.current_entry: int | None = None
        self.current_path = ""
        self._worker = worker
        self._sender = Sender(worker.commands) if worker.commands >= 0 else None
        self._on_message = on_message
        self._on_gone = on_gone
        self._thread = threading.Thread(target=self._listen, name=f"{role}-link", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._worker.process.pid

    def send(self, message: Message) -> bool:
        """Writes one command; False when the worker is gone."""
        try:
            if self._sender is None:
                return False
            self._sender.send(message)
        except (OSError, ValueError):
            return False
        return True

    def kill(self) -> None:
        """Ends the process at once."""
        self._worker.kill()

    def _listen(self) -> None:
        receiver: Receiver[FromWorker] = Receiver(self._worker.messages, FromWorker)
        while True:
            try:
                message = receiver.receive()
            except (OSError, ProtocolError):
                self._worker.kill()
                message = None
            if message is None:
                break
            self.heard_s = time.monotonic()
            self._on_message(self, message)
        self._on_gone(self, self._reap())

    def _reap(self) -> int | None:
        with contextlib.suppress(Exception):
            return self._worker.process.wait(_REAP_SECONDS)
        self._worker.kill()
        return self._worker.process.returncode

    def close(self) -> None:
        """Ends the process and waits for the thread, unless called from it."""
        self._worker.kill()
        if threading.current_thread() is not self._thread:
            self._thread.join(_REAP_SECONDS)
        self._worker.close()
