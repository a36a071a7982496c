"""The second start: hands its paths to the window that runs already. Loads nothing of the window itself."""

import os
import sys

from inspector.gui.instance.address import server_name
from inspector.gui.instance.letter import TAKEN, letter_for, sealed

CONNECT_MS, ANSWER_MS = 500, 2000


def hand_over(paths: list[str], *, remember: bool) -> bool:
    """Whether a running window took the paths. Any failure means no: this process then opens them itself."""
    name = server_name()
    if name is None or (sys.platform != "win32" and not os.path.lexists(name)):
        return False
    letter = sealed(letter_for(paths, remember=remember))
    return letter is not None and _was_taken(name, letter)


def _was_taken(name: str, letter: bytes) -> bool:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only where somebody seems to listen

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    socket.write(letter)
    socket.flush()
    while not socket.canReadLine() and socket.waitForReadyRead(ANSWER_MS):
        pass
    answer = socket.readLine(len(TAKEN) + 1).data()
    socket.abort()
    return bool(answer == TAKEN)
