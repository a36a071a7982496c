"""Which pair an entry belongs to: what the scan measured counts, whatever the files are called."""

from dataclasses import replace

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.sourcefacts import MapFacts
from inspector.gui.models.pairable import PairWish, pair_wish
from inspector.gui.models.scan_state import ScanState


def entry_of(number: int, path: str) -> Entry:
    return Entry(number, None, path, path, EntryKind.FILE, Origin.ARCHIVED)


def state_of(*maps: MapFacts) -> ScanState:
    state = ScanState()
    state.maps.update((facts.entry, facts) for facts in maps)
    return state


FACTS = MapFacts(2, inline=False, file=None, source_root=None, sources=())


def test_a_map_is_shown_beside_the_file_that_was_measured() -> None:
    measured = state_of(replace(FACTS, shipped=7))
    assert pair_wish(measured, entry_of(2, "x.map")) == PairWish(2, 7)
    assert pair_wish(state_of(FACTS), entry_of(2, "x.map")) == PairWish(2)


def test_a_shipped_file_finds_the_map_that_was_measured_with_it() -> None:
    state = state_of(replace(FACTS, shipped=7), replace(FACTS, entry=3, shipped=8))
    assert pair_wish(state, entry_of(7, "other.js")) == PairWish(2, 7, from_shipped=True)
    assert pair_wish(state, entry_of(9, "none.js")) is None


def test_of_several_maps_the_files_own_comment_decides() -> None:
    state = state_of(replace(FACTS, shipped=7), replace(FACTS, entry=3, shipped=7))
    assert pair_wish(state, entry_of(7, "a.js")) == PairWish(None, 7, from_shipped=True)
