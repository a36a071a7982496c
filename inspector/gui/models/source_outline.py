"""The sources of all maps as a tree for the window. A source that several maps hold is one node."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from inspector.core.node_index import NodeIndex
from inspector.core.sourcefacts import ExposureLevel, MapFacts
from inspector.core.tree import EntryTree, flattened
from inspector.core.tree_builder import TreeBuilder
from inspector.engine.merged_sources import MergedSource, entry_of, merge_sources
from inspector.gui.models.tree_growth import Look

_LOOKS: Final = {
    ExposureLevel.FULL: Look.REBUILT,
    ExposureLevel.LINKED: Look.SHIPPED,
    ExposureLevel.APPROXIMATE: Look.APPROXIMATE,
    ExposureLevel.NAMES_ONLY: Look.NAMED,
    ExposureLevel.POINTER: Look.NAMED,
}


@dataclass(frozen=True, slots=True)
class SourceOutline:
    """A tree, and the look of each of its nodes."""

    tree: EntryTree
    looks: bytearray


def source_outline(maps: Iterable[MapFacts], path_of: Callable[[int], str | None], artifact_name: str) -> SourceOutline:
    """The tree of all sources; `path_of` gives the canonical path of a map's entry."""
    sources = merge_sources(maps, path_of)
    builder = TreeBuilder(artifact_name)
    for ordinal, source in enumerate(sources, start=1):
        builder.add_at(source.path, ordinal, source.facts.size_bytes)
    return _with_entries(flattened(builder), sources)


def _with_entries(tree: EntryTree, sources: list[MergedSource]) -> SourceOutline:
    """Puts the numbers of entries where the builder has the ordinals of sources."""
    entries, looks, nodes = array("i", tree.entries), bytearray(len(tree)), dict[int, int]()
    for node, ordinal in enumerate(tree.entries):
        if not ordinal:
            continue
        source = sources[ordinal - 1]
        entries[node] = source.entry or 0
        looks[node] = _LOOKS[source.level]
        for item in source.origins:
            number = entry_of(item.facts)
            if number is not None:
                nodes.setdefault(number, node)
    return SourceOutline(
        replace(tree, entries=entries, _nodes=NodeIndex(nodes.items(), max(nodes, default=0), len(nodes))), looks
    )
