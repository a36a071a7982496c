"""What runs beside the GUI thread: batches, tokens, failures, and the watch for stalls."""

import threading

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.end_state import EndState
from inspector.core.events import Ended, Listed, ScanEvent
from inspector.engine.session import RefusedError
from inspector.gui.jobs.background import Token, run_in_background, wait_for_jobs
from inspector.gui.jobs.event_bridge import EventBridge
from inspector.gui.jobs.futures import sentence_of, when_done
from inspector.gui.jobs.stall_watchdog import StallWatchdog
from inspector.gui.jobs.warm_up import warm_up
from tests.gui import sample


def test_results_and_failures_come_back_on_the_calling_thread(qtbot: QtBot, qapp: QApplication) -> None:
    results: list[object] = []
    threads: list[QThread] = []

    def take(result: object) -> None:
        results.append(result)
        threads.append(QThread.currentThread())

    run_in_background(lambda: 6 * 7, take, take)
    run_in_background(lambda: [0].index(1), take, take)
    qtbot.waitUntil(lambda: len(results) == 2)
    assert 42 in results
    assert any(isinstance(result, ValueError) for result in results)
    assert set(threads) == {qapp.thread()}


def test_a_dropped_token_throws_the_result_away(qtbot: QtBot) -> None:
    token, ready = Token(), threading.Event()
    results: list[object] = []
    run_in_background(lambda: ready.wait(5), results.append, results.append, token)
    token.drop()
    ready.set()
    assert wait_for_jobs()
    qtbot.wait(20)
    assert results == []


def test_futures_come_back_with_a_sentence_when_they_are_refused(qtbot: QtBot) -> None:
    session = sample.complete()
    session.refusals[1] = "It is damaged."
    got: list[object] = []
    when_done(session.read(1, 0, 5), got.append, got.append)
    when_done(session.read(sample.AGENT, 0, 5), got.append, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert set(got) == {"It is damaged.", b"first"}
    assert sentence_of(RefusedError("No.")) == "No."
    assert "KeyError" in sentence_of(KeyError())


def test_events_come_in_order_in_few_batches(qtbot: QtBot) -> None:
    bridge = EventBridge()
    batches: list[list[ScanEvent]] = []
    bridge.events_arrived.connect(batches.append)
    listen = bridge.listener()
    thread = threading.Thread(target=lambda: [listen(Listed()) for _ in range(5000)])
    thread.start()
    thread.join()
    listen(Ended(EndState.COMPLETE, ""))
    qtbot.waitUntil(lambda: sum(len(batch) for batch in batches) == 5001)
    assert len(batches) <= 3
    assert isinstance(batches[-1][-1], Ended)


def test_a_closed_bridge_says_nothing(qtbot: QtBot) -> None:
    bridge = EventBridge()
    batches: list[list[ScanEvent]] = []
    bridge.events_arrived.connect(batches.append)
    listen = bridge.listener()
    listen(Listed())
    bridge.close()
    listen(Listed())
    qtbot.wait(120)
    assert batches == []


def test_the_watchdog_shows_where_the_thread_hangs(qtbot: QtBot) -> None:
    reports: list[str] = []
    watchdog = StallWatchdog(40, reports.append)
    watchdog.start()
    qtbot.wait(100)
    assert reports == []
    blocked = threading.Event()
    QTimer.singleShot(0, lambda: blocked.wait(0.3))
    qtbot.waitUntil(lambda: len(reports) > 0)
    watchdog.stop()
    assert len(reports) == 1
    assert "blocked.wait" in reports[0]


def test_warming_up_loads_what_the_first_artifact_needs(qapp: QApplication) -> None:
    warm_up()
