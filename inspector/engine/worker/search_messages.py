"""What the parent and the searcher say to each other."""

from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import SearchQuery
from inspector.engine.worker.message import Message


class Search(Message, frozen=True, tag=True):
    """Asks the searcher to look through the entries; a search under way ends."""

    request: int
    query: SearchQuery
    first: int = 0
    """Place in the list of searched entries to begin at: what comes before was searched already."""
    is_careful: bool = False
    """Whether to say of every entry that it is its turn: one of the next hangs."""


class StopSearch(Message, frozen=True, tag=True):
    """Asks the searcher to end the search under way."""


class SearchAt(Message, frozen=True, tag=True):
    """Where a search is. All hits of what comes before were sent."""

    request: int
    place: int
    """In the list of searched entries."""
    entry: int
    """Number of the entry there."""
    total: int
    searched_bytes: int


class SearchFound(Message, frozen=True, tag=True):
    """More hits, and entries that were left out."""

    request: int
    hits: tuple[SearchHit, ...]
    skipped: tuple[SkippedEntry, ...]


class SearchEnded(Message, frozen=True, tag=True):
    """A search is over."""

    request: int
    sentence: str
    """Why it ended early; empty where it did not."""
    entries: int = 0
    searched_bytes: int = 0
