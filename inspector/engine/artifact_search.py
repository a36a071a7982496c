"""Searches over one artifact, as the window and the command line see them; a process that hangs is replaced."""

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from inspector.core.limits import Limits
from inspector.engine.search.events import HitsFound, SearchDone, SearchEvent, SearchProgress
from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import SearchQuery
from inspector.engine.worker import messages, search_messages
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import Begin
from inspector.engine.worker.protocol import FromWorker
from inspector.engine.worker.spawn import start_searcher
from inspector.engine.worker_link import WorkerLink

REGEX_SECONDS = 10.0
"""How long a regular expression may take for one entry, or one window of a large one."""
SILENCE_SECONDS = 60.0
"""The same for what cannot hang: reading, and looking for a literal."""
STOP_SECONDS = 1.0
"""How long a search that nobody wants any more may take to notice."""
MAX_RESTARTS = 8
_WATCH_SECONDS = 0.1
_REMEMBERED_HITS = 2000


@dataclass(slots=True)
class _Asked:
    """A search under way."""

    request: int
    query: SearchQuery
    on_event: Callable[[SearchEvent], None]
    started_s: float
    heard_s: float
    place: search_messages.SearchAt
    is_at_work: bool = False
    """Whether the process has begun to search: starting and listing take their time."""
    is_careful: bool = False
    restarts: int = 0
    bytes_before: int = 0
    """Searched by processes that were ended."""
    recent: "deque[SearchHit]" = field(default_factory=lambda: deque(maxlen=_REMEMBERED_HITS))
    repeated: frozenset[SearchHit] = frozenset()
    """Hits that may come once more after a restart."""


class ArtifactSearch:
    """One artifact open for searching, in a process that starts with the first need. Safe to use from any thread."""

    def __init__(
        self, path: str, limits: Limits | None = None, *, inner: str = "", regex_s: float = REGEX_SECONDS
    ) -> None:
        """`path` and `inner` as for `Session`. `regex_s`: see REGEX_SECONDS."""
        self._begin = Begin(path, limits or Limits(), scan=False, inner=inner)
        self._regex_s = regex_s
        self._lock = threading.RLock()
        self._link: WorkerLink | None = None
        self._asked: _Asked | None = None
        self._leaving: dict[int, float] = {}
        """Searches that nobody wants any more, and when their process is to be ended."""
        self._secrets: list[str] = []
        self._is_revealed = False
        self._is_closed = False
        self._numbers = itertools.count(1)
        self._watcher: threading.Thread | None = None

    def prepare(self) -> None:
        """Starts the process and lets it list the artifact: a search will probably follow."""
        with self._lock:
            if not self._is_closed and self._link is None:
                self._start()

    def search(self, query: SearchQuery, on_event: Callable[[SearchEvent], None]) -> None:
        """Begins a search and ends the one before. Events come on another thread, the last is `SearchDone`."""
        with self._lock:
            self._leave()
            now_s, number = time.monotonic(), next(self._numbers)
            place = search_messages.SearchAt(number, 0, 0, 0, 0)
            self._asked = _Asked(number, query, on_event, now_s, now_s, place)
            self.prepare()
            self._send_search()

    def stop(self) -> None:
        """Ends the search under way; `SearchDone` follows at once."""
        with self._lock:
            self._finish("The search was stopped.")

    def close(self) -> None:
        """Ends the process. No event comes after it."""
        with self._lock:
            self._is_closed, self._asked = True, None
            link, self._link = self._link, None
        if link is not None:
            link.close()

    def cover(self, secrets: Iterable[str]) -> None:
        """Covers these secrets, too, in hits that are found from now on."""
        with self._lock:
            fresh = list(secrets)
            self._secrets += fresh
            self._send_secrets(fresh)

    def reveal(self, *, is_revealed: bool) -> None:
        """Leaves all secrets uncovered in hits from now on, or covers them again."""
        with self._lock:
            self._is_revealed = is_revealed
            self._send(messages.RevealSecrets(is_revealed))

    # --- the process ------------------------------------------------------------------------------

    def _start(self) -> None:
        self._link = WorkerLink("searcher", start_searcher(), self._message, self._gone)
        self._send(self._begin)
        self._send_secrets(self._secrets)
        self._send(messages.RevealSecrets(self._is_revealed))
        if self._watcher is None:
            self._watcher = threading.Thread(target=self._watch, name="search-watch", daemon=True)
            self._watcher.start()

    def _send(self, message: Message) -> None:
        if self._link is not None:
            self._link.send(message)

    def _send_secrets(self, secrets: list[str]) -> None:
        for at in range(0, len(secrets), messages.BATCH_ITEMS):
            self._send(messages.CoverSecrets(tuple(secrets[at : at + messages.BATCH_ITEMS])))

    def _send_search(self) -> None:
        asked = self._asked
        if asked is not None:
            asked.heard_s, asked.is_at_work = time.monotonic(), False
            self._send(search_messages.Search(asked.request, asked.query, asked.place.place, asked.is_careful))

    def _leave(self) -> _Asked | None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._leaving[asked.request] = time.monotonic() + STOP_SECONDS
        return asked

    def _finish(self, sentence: str) -> None:
        asked = self._leave()
        if asked is not None:
            self._send(search_messages.StopSearch())
            asked.on_event(self._done(asked, sentence, asked.place.searched_bytes))

    @staticmethod
    def _done(asked: _Asked, sentence: str, searched_bytes: int) -> SearchDone:
        return SearchDone(sentence, asked.bytes_before + searched_bytes, time.monotonic() - asked.started_s)

    # --- what it says -----------------------------------------------------------------------------

    def _message(self, link: WorkerLink, message: FromWorker) -> None:
        with self._lock:
            if isinstance(message, search_messages.SearchEnded):
                self._leaving.pop(message.request, None)
            asked = self._asked
            if link is not self._link or asked is None or getattr(message, "request", 0) != asked.request:
                return
            asked.heard_s = time.monotonic()
            match message:
                case search_messages.SearchAt():
                    asked.place = message
                    asked.is_at_work = message.total > 0
                    done_bytes = asked.bytes_before + message.searched_bytes
                    asked.on_event(SearchProgress(message.place, message.total, done_bytes))
                case search_messages.SearchFound():
                    hits = tuple(hit for hit in message.hits if hit not in asked.repeated)
                    asked.recent.extend(hits)
                    asked.on_event(HitsFound(hits, message.skipped))
                case search_messages.SearchEnded():
                    self._asked = None
                    asked.on_event(self._done(asked, message.sentence, message.searched_bytes))
                case _:
                    pass

    def _gone(self, link: WorkerLink, _exit_code: int | None) -> None:
        with self._lock:
            if link is not self._link or self._is_closed:
                link.close()  # on its own thread: nothing waits
                return
            self._link = None
            self._leaving.clear()
            self._recover("The process that searched it ended unexpectedly.")

    # --- watching ---------------------------------------------------------------------------------

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(_WATCH_SECONDS):
            with self._lock:
                if self._is_closed:
                    return
                self._look()

    def _look(self) -> None:
        now_s, asked = time.monotonic(), self._asked
        if any(now_s > until_s for until_s in self._leaving.values()):
            self._replace("")
            self._send_search()
        elif asked is not None and now_s - asked.heard_s > self._patience_s(asked):
            what = "The expression" if asked.query.is_regex else "Reading"
            self._replace(f"{what} took longer than {self._patience_s(asked):.0f} seconds on it.")

    def _patience_s(self, asked: _Asked) -> float:
        return self._regex_s if asked.query.is_regex and asked.is_at_work else SILENCE_SECONDS

    def _replace(self, sentence: str) -> None:
        link, self._link = self._link, None
        self._leaving.clear()
        if link is not None:
            link.kill()
        if sentence:
            self._recover(sentence)
        else:
            self.prepare()

    def _recover(self, sentence: str) -> None:
        """Goes on in a new process: first entry by entry from where the old one was, then without the culprit."""
        asked = self._asked
        if asked is None:
            return
        asked.restarts += 1
        if asked.restarts > MAX_RESTARTS or not asked.is_at_work:
            self._finish(f"The search was ended. {sentence}")
            return
        at = asked.place
        if asked.is_careful:
            asked.on_event(HitsFound((), (SkippedEntry(at.entry, sentence),)))
        following = at.place + 1 if asked.is_careful else at.place
        asked.bytes_before += at.searched_bytes
        asked.place = search_messages.SearchAt(asked.request, following, 0, at.total, 0)
        asked.is_careful, asked.repeated = True, frozenset(asked.recent)
        self.prepare()
        self._send_search()
