"""The status bar while a scan runs, and when it ended."""

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.end_state import EndState
from inspector.core.events import Ended, Progress
from inspector.gui.models.scan_state import ScanState
from inspector.gui.services import Services
from inspector.gui.widgets.scan_status import STEPS, ScanStatus


@dataclass
class Clock:
    """Stands still between the steps of a test."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def status(qtbot: QtBot, services: Services, clock: Clock) -> ScanStatus:
    made = ScanStatus(services.themes.theme, clock=clock)
    qtbot.addWidget(made)
    made.show()
    return made


def at(state: ScanState, done_bytes: int, total_bytes: int | None) -> ScanState:
    state.progress = Progress("Reading", done_bytes, total_bytes, 0, 0)
    return state


def test_rate_and_time_left_stand_beside_the_phase(status: ScanStatus, clock: Clock) -> None:
    state = ScanState("package.tgz")
    status.show_state(at(state, 0, 90_000_000))
    assert status.phase.text() == "Reading"
    clock.now_s = 103.0
    status.show_state(at(state, 30_000_000, 90_000_000))
    assert status.phase.text() == "Reading  ·  10 MB/s  ·  about 5 s left"
    assert status.progress.value() == round(STEPS / 3)


def test_an_unknown_size_shows_that_it_goes_on_and_no_time(status: ScanStatus, clock: Clock) -> None:
    state = ScanState("package.tgz")
    status.show_state(at(state, 0, None))
    clock.now_s = 102.0
    status.show_state(at(state, 30_000_000, None))
    assert status.phase.text() == "Reading  ·  15 MB/s"
    assert status.progress.maximum() == 0


def test_another_artifact_does_not_inherit_the_pace(status: ScanStatus, clock: Clock) -> None:
    state = ScanState("first.tgz")
    status.show_state(at(state, 0, 90_000_000))
    clock.now_s = 103.0
    status.show_state(at(state, 30_000_000, 90_000_000))
    state.ended = Ended(EndState.CANCELLED, "Cancelled.")
    status.show_state(state)
    assert not status.phase.isVisible()
    assert not status.cancel_button.isVisible()
    status.show_state(at(ScanState("second.tgz"), 40_000_000, 90_000_000))
    assert status.phase.text() == "Reading"
