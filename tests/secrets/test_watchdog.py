"""Work that takes too long is told of, and only that."""

import threading

from inspector.secrets.watchdog import Watchdog


def test_late_work_is_told_of_once() -> None:
    told = threading.Event()
    watchdog = Watchdog(told.set)
    watchdog.start(0.001)
    assert told.wait(10)
    assert watchdog.stop()
    watchdog.start(1000)
    assert not watchdog.stop()


def test_a_shorter_time_after_a_longer_one_is_kept() -> None:
    told = threading.Event()
    watchdog = Watchdog(told.set)
    for _ in range(100):
        watchdog.start(1000)
        assert not watchdog.stop()
    assert not told.is_set()
    watchdog.start(0.001)
    assert told.wait(10)
