"""Widgets in reference cycles die on the GUI thread, never where a worker thread happens to allocate."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector.gui.jobs.garbage import GarbageTimer


@pytest.fixture
def timer(qtbot: QtBot) -> Iterator[GarbageTimer]:
    was_on = gc.isenabled()
    timer = GarbageTimer()
    timer.start()
    yield timer
    timer.stop()
    if not was_on:
        gc.disable()


class Knot(QObject):
    """Holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.own = self


def allocate_much() -> None:
    assert len([[] for _ in range(20_000)]) == 20_000


def test_other_threads_collect_nothing(timer: GarbageTimer) -> None:
    gone: list[str] = []
    weakref.finalize(Knot(), lambda: gone.append(threading.current_thread().name))
    thread = threading.Thread(target=allocate_much, name="worker")
    thread.start()
    thread.join()
    assert gone == []
    allocate = [[] for _ in range(200_000)]  # type: ignore[var-annotated]
    timer.collect_due()
    gc.collect()
    assert gone == [threading.main_thread().name]
    assert allocate


def test_what_is_due_is_collected_by_and_by(timer: GarbageTimer) -> None:
    gone: list[int] = []
    weakref.finalize(Knot(), lambda: gone.append(1))
    for _ in range(40):
        kept = [[] for _ in range(gc.get_threshold()[0] + 1)]  # type: ignore[var-annotated]
        timer.collect_due()
        assert kept
        if gone:
            break
    assert gone == [1]


def test_the_interpreter_collects_again_afterwards(qtbot: QtBot) -> None:
    was_on = gc.isenabled()
    timer = GarbageTimer()
    timer.start()
    assert not gc.isenabled()
    timer.stop()
    assert gc.isenabled()
    if not was_on:
        gc.disable()
