"""The window's hold on searches over one artifact: events are gathered and arrive on the GUI thread."""

from collections.abc import Callable, Iterable
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.engine.search.entry_search import EntrySearch
from inspector.engine.search.events import HitsFound, SearchDone, SearchEvent, SearchProgress
from inspector.engine.search.query import SearchQuery
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.language import tr

INTERVAL_MS = 50


class Searching(QObject):
    """Starts its process with the first search, beside the GUI thread."""

    hits_found = Signal(object)
    """A HitsFound."""
    progressed = Signal(object)
    """A SearchProgress."""
    done = Signal(object)
    """A SearchDone; nothing of the same search follows."""

    def __init__(self, make_search: Callable[[], EntrySearch], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_search = make_search
        self._search: EntrySearch | None = None
        self._is_making = False
        self._wanted: SearchQuery | None = None
        self._secrets: set[str] = set()
        self._is_revealed = False
        self._round = 0
        self._lock = Lock()
        self._waiting: list[tuple[int, SearchEvent]] = []
        self._token = Token()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._deliver)

    @property
    def is_running(self) -> bool:
        """Whether a search is under way."""
        return self._timer.isActive()

    def prepare(self) -> None:
        """Gets ready for a search that will probably follow."""
        if self._search is None and not self._is_making:
            self._is_making = True
            run_in_background(self._made, self._on_made, self._on_failed, self._token)

    def start(self, query: SearchQuery) -> None:
        """Begins a search; one that is under way is forgotten."""
        self._round += 1
        self._wanted = query
        self._timer.start()
        if self._search is None:
            self.prepare()
        else:
            self._begin()

    def stop(self) -> None:
        """Ends the search under way; `done` follows."""
        if self._search is not None and self._wanted is None:
            self._search.stop()
        elif self.is_running:
            self._wanted = None
            self._take(self._round, SearchDone(tr("The search was stopped."), 0, 0))

    def cover(self, secrets: Iterable[str]) -> None:
        """Covers these secrets, too, in hits of later searches."""
        fresh = set(secrets) - self._secrets
        self._secrets |= fresh
        if self._search is not None and fresh:
            self._search.cover(fresh)

    def reveal(self, *, is_revealed: bool) -> None:
        """Leaves secrets uncovered in later searches, or covers them again."""
        self._is_revealed = is_revealed
        if self._search is not None:
            self._search.reveal(is_revealed=is_revealed)

    def close(self) -> None:
        """Ends everything; nothing is said afterwards."""
        self._round += 1
        self._token.drop()
        self._timer.stop()
        search, self._search = self._search, None
        if search is not None:
            run_in_background(search.close, lambda _none: None, lambda _error: None)

    def _made(self) -> EntrySearch:
        search = self._make_search()
        search.prepare()
        if self._token.is_dropped:
            search.close()
        return search

    def _on_made(self, search: EntrySearch) -> None:
        self._search, self._is_making = search, False
        search.cover(self._secrets)
        search.reveal(is_revealed=self._is_revealed)
        self._begin()

    def _on_failed(self, error: Exception) -> None:
        self._is_making, self._wanted = False, None
        self._take(self._round, SearchDone(tr("The search could not start: {error}", error=error), 0, 0))

    def _begin(self) -> None:
        query, self._wanted, number = self._wanted, None, self._round
        if query is not None and self._search is not None:
            self._search.search(query, lambda event: self._take(number, event))

    def _take(self, number: int, event: SearchEvent) -> None:
        with self._lock:
            self._waiting.append((number, event))

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        events = [event for number, event in waiting if number == self._round]
        found = [event for event in events if isinstance(event, HitsFound)]
        if found:
            hits = tuple(hit for event in found for hit in event.hits)
            self.hits_found.emit(HitsFound(hits, tuple(skip for event in found for skip in event.skipped)))
        progress = next((event for event in reversed(events) if isinstance(event, SearchProgress)), None)
        if progress is not None:
            self.progressed.emit(progress)
        done = next((event for event in events if isinstance(event, SearchDone)), None)
        if done is not None:
            self._timer.stop()
            self.done.emit(done)
