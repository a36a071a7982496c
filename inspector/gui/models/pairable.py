"""Which entries can be shown beside their counterpart: rebuilt sources, maps, and files that have a map."""

from dataclasses import dataclass

from inspector.core.entry import Entry, Origin
from inspector.core.sourcefacts import SourceFacts
from inspector.gui.models.scan_state import ScanState

_MAP_SUFFIX = ".map"


@dataclass(frozen=True, slots=True)
class PairWish:
    """What to ask the session for; see `ArtifactSession.open_pair`."""

    map: int | None
    shipped: int | None = None
    source: int | None = None
    original: int | None = None
    from_shipped: bool = False
    """Whether the entry is the shipped file, and not the map or a source."""


def shown_entry(source: SourceFacts) -> int | None:
    """Number of the entry with the text of a source, genuine or approximate."""
    return source.entry if source.entry is not None else source.approximate


def pair_wish(state: ScanState, entry: Entry) -> PairWish | None:
    """The pair that an entry belongs to; None where it belongs to none that is known yet."""
    if entry.number in state.maps:
        facts = state.maps[entry.number]
        return PairWish(entry.number, facts.shipped) if facts.has_mappings else None
    owner = state.maps.get(entry.parent) if entry.parent is not None else None
    if owner is not None:
        index = next((s.index for s in owner.sources if entry.number in (s.entry, s.approximate)), None)
        has_pair = owner.has_mappings and index is not None
        return PairWish(owner.entry, owner.shipped, source=index, original=entry.number) if has_pair else None
    if not entry.is_file:
        return None
    measured = [number for number, facts in state.maps.items() if facts.shipped == entry.number]
    if len(measured) == 1:
        return PairWish(measured[0], shipped=entry.number, from_shipped=True)
    return PairWish(None, shipped=entry.number, from_shipped=True) if measured or _has_map(state, entry) else None


def _has_map(state: ScanState, entry: Entry) -> bool:
    name = entry.path.rpartition("/")[2]
    for number, facts in state.maps.items():
        known = state.entries.get(number)
        if known is None or not facts.has_mappings:
            continue
        is_inline = known.parent == entry.number and known.origin is Origin.EMBEDDED
        is_named = known.path == entry.path + _MAP_SUFFIX
        is_meant = known.parent == entry.parent and (facts.file or "").rpartition("/")[2] == name
        if is_inline or is_named or is_meant:
            return True
    return False
