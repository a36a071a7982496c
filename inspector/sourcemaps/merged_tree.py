"""The tree merged over all maps of an artifact: where one source of one map belongs in it."""

import re

from inspector.core.innerpath import SEPARATOR, escape_name
from inspector.core.sourcefacts import SourceClass, SourceFacts
from inspector.sourcemaps.names import with_namespace

_INLINE_MAP = re.compile(r"%map-[0-9]+")
_CLIMB = re.compile(r"_up(?P<levels>[0-9]+)/")
_RELATIVE = frozenset({SourceClass.PROJECT, SourceClass.OUTSIDE})


class MergedPaths:
    """Paths from the root of the artifact for the sources of one map.

    Names relative to their map are resolved against the map's folder, so that maps of different depth
    meet; what climbs above the artifact keeps `_upN` with the levels that remain.
    """

    def __init__(self, map_entry_path: str) -> None:
        """`map_entry_path` is the canonical path of the map's entry."""
        level, inner = _home(map_entry_path)
        self._level = level + SEPARATOR if level else ""
        self._outer = level.split("/") if level else []
        self._folders = inner.split("/")[:-1]
        self._beside = "".join(f"{folder}/" for folder in (*self._outer, *self._folders))

    def of(self, facts: SourceFacts) -> str:
        """The path of a source, below its namespace where the tree of its map shows it there."""
        if facts.is_rooted or facts.source_class not in _RELATIVE:
            return facts.tree_path
        return self._resolved(facts.tree_path)

    def bare(self, facts: SourceFacts) -> str:
        """The same without the namespace."""
        if facts.has_namespace:
            return facts.tree_path.removeprefix(with_namespace(facts.namespace, ""))
        return self.of(facts)

    def shipped(self, facts: SourceFacts) -> str | None:
        """The canonical inner path that a name leads to in the container of its map; None where it leads out of it."""
        if facts.is_rooted or facts.source_class not in _RELATIVE:
            return None
        match = _CLIMB.match(facts.tree_path)
        climbed = int(match["levels"]) if match else 0
        if climbed > len(self._folders):
            return None
        rest = facts.tree_path[match.end() if match else 0 :]
        raw = rest.encode("utf-8", "surrogatepass")
        return self._level + "/".join((*self._folders[: len(self._folders) - climbed], escape_name(raw)))

    def _resolved(self, path: str) -> str:
        match = _CLIMB.match(path) if path.startswith("_up") else None
        if match is None:
            return _not_climbing(self._beside + path)
        climbed, rest = int(match["levels"]), path[match.end() :]
        missing = climbed - len(self._folders)
        if missing > 0:
            return f"_up{missing}/{rest}"
        return _not_climbing("/".join((*self._outer, *self._folders[: len(self._folders) - climbed], rest)))


def _not_climbing(path: str) -> str:
    """A path that begins with a folder called like a climb, marked as none: see `names`."""
    return f"_up0/{path}" if path.startswith("_up") and _CLIMB.match(path) else path


def merged_class(facts: SourceFacts, merged_path: str) -> SourceClass:
    """What a source is from the artifact's point of view: outside is what climbs above its root."""
    if facts.source_class not in _RELATIVE:
        return facts.source_class
    match = _CLIMB.match(merged_path)
    return SourceClass.OUTSIDE if match and int(match["levels"]) else SourceClass.PROJECT


def _home(map_entry_path: str) -> tuple[str, str]:
    """The outer levels as one path, and the file in the innermost: a map inside a file lies at that file."""
    levels = map_entry_path.split(SEPARATOR)
    while len(levels) > 1 and _INLINE_MAP.fullmatch(levels[-1]):
        levels.pop()
    return SEPARATOR.join(levels[:-1]).replace(SEPARATOR, "/"), levels[-1]
