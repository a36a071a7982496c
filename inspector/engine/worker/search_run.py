"""One search over all entries, in batches."""

import time
from collections.abc import Callable

from inspector.engine.search.content import ContentSearch, EntryCutShortError
from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import SearchScope
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import BATCH_ITEMS, BATCH_SECONDS
from inspector.engine.worker.search_list import Searchable
from inspector.engine.worker.search_messages import (
    Search,
    SearchAt,
    SearchEnded,
    SearchFound,
)

RUN_BYTES = 1 << 20
RUN_ENTRIES = 200
"""Small entries are searched in runs: the parent learns where one begins, and looks closer only when it hangs."""
MAX_HITS = 20_000


class SearchRun:
    """Looks through the entries once."""

    def __init__(
        self, search: Search, content: ContentSearch, send: Callable[[Message], None], check: Callable[[], None]
    ) -> None:
        """`check` raises where the search is no longer wanted."""
        self._search = search
        self._content = content
        self._send = send
        self._check = check
        self._hits: list[SearchHit] = []
        self._skipped: list[SkippedEntry] = []
        self._hit_count = 0
        self._entries = 0
        self._bytes = 0
        self._place = SearchAt(search.request, search.first, 0, 0, 0)
        self._told_s = float("-inf")
        self._run_bytes = 0
        self._run_entries = 0

    def search(self, entries: list[Searchable], unopened: list[tuple[int, str]]) -> SearchEnded:
        """Searches all that the query asks for; raises what `check` raises."""
        chosen = [entry for entry in entries if self._is_asked(entry)]
        if self._search.first == 0:
            self._skipped = [SkippedEntry(number, sentence) for number, sentence in unopened]
        for place in range(self._search.first, len(chosen)):
            self._check()
            self._arrive(place, chosen[place].number, len(chosen))
            self._search_entry(chosen[place])
            if self._hit_count >= MAX_HITS:
                self._send_found()
                return self._ended(f"The search ended at {MAX_HITS:,} hits.")
        self._send_found()
        return self._ended("")

    def _is_asked(self, entry: Searchable) -> bool:
        query = self._search.query
        return query.covers(entry.path) and (query.scope is not SearchScope.REBUILT or entry.is_rebuilt)

    def _search_entry(self, entry: Searchable) -> None:
        self._entries += 1
        try:
            for hit in self._content.hits(entry.number, entry.content, entry.skip, self._on_window):
                self._hits.append(hit)
                self._hit_count += 1
                if len(self._hits) >= BATCH_ITEMS:
                    self._tell()
                    self._check()
        except EntryCutShortError as error:
            self._skipped.append(SkippedEntry(entry.number, str(error)))

    def _arrive(self, place: int, number: int, total: int) -> None:
        self._place = SearchAt(self._search.request, place, number, total, self._bytes)
        self._run_entries += 1
        is_new_run = self._run_bytes >= RUN_BYTES or self._run_entries >= RUN_ENTRIES
        if is_new_run or self._search.is_careful or time.monotonic() - self._told_s > BATCH_SECONDS:
            self._tell()

    def _on_window(self, size_bytes: int) -> None:
        self._check()
        self._bytes += size_bytes
        self._run_bytes += size_bytes
        if size_bytes >= RUN_BYTES:
            self._tell()

    def _tell(self) -> None:
        """Says what was found so far, and only then where the search is."""
        self._send_found()
        self._send(self._place)
        self._told_s = time.monotonic()
        self._run_bytes = self._run_entries = 0

    def _send_found(self) -> None:
        if self._hits or self._skipped:
            self._send(SearchFound(self._search.request, tuple(self._hits), tuple(self._skipped)))
            self._hits, self._skipped = [], []

    def _ended(self, sentence: str) -> SearchEnded:
        return SearchEnded(self._search.request, sentence, self._entries, self._bytes)
