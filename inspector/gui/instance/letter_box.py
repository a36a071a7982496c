"""The running window's ear: a local socket for this person only, which takes one small letter per connection."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inspector.gui.instance.letter import (
    MAX_LETTER_BYTES,
    PREFIX_BYTES,
    REFUSED,
    TAKEN,
    Letter,
    opened_letter,
)

MAX_CONNECTIONS = 8
PATIENCE_MS = 2000
"""How long a writer may take for its letter."""


class LetterBox(QObject):
    """Listens while it holds the lock; a socket whose owner died is cleared away by the next one."""

    letter_arrived = Signal(object)
    """A Letter that was taken."""

    def __init__(self, parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self.accepts: Callable[[Letter], bool] = lambda _letter: True
        """Says of a letter whether this process takes it."""
        self._patience_ms = patience_ms
        self._lock: QLockFile | None = None
        self._open: set[QLocalSocket] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MAX_CONNECTIONS)
        self._server.newConnection.connect(self._on_connected)

    def listen(self, name: str) -> bool:
        """Whether this process is now the one that listens; not where another one does."""
        lock = QLockFile(_lock_path(name))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return False
        QLocalServer.removeServer(name)
        self._lock = lock
        return self._server.listen(name)

    def close(self) -> None:
        """Lets the next start open its own window."""
        for socket in list(self._open):
            socket.abort()
        self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._open) >= MAX_CONNECTIONS:
                socket.abort()
                socket.deleteLater()
                continue
            self._open.add(socket)
            socket.setReadBufferSize(PREFIX_BYTES + MAX_LETTER_BYTES)
            socket.readyRead.connect(lambda socket=socket: self._on_bytes(socket))
            socket.disconnected.connect(lambda socket=socket: self._forget(socket))
            QTimer.singleShot(self._patience_ms, socket, socket.abort)
            self._on_bytes(socket)

    def _on_bytes(self, socket: QLocalSocket) -> None:
        if socket not in self._open or socket.bytesAvailable() < PREFIX_BYTES:
            return
        size = int.from_bytes(socket.peek(PREFIX_BYTES).data(), "big")
        if size > MAX_LETTER_BYTES:
            self._answer(socket, None)
        elif socket.bytesAvailable() >= PREFIX_BYTES + size:
            socket.read(PREFIX_BYTES)
            self._answer(socket, opened_letter(bytes(socket.read(size).data())))

    def _answer(self, socket: QLocalSocket, letter: Letter | None) -> None:
        self._open.discard(socket)
        is_taken = letter is not None and self.accepts(letter)
        socket.write(TAKEN if is_taken else REFUSED)
        socket.flush()
        socket.disconnectFromServer()
        if is_taken:
            self.letter_arrived.emit(letter)

    def _forget(self, socket: QLocalSocket) -> None:
        self._open.discard(socket)
        socket.deleteLater()


def _lock_path(name: str) -> str:
    return f"{name}.lock" if Path(name).is_absolute() else str(Path(tempfile.gettempdir()) / f"{name}.lock")
