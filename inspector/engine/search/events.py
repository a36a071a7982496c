"""What a search tells while it runs."""

from dataclasses import dataclass

from inspector.engine.search.hit import SearchHit, SkippedEntry


@dataclass(frozen=True, slots=True)
class HitsFound:
    """More hits, in the order of the entries, and entries that were left out."""

    hits: tuple[SearchHit, ...]
    skipped: tuple[SkippedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """How far it is."""

    done_entries: int
    total_entries: int
    """0 while the artifact is still being listed."""
    searched_bytes: int


@dataclass(frozen=True, slots=True)
class SearchDone:
    """It is over."""

    sentence: str
    """Why it ended early; empty where all was searched."""
    searched_bytes: int
    seconds: float


SearchEvent = HitsFound | SearchProgress | SearchDone
