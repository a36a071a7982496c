"""Which rebuilt source goes to which path: decided from facts alone, before anything is read or written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inspector.core.entry import Entry
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.sourcemaps.merged_tree import merged_source_path


@dataclass(frozen=True, slots=True)
class SourceOrigin:
    """One item of one map's `sources`."""

    map: Entry
    facts: SourceFacts
    entry: Entry | None
    """The rebuilt entry; None where the map has no content for it."""
    merged_path: str
    """Its path in the tree merged over all maps."""


@dataclass(slots=True)
class PlannedFile:
    """One content at one path, with all the origins that agree on both."""

    wanted_path: str
    origins: list[SourceOrigin] = field(default_factory=list)


def iter_origins(entries: Mapping[int, Entry], maps: Iterable[MapFacts]) -> Iterable[SourceOrigin]:
    """All sources of all maps, in order of discovery."""
    for facts in sorted(maps, key=lambda m: m.entry):
        owner = entries.get(facts.entry)
        if owner is None:
            continue
        for source in facts.sources:
            entry = entries.get(source.entry) if source.entry is not None else None
            yield SourceOrigin(owner, source, entry, merged_source_path(owner.path, source, facts.source_root))


def plan_files(origins: Iterable[SourceOrigin]) -> list[PlannedFile]:
    """One file per path and content, ordered by path. Further contents of a path are variants `name~hash.ext`."""
    by_path: dict[str, dict[str, PlannedFile]] = defaultdict(dict)
    for origin in origins:
        if origin.entry is not None:
            key = origin.facts.sha256 or f"entry-{origin.entry.number}"
            planned = by_path[origin.merged_path].setdefault(key, PlannedFile(origin.merged_path))
            planned.origins.append(origin)
    return [planned for path in sorted(by_path) for planned in _ranked(by_path[path])]


def _ranked(contents: dict[str, PlannedFile]) -> list[PlannedFile]:
    first, *others = sorted(contents.items(), key=lambda item: (_rank(item[1]), item[0]))
    for key, variant in others:
        variant.wanted_path = _variant_path(variant.wanted_path, key)
    return [first[1], *(variant for _, variant in others)]


def _rank(planned: PlannedFile) -> tuple[bool, bool, int]:
    """The whole original first: what loaders make of a file has its name with a query, and is smaller."""
    origin = min(planned.origins, key=lambda o: "?" in (o.facts.name or ""))
    return "?" in (origin.facts.name or ""), not origin.facts.byte_exact, -origin.facts.size_bytes


def _variant_path(path: str, key: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    return f"{folder}{slash}{stem}~{key.removeprefix('entry-')[:8]}{dot}{suffix}"
