"""Which rebuilt source goes to which path: decided from facts alone, before anything is read or written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inspector.core.entry import Entry
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.engine.merged_sources import MapItem, merge_sources


@dataclass(frozen=True, slots=True)
class SourceOrigin:
    """One item of one map's `sources`."""

    map: Entry
    facts: SourceFacts
    entry: Entry | None
    """The rebuilt entry; None where the map has no content for it."""
    merged_path: str
    """Its path in the tree merged over all maps; further contents of one path have a hash in it."""


@dataclass(slots=True)
class PlannedFile:
    """One content at one path, with all the origins that agree on both."""

    wanted_path: str
    origins: list[SourceOrigin] = field(default_factory=list)


def plan_files(entries: Mapping[int, Entry], maps: Iterable[MapFacts]) -> tuple[list[PlannedFile], list[SourceOrigin]]:
    """One file per path and content, ordered by path; and all sources of all maps, in order of discovery."""
    known = {number: entry.path for number, entry in entries.items()}
    files, origins = [], list[SourceOrigin]()
    for source in merge_sources(maps, known.get):
        found = [_origin(entries, source.path, origin) for origin in source.origins]
        origins += found
        rebuilt = [origin for origin in found if origin.entry is not None]
        if rebuilt:
            files.append(PlannedFile(source.path, rebuilt))
    origins.sort(key=lambda origin: (origin.map.number, origin.facts.index))
    return files, origins


def _origin(entries: Mapping[int, Entry], path: str, origin: MapItem) -> SourceOrigin:
    entry = entries.get(origin.facts.entry) if origin.facts.entry is not None else None
    return SourceOrigin(entries[origin.map], origin.facts, entry, path)
