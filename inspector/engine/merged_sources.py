"""The sources of all maps of an artifact as one tree: what many maps say of one file stands side by side.

Nothing is dropped: every item of every map is an origin of some source here. Contents of one path are variants of it,
the one that is the file itself first; a namespace is part of the path only where two of them differ in content.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from inspector.core.sourcefacts import ExposureLevel, MapFacts, Party, SourceClass, SourceFacts
from inspector.sourcemaps.merged_tree import MergedPaths, merged_class
from inspector.sourcemaps.names import with_namespace

VARIANT_DIGITS: Final = 8
_NO_CONTENT = ""
_PARTIES = tuple(Party)


@dataclass(frozen=True, slots=True)
class MapItem:
    """One item of one map's `sources`."""

    map: int
    """Number of the map's entry."""
    facts: SourceFacts


@dataclass(slots=True)
class MergedSource:
    """One content at one path, or one path without content, with everything that the maps say of it."""

    bare_path: str
    """Without namespace, and without what tells it from other contents of the path."""
    origins: list[MapItem]
    """Those with the content come first."""
    path: str = ""
    """Unique in the tree, save for names that imitate those of variants."""
    variant: int = 0
    """0 for the first content of a path, else which further one it is."""

    @property
    def facts(self) -> SourceFacts:
        """What the first origin says."""
        return self.origins[0].facts

    @property
    def source_class(self) -> SourceClass:
        """From the artifact's point of view."""
        return merged_class(self.facts, self.bare_path)

    @property
    def party(self) -> Party:
        """The worse reading decides: a content that is first-party somewhere is first-party."""
        return min((origin.facts.party for origin in self.origins), key=_PARTIES.index)

    @property
    def level(self) -> ExposureLevel:
        """How much of it the artifact gives away."""
        return min((level_of(origin.facts) for origin in self.origins), key=_LEVELS.index)

    @property
    def entry(self) -> int | None:
        """Number of an entry that holds it: rebuilt from a map, shipped, or else approximate."""
        return next((number for item in self.origins if (number := entry_of(item.facts)) is not None), None)


_LEVELS = tuple(ExposureLevel)


def entry_of(facts: SourceFacts) -> int | None:
    """Number of the entry that shows a source, if any does."""
    return next((n for n in (facts.entry, facts.linked, facts.approximate) if n is not None), None)


def level_of(facts: SourceFacts) -> ExposureLevel:
    """How much of a source one map gives away."""
    if facts.has_content:
        return ExposureLevel.FULL
    if facts.linked is not None:
        return ExposureLevel.LINKED
    if facts.approximate is not None:
        return ExposureLevel.APPROXIMATE
    if facts.source_class is SourceClass.URL:
        return ExposureLevel.POINTER
    return ExposureLevel.NAMES_ONLY


def merge_sources(maps: Iterable[MapFacts], path_of: Callable[[int], str | None]) -> list[MergedSource]:
    """All sources by path. `path_of` gives the canonical path of a map's entry; maps without one are left out."""
    by_path: dict[str, dict[str, MergedSource]] = {}
    for facts in sorted(maps, key=lambda m: m.entry):
        map_path = path_of(facts.entry)
        if map_path is None:
            continue
        paths = MergedPaths(map_path)
        for source in facts.sources:
            bare, key = paths.bare(source), content_key(facts.entry, source)
            contents = by_path.setdefault(bare, {})
            if key in contents:
                contents[key].origins.append(MapItem(facts.entry, source))
            else:
                contents[key] = MergedSource(bare, [MapItem(facts.entry, source)])
    return [source for bare in sorted(by_path) for source in _placed(bare, list(by_path[bare].values()))]


def content_key(map_number: int, source: SourceFacts) -> str:
    """Equal for equal contents; empty for a source without one."""
    if not source.has_content:
        return _NO_CONTENT
    return source.sha256 or f"entry-{map_number}-{source.index}"


def _placed(bare: str, sources: list[MergedSource]) -> list[MergedSource]:
    """Everything of one bare path, each with its own path."""
    if len(sources) == 1:
        sources[0].path = bare
        return sources
    # What has none may belong to any: css-loader leaves it out of names that webpack writes with it.
    spaces = {source.facts.namespace for source in sources if source.facts.has_content} - {""}
    groups: defaultdict[str, list[MergedSource]] = defaultdict(list)
    for source in sources:
        is_split = len(spaces) > 1 and source.source_class is not SourceClass.SYNTHETIC
        space = source.facts.namespace if is_split else ""
        groups[with_namespace(space, bare) if space else bare].append(source)
    return [source for path in sorted(groups) for source in _variants(path, groups[path])]


def _variants(path: str, sources: list[MergedSource]) -> list[MergedSource]:
    """The contents of one path in order; items without content join the first."""
    ranked = sorted(sources, key=rank)
    first = ranked[0]
    first.path = path
    kept = [first]
    for source in ranked[1:]:
        if not source.facts.has_content:
            first.origins += source.origins
            continue
        source.variant = len(kept)
        source.path = variant_path(path, content_key(source.origins[0].map, source.facts))
        kept.append(source)
    return kept


def rank(source: MergedSource) -> tuple[bool, bool, bool, bool, int, str]:
    """The whole original first: what loaders make of a file has its name with a query, and is often smaller."""
    facts = source.facts
    has_query = all(origin.facts.query for origin in source.origins)
    return (
        not facts.has_content, facts.is_loader_output, has_query, not facts.byte_exact, -facts.size_bytes,
        facts.sha256 or "",
    )  # fmt: skip


def variant_path(path: str, key: str) -> str:
    """The path of a further content: `name~1a2b3c4d.ext`."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    return f"{folder}{slash}{stem}~{key.removeprefix('entry-')[:VARIANT_DIGITS]}{dot}{suffix}"
