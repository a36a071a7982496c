"""Coverage of approximate sources, and that they have a counterpart."""

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.sourcefacts import MapFacts, Party, SourceClass, SourceFacts
from inspector.gui.models.approximate_words import coverage_words
from inspector.gui.models.pairable import PairWish, pair_wish
from inspector.gui.models.scan_state import ScanState


def state_and_entry(origin: Origin) -> tuple[ScanState, Entry]:
    entry = Entry(3, 1, "a.js.map!/_approximate/a.ts", "_approximate/a.ts", EntryKind.FILE, origin)
    source = SourceFacts(
        4, "a.ts", "a.ts", SourceClass.PROJECT, Party.FIRST, approximate=3, mapped_lines=82, last_mapped_line=1200
    )
    state = ScanState()
    state.maps[1] = MapFacts(1, inline=False, file=None, source_root=None, sources=(source,))
    return state, entry


def test_covered_lines_are_told() -> None:
    state, entry = state_and_entry(Origin.APPROXIMATE)
    assert coverage_words(state, entry) == "code on 82 of at least 1,200 lines"
    assert coverage_words(*state_and_entry(Origin.REBUILT)) == ""
    assert coverage_words(ScanState(), entry) == ""


def test_an_approximate_source_has_its_shipped_code() -> None:
    state, entry = state_and_entry(Origin.APPROXIMATE)
    assert pair_wish(state, entry) == PairWish(1, source=4, original=3)
