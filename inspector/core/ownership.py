"""Whose code a path is: first-party or not, by path evidence alone.

A map's `ignoreList` is a debugger's hint and never decides: published packages list all of their own
sources there.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from msgspec import structs

from inspector.core.sourcefacts import MapFacts, Party, SourceClass

_THIRD_PARTY_FOLDERS = frozenset(
    {
        "node_modules", "bower_components", "jspm_packages", "web_modules", "site-packages", "dist-packages", ".pnpm",
        ".yarn", "vendor", "vendors", "third_party", "third-party", "thirdparty", "3rdparty",
        "__pypackages__", ".cargo", ".m2", ".nuget", "Pods", "Carthage",
    }
)  # fmt: skip
_PACKAGE_CACHE = re.compile(r"(?:^|/)(?:go/pkg|registry/src|_snowpack/pkg)/|/~/")
"""The last one is how webpack 1 and 2 shorten `node_modules`; at the start of a path it is somebody's home."""


def is_third_party_path(path: str, own_scopes: Iterable[str] = ()) -> bool:
    """Whether some folder of the path is where package managers put other people's code.

    Packages of `own_scopes` (npm scopes such as `@acme`) are not other people's: what counts is what lies within.
    """
    slashed = path.replace("\\", "/").replace("!/", "/")
    for scope in own_scopes:
        before, own, within = slashed.rpartition(f"node_modules/{scope}/")
        if own and (not before or before.endswith("/")):
            slashed = within
    folders = slashed.split("/")[:-1]
    # Asked three times per source, of which there may be hundreds of thousands.
    return not _THIRD_PARTY_FOLDERS.isdisjoint(folders) or bool(_PACKAGE_CACHE.search(slashed))


def party_of_source(
    name: str | None,
    tree_path: str,
    source_class: SourceClass,
    map_path: str = "",
    own_scopes: Iterable[str] = (),
) -> Party:
    """The party of one source of the map at `map_path` (an inner path, where it is known).

    Synthetic modules belong to the bundler. A name that climbs above its map's folder is not *outside*
    for that alone (most maps lie in `dist/` and point at `../src`): Party.OUTSIDE is for data and remote
    addresses, which are nobody's file in this artifact.
    """
    if source_class is SourceClass.SYNTHETIC:
        return Party.BUNDLER
    scopes = tuple(own_scopes)
    if map_path and _is_third_party_map(map_path, scopes):
        return Party.THIRD
    paths = [name or ""]
    if not (name and name.endswith(tree_path[tree_path.find("/") + 1 :] if tree_path[:3] == "_up" else tree_path)):
        paths.append(tree_path)  # else all its folders stand in the name
    if any(is_third_party_path(path, scopes) for path in paths if path):
        return Party.THIRD
    if source_class in (SourceClass.URL, SourceClass.DATA):
        return Party.OUTSIDE
    return Party.FIRST


@lru_cache(64)
def _is_third_party_map(path: str, own_scopes: tuple[str, ...]) -> bool:
    """Asked for each of the sources of a map."""
    return is_third_party_path(path, own_scopes)


def with_map_path(facts: MapFacts, map_path: str, own_scopes: tuple[str, ...] = ()) -> MapFacts:
    """The facts with further evidence: the place of the map, and which npm scopes are the team's own.

    What a dependency ships is third-party, and what lies in a package of an own scope is not.
    """
    if not own_scopes and not is_third_party_path(map_path):
        return facts
    sources = tuple(
        structs.replace(s, party=party_of_source(s.name, s.tree_path, s.source_class, map_path, own_scopes))
        for s in facts.sources
    )
    return replace(facts, sources=sources)
