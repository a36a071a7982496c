"""The tree merged over all maps of an artifact: where one source of one map belongs in it."""

import re

from inspector.core.innerpath import SEPARATOR
from inspector.core.sourcefacts import SourceClass, SourceFacts
from inspector.sourcemaps.names import PlacedSource, place_source

_INLINE_MAP = re.compile(r"%map-[0-9]+")
_CLIMB = re.compile(r"_up(?P<levels>[0-9]+)/")


def merged_path(map_entry_path: str, placed: PlacedSource) -> str:
    """The path of a source from the root of the artifact.

    Names relative to their map are resolved against the map's folder, so that maps of different depth
    meet; what climbs above the artifact keeps `_upN` with the levels that remain.
    """
    if placed.is_rooted:
        return placed.tree_path
    level, inner = _home(map_entry_path)
    folders = inner.split("/")[:-1]
    path, climbed = placed.tree_path, 0
    match = _CLIMB.match(path)
    if match:
        climbed, path = int(match["levels"]), path[match.end() :]
    kept = folders[: max(0, len(folders) - climbed)]
    missing = climbed - (len(folders) - len(kept))
    above = [f"_up{missing}"] if missing > 0 else []
    outer = level.split("/") if level and not missing > 0 else []
    return "/".join((*above, *outer, *kept, path))


def _home(map_entry_path: str) -> tuple[str, str]:
    """The outer levels as one path, and the file in the innermost: a map inside a file lies at that file."""
    levels = map_entry_path.split(SEPARATOR)
    while len(levels) > 1 and _INLINE_MAP.fullmatch(levels[-1]):
        levels.pop()
    return SEPARATOR.join(levels[:-1]).replace(SEPARATOR, "/"), levels[-1]


def merged_source_path(map_entry_path: str, facts: SourceFacts, source_root: str | None) -> str:
    """The same from a source's facts, as they come out of a scan."""
    placed = place_source(facts.name, source_root)
    is_relative = facts.source_class in (SourceClass.PROJECT, SourceClass.OUTSIDE) and not placed.is_rooted
    own = PlacedSource(facts.tree_path, facts.source_class, placed.namespace, placed.variant, not is_relative)
    return merged_path(map_entry_path, own)
