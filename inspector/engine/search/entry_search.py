"""Searching one artifact, as the window sees it: `artifact_search.ArtifactSearch` is the real one."""

from collections.abc import Callable, Iterable
from typing import Protocol

from inspector.engine.search.events import SearchEvent
from inspector.engine.search.query import SearchQuery


class EntrySearch(Protocol):
    """The interface of `ArtifactSearch`, for views and for their fakes in tests."""

    def prepare(self) -> None:
        """Gets ready: a search will probably follow."""
        ...

    def search(self, query: SearchQuery, on_event: Callable[[SearchEvent], None]) -> None:
        """Begins a search and ends the one before. Events come on another thread, the last is `SearchDone`."""
        ...

    def stop(self) -> None:
        """Ends the search under way; `SearchDone` follows at once."""
        ...

    def close(self) -> None:
        """Ends everything. No event comes after it."""
        ...

    def cover(self, secrets: Iterable[str]) -> None:
        """Covers these secrets, too, in hits that are found from now on."""
        ...

    def reveal(self, *, is_revealed: bool) -> None:
        """Leaves all secrets uncovered in hits from now on, or covers them again."""
        ...
