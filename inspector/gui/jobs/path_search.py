"""Looks through all paths for what fits best, in slices so short that nobody notices them."""

import heapq
import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.entry import Entry
from inspector.core.entry_table import paths_at
from inspector.core.fuzzy import FuzzyPattern, Rank

SLICE_SECONDS = 0.005
STEP_ENTRIES = 250
TELL_SECONDS = 0.15
"""Between two lists of hits: each one puts the cursor back on the first."""
MAX_FOUND = 200


class PathSearch(QObject):
    """One query at a time over entries that do not change meanwhile."""

    found = Signal(object)
    """The entries that fit best so far: a list, best first."""
    finished = Signal()

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._pattern = FuzzyPattern("")
        self._at = 0
        self._best: list[tuple[Rank, int]] = []
        self._candidates: list[int] = []
        """Places of all entries that fit the query so far."""
        self._within: Sequence[int] | None = None
        """Where to look: what fitted a query that the present one extends; None for everywhere."""
        self._told_s = 0.0
        self._is_better = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def start(self, query: str) -> None:
        """Begins anew; only among the last hits where the query goes on from the last one."""
        pattern = FuzzyPattern(query)
        goes_on = not self._timer.isActive() and not self._pattern.is_empty
        goes_on = goes_on and pattern.characters.startswith(self._pattern.characters)
        self._within = self._candidates if goes_on else None
        self._pattern, self._candidates, self._best, self._at = pattern, [], [], 0
        if pattern.is_empty:
            self._timer.stop()
            self.found.emit([])
            self.finished.emit()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Ends the search; nothing is said afterwards."""
        self._timer.stop()

    def _step(self) -> None:
        now_s = time.perf_counter()
        total = len(self._entries if self._within is None else self._within)
        is_done = self._at >= total
        if is_done or (self._is_better and now_s - self._told_s > TELL_SECONDS):
            self._tell(now_s, is_done=is_done)  # the list takes a while to fill: not in the same breath
            return
        while self._at < total and time.perf_counter() < now_s + SLICE_SECONDS:
            self._look(min(self._at + STEP_ENTRIES, total))

    def _tell(self, now_s: float, *, is_done: bool) -> None:
        self._told_s, self._is_better = now_s, False
        if is_done:
            self._timer.stop()
        self.found.emit([self._entries[at] for _, at in self._best])
        if is_done:
            self.finished.emit()

    def _look(self, end: int) -> None:
        places = range(self._at, end) if self._within is None else self._within[self._at : end]
        self._at = end
        rank_of, paths = self._pattern.rank_of_path, paths_at(self._entries, places)
        ranked = [(rank, at) for at, path in zip(places, paths, strict=True) if (rank := rank_of(path)) is not None]
        if ranked:
            self._candidates += [at for _, at in ranked]
            worst = self._best[-1] if len(self._best) == MAX_FOUND else None
            better = ranked if worst is None else [each for each in ranked if each < worst]
            if better:
                self._best = heapq.nsmallest(MAX_FOUND, self._best + better)
                self._is_better = True
