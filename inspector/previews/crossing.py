"""From a place in the shipped code to all its originals, and from a place in an original to the shipped code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector.previews.rowpositions import RowPositions
from inspector.previews.rows import TextPlace
from inspector.previews.sourcepair import Crossing, OriginalRef
from inspector.sourcemaps.mapping_lookup import MappingLookup, OriginalPlace

MAX_PLACES = 60
"""So many pieces of the other text are shown at once."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of a pair and what connects them."""

    lookup: MappingLookup
    names: Sequence[str]
    source: int
    shipped: RowPositions
    original: RowPositions | None
    """None where the map has no text for the source."""


def to_originals(texts: Texts, row: int, start: int) -> Crossing | None:
    """What a place in the shipped code was made of; None where no segment stands before it on its line."""
    mapped = texts.lookup.originals_at(*texts.shipped.position(row, start))
    if mapped is None:
        return None
    place = mapped.generated
    here = texts.shipped.places(place.line, place.column, place.end)
    return Crossing(here, _in_source(texts, mapped.originals), _refs(texts, mapped.originals), 1)


def to_shipped(texts: Texts, row: int, start: int) -> Crossing | None:
    """Where a place in the original went; None where nothing of its line is mapped."""
    if texts.original is None:
        return None
    generated = texts.lookup.generated_at(texts.source, *texts.original.position(row, start))
    if not generated:
        return None
    first = generated[0]
    mapped = texts.lookup.originals_at(first.line, first.column)
    originals = mapped.originals if mapped is not None else ()
    there = _bounded(piece for each in generated for piece in texts.shipped.places(each.line, each.column, each.end))
    return Crossing(_in_source(texts, originals), there, _refs(texts, originals), len(generated))


def _in_source(texts: Texts, originals: Iterable[OriginalPlace]) -> tuple[TextPlace, ...]:
    """The pieces of those originals that lie in the source on display."""
    original = texts.original
    if original is None:
        return ()
    own = (place for place in originals if place.source == texts.source)
    return _bounded(piece for place in own for piece in original.places(place.line, place.column, place.end))


def _bounded(pieces: Iterable[TextPlace]) -> tuple[TextPlace, ...]:
    return tuple(piece for piece, _ in zip(pieces, range(MAX_PLACES), strict=False))


def _refs(texts: Texts, originals: Iterable[OriginalPlace]) -> tuple[OriginalRef, ...]:
    return tuple(
        OriginalRef(
            place.source,
            place.line + 1,
            place.column + 1,
            texts.names[place.name] if 0 <= place.name < len(texts.names) else "",
        )
        for place in originals
    )
