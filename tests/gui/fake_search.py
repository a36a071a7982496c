"""A search without a process: looks through plain data at once, or waits until a test lets it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from inspector.containers.source import Memory
from inspector.engine.search.content import ContentSearch
from inspector.engine.search.events import HitsFound, SearchDone, SearchEvent, SearchProgress
from inspector.engine.search.finder import finder_of
from inspector.engine.search.hit import SkippedEntry
from inspector.engine.search.query import SearchQuery
from inspector.previews.covering import SecretCover


@dataclass
class FakeSearch:
    """See `EntrySearch`."""

    contents: Mapping[int, bytes]
    skipped: tuple[SkippedEntry, ...] = ()
    is_held: bool = False
    """Whether a search says nothing until it is stopped."""
    is_closed: bool = False
    asked: list[SearchQuery] = field(default_factory=list)
    secrets: SecretCover = field(default_factory=SecretCover)
    _on_event: Callable[[SearchEvent], None] | None = None

    def prepare(self) -> None:
        pass

    def search(self, query: SearchQuery, on_event: Callable[[SearchEvent], None]) -> None:
        self.asked.append(query)
        self._on_event = on_event
        if self.is_held:
            return
        search = ContentSearch(finder_of(query), query.scope, self.secrets, 1)
        for number, data in self.contents.items():
            hits = tuple(search.hits(number, Memory(data), (), lambda _size: None))
            on_event(HitsFound(hits))
            on_event(SearchProgress(number, len(self.contents), 10))
        on_event(HitsFound((), self.skipped))
        on_event(SearchDone("", 10, 0.1))

    def stop(self) -> None:
        if self._on_event is not None:
            self._on_event(SearchDone("The search was stopped.", 0, 0.1))

    def close(self) -> None:
        self.is_closed = True

    def cover(self, secrets: Iterable[str]) -> None:
        self.secrets.add(secrets)

    def reveal(self, *, is_revealed: bool) -> None:
        self.secrets.is_open = is_revealed
