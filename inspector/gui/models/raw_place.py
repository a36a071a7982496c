"""Which raw record of which archive an entry or a finding is about."""

from dataclasses import dataclass

from inspector.core.entry import Entry
from inspector.core.report import ReportFinding
from inspector.gui.models.scan_state import ScanState
from inspector.previews.structure.formats import has_structure

ARTIFACT = 0
"""Stands for the artifact itself where the number of an entry is asked for."""
_ABOUT_RECORDS = "arc-"
"""Rules of this group count offsets in the archive that they are about."""


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A byte of an archive whose records can be shown."""

    container: int
    offset: int
    said: str = ""
    """What a finding says of it."""


def is_about_records(state: ScanState, finding: ReportFinding) -> bool:
    """Whether the offset of a finding is a place among the records of an archive."""
    is_about_whole = finding.entry is None or finding.rule.startswith(_ABOUT_RECORDS)
    return finding.offset is not None and is_about_whole and _has_records(state, finding.entry)


def raw_place_of_finding(state: ScanState, finding: ReportFinding) -> RawPlace | None:
    """The place that a finding names in an archive, or the record of the entry that it is in."""
    if finding.offset is not None and is_about_records(state, finding):
        return RawPlace(finding.entry or ARTIFACT, finding.offset, finding.message)
    return raw_place_of_entry(state, state.entry_at(finding.entry))


def raw_place_of_entry(state: ScanState, entry: Entry | None) -> RawPlace | None:
    """The record of an entry; what has none, like a rebuilt source, lies in something that has one."""
    while entry is not None:
        if entry.offset is not None and _has_records(state, entry.parent):
            return RawPlace(entry.parent or ARTIFACT, entry.offset)
        entry = state.entry_at(entry.parent)
    return None


def _has_records(state: ScanState, container: int | None) -> bool:
    facts = state.containers.get(container)
    return facts is not None and has_structure(facts.format)
