"""All hits of the find bar in one text: found in a process that can be ended, in the order of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from inspector.engine.search.events import HitsFound, SearchDone
from inspector.engine.search.hit import SearchHit
from inspector.engine.search.query import SearchQuery
from inspector.gui.jobs.searching import Searching

Spot = tuple[int, int]
"""Line and column, from 1."""


class HitList(QObject):
    """One list at a time; a new query ends the one before."""

    changed = Signal()

    def __init__(self, searching: Callable[[], Searching], parent: QObject | None = None) -> None:
        """`searching` is asked once, with the first query."""
        super().__init__(parent)
        self._make = searching
        self._searching: Searching | None = None
        self.entry = 0
        self.hits: list[SearchHit] = []
        self.is_complete = False
        self.sentence = ""
        """Why there may be more; empty where there are not."""

    def look(self, entry: int, query: SearchQuery) -> None:
        """Begins to find; `query.folder` is the path of the entry."""
        if self._searching is None:
            self._searching = self._make()
            self._searching.hits_found.connect(self._on_hits)
            self._searching.done.connect(self._on_done)
        self.entry, self.hits, self.is_complete, self.sentence = entry, [], False, ""
        self._searching.start(query)

    def stop(self) -> None:
        """Ends the search and forgets its hits."""
        if self._searching is not None:
            self._searching.stop()
        self.entry, self.hits = 0, []

    def after(self, spot: Spot) -> int:
        """The place in the list of the first hit behind a spot, the first of all where none is."""
        at = bisect_right(self.hits, spot, key=_spot_of)
        return at if at < len(self.hits) else 0

    def before(self, spot: Spot) -> int:
        """The same for the last hit before a spot."""
        return (bisect_left(self.hits, spot, key=_spot_of) or len(self.hits)) - 1

    def _on_hits(self, found: HitsFound) -> None:
        self.hits += [hit for hit in found.hits if hit.entry == self.entry]
        skipped = next((left.sentence for left in found.skipped if left.entry == self.entry), "")
        self.sentence = skipped or self.sentence
        self.changed.emit()

    def _on_done(self, done: SearchDone) -> None:
        self.is_complete = True
        self.sentence = self.sentence or done.sentence
        self.changed.emit()


def _spot_of(hit: SearchHit) -> Spot:
    return hit.line or 0, hit.column or (hit.offset or 0)
