"""How much of an approximate source is covered, in words."""

from inspector.core.entry import Entry, Origin
from inspector.gui.language import tr
from inspector.gui.models.scan_state import ScanState


def coverage_words(state: ScanState, entry: Entry) -> str:
    """`code on 82 of at least 120 lines`; empty for an entry that is no approximate source."""
    owner = state.maps.get(entry.parent) if entry.parent is not None else None
    if entry.origin is not Origin.APPROXIMATE or owner is None:
        return ""
    source = next((source for source in owner.sources if source.approximate == entry.number), None)
    if source is None:
        return ""
    return tr(
        "code on {mapped_lines:,} of at least {last_mapped_line:,} lines",
        mapped_lines=source.mapped_lines,
        last_mapped_line=source.last_mapped_line,
    )
