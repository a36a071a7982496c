"""Which rebuilt source goes to which path: decided from facts alone, before anything is read or written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from inspector.core.entry import Entry
from inspector.core.sourcefacts import ExposureLevel, MapFacts, SourceFacts
from inspector.engine.merged_sources import MapItem, MergedSource, merge_sources

APPROXIMATE: Final = "_approximate"
"""The folder of approximate texts: nobody shall take one for a source."""


@dataclass(frozen=True, slots=True)
class SourceOrigin:
    """One item of one map's `sources`."""

    map: Entry
    facts: SourceFacts
    entry: Entry | None
    """The rebuilt (or approximate) entry; None where there is no content to write."""
    merged_path: str
    """Its path in the tree merged over all maps; further contents of one path have a hash in it."""


@dataclass(slots=True)
class PlannedFile:
    """One content at one path, with all the origins that agree on both."""

    wanted_path: str
    origins: list[SourceOrigin] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """The entries that hold it; at least one."""
        return [origin.entry for origin in self.origins if origin.entry is not None]


def plan_files(
    entries: Mapping[int, Entry], maps: Iterable[MapFacts], *, with_approximate: bool = False
) -> tuple[list[PlannedFile], list[SourceOrigin]]:
    """One file per path and content, ordered by path; and all sources of all maps, in order of discovery."""
    known = {number: entry.path for number, entry in entries.items()}
    files, origins = [], list[SourceOrigin]()
    for source in merge_sources(maps, known.get):
        best = _best_approximate(source) if with_approximate else None
        found = [_origin(entries, source.path, item, takes_approximate=item is best) for item in source.origins]
        origins += found
        rebuilt = [origin for origin in found if origin.entry is not None]
        if rebuilt:
            files.append(PlannedFile(source.path if best is None else f"{APPROXIMATE}/{source.path}", rebuilt))
    origins.sort(key=lambda origin: (origin.map.number, origin.facts.index))
    return files, origins


def _best_approximate(source: MergedSource) -> MapItem | None:
    """The item whose approximate text has the most lines, where nothing better than one is known."""
    if source.level is not ExposureLevel.APPROXIMATE:
        return None
    found = [item for item in source.origins if item.facts.approximate is not None]
    return max(found, key=lambda item: item.facts.mapped_lines)


def _origin(entries: Mapping[int, Entry], path: str, item: MapItem, *, takes_approximate: bool) -> SourceOrigin:
    number = item.facts.approximate if takes_approximate else item.facts.entry
    return SourceOrigin(entries[item.map], item.facts, entries.get(number) if number is not None else None, path)
