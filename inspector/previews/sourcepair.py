"""What the view of an original beside the shipped code shows: which two texts, and how places in them meet."""

from dataclasses import dataclass
from enum import StrEnum

from inspector.previews.rows import TextPlace


class PairSide(StrEnum):
    """One of the two texts."""

    ORIGINAL = "original"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class SourcePair:
    """A source of a map and the shipped file that the map belongs to."""

    map: int
    """Number of the map's entry."""
    source: int
    """Index among the sources of the map."""
    original: int | None
    """Number of the entry with the original's text, rebuilt or approximate. None where there is neither."""
    shipped: int | None
    """Number of the shipped file's entry; None where it is not in the artifact."""


@dataclass(frozen=True, slots=True)
class PairFacts:
    """A pair, and how far its positions can be trusted."""

    pair: SourcePair
    segments: int = 0
    """Positions that the whole map has; 0 where nothing can be jumped to."""
    name_share: float | None = None
    """Share of the names that stand where the map says; None where too few could be checked."""
    objection: str = ""
    """Why there are no jumps, in one sentence; empty where there are."""
    approximate: str = ""
    """Where the map has no text for the source: what a text shown in its place is. Empty for a genuine one."""
    source_segments: int = 0
    """Positions that this source has."""


@dataclass(frozen=True, slots=True)
class OriginalRef:
    """One original of a place in the shipped code."""

    source: int
    """Index among the sources of the map."""
    line: int
    """From 1."""
    column: int
    """From 1, in UTF-16 units."""
    name: str
    """What the identifier there was called; empty where the map does not say."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a place in one text corresponds to in the other."""

    here: tuple[TextPlace, ...]
    """The stretch that holds the place, in the rows of its own text."""
    there: tuple[TextPlace, ...]
    """What it corresponds to in the other text of the pair; nothing where it is unmapped."""
    originals: tuple[OriginalRef, ...]
    """All originals of the shipped place, those in other sources included."""
    generated: int = 0
    """How many places of the shipped code an original stretch went to."""


RowStretches = tuple[tuple[int, int], ...]
"""Stretches of one row that no original is known for: start and end in the row's text."""
