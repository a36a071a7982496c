"""What a map says, completed by where it lies: numbers of entries, and whose code its place makes it."""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from inspector.core.entry import Entry, Origin
from inspector.core.ownership import with_map_path
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.engine.worker.path_index import PathIndex
from inspector.sourcemaps.merged_tree import MergedPaths


def placed_map(
    facts: MapFacts, owner: Entry, rebuilt: Mapping[int, SourceFacts], index: PathIndex, own_scopes: tuple[str, ...]
) -> MapFacts:
    """The facts of the map in `owner`, with the entries of its sources: rebuilt ones by index, and shipped ones."""
    paths = MergedPaths(owner.path)
    sources = tuple(rebuilt.get(source.index) or _linked(source, paths, index) for source in facts.sources)
    is_inline = facts.inline or owner.origin is Origin.EMBEDDED
    return with_map_path(replace(facts, entry=owner.number, sources=sources, inline=is_inline), owner.path, own_scopes)


def _linked(source: SourceFacts, paths: MergedPaths, index: PathIndex) -> SourceFacts:
    path = paths.shipped(source) if not source.has_content else None
    number = index.number(path) if path is not None else None
    return source if number is None else structs.replace(source, linked=number)
