"""Some builds of the Qt binding lose a reference to None on every void call, and the program ends much later."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

CALLS = 5000


class _Sender(QObject):
    told = Signal()


def test_void_calls_and_signals_keep_the_reference_counts_level(qapp: QApplication) -> None:
    sender, heard = _Sender(), []
    sender.told.connect(lambda: heard.append(1))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS):
        sender.setObjectName("x")
        sender.told.emit()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == CALLS
    assert abs(after[0] - before[0]) < CALLS / 10
    assert abs(after[1] - before[1]) < CALLS / 10
