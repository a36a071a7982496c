"""How long an event loop stood still: the gaps between two beats of a timer, by phase."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

BEAT_MS = 5
IDLE = "idle"


@dataclass
class Beats:
    """Beats while the event loop runs; what a phase does between two runs of the loop counts as a gap, too."""

    gaps_ms: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begins to beat."""
        self._phase = ""
        self._holds: Callable[[], bool] = lambda: False
        self._loop = QEventLoop()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        gap_ms = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        if self._phase:
            self.gaps_ms.setdefault(self._phase, []).append(gap_ms)
        if self._holds():
            self._loop.quit()

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Counts the gaps of what is done inside to one activity; what the measurement does elsewhere to none."""
        self.run_for(BEAT_MS)
        self._phase = name
        yield
        self.run_for(4 * BEAT_MS)  # what was set off last is drawn
        self._phase = ""

    def run_until(self, holds: Callable[[], bool], timeout_ms: int = 400_000) -> None:
        """Runs the event loop until the condition holds. Raises TimeoutError when it never does."""
        clock = QElapsedTimer()
        clock.start()
        self._holds = lambda: holds() or clock.elapsed() > timeout_ms
        self._loop.exec()
        self._holds = lambda: False
        if clock.elapsed() > timeout_ms:
            raise TimeoutError

    def run_for(self, duration_ms: int) -> None:
        """Runs the event loop for a while."""
        clock = QElapsedTimer()
        clock.start()
        self.run_until(lambda: clock.elapsed() >= duration_ms)

    def figures(self) -> dict[str, dict[str, float]]:
        """The longest gap and the 90th percentile of each phase, in milliseconds."""
        return {
            phase: {"longest": max(gaps), "p90": statistics.quantiles(gaps, n=10)[-1] if len(gaps) > 1 else gaps[0]}
            for phase, gaps in self.gaps_ms.items()
        }
