"""Whose code a path is: first-party or not, by path evidence alone.

A map's `ignoreList` is a debugger's hint and never decides: published packages list all of their own
sources there.
"""

from inspector.core.sourcefacts import Party, SourceClass

_THIRD_PARTY_FOLDERS = frozenset(
    {"node_modules", "bower_components", "jspm_packages", "site-packages", "dist-packages", ".pnpm", ".yarn", "vendor"}
)


def is_third_party_path(path: str) -> bool:
    """Whether some folder of the path is where package managers put other people's code."""
    folders = path.replace("\\", "/").split("/")[:-1]
    return any(folder in _THIRD_PARTY_FOLDERS for folder in folders)


def party_of_source(name: str | None, tree_path: str, source_class: SourceClass) -> Party:
    """The party of one source of a map.

    Synthetic modules belong to the bundler. A name that climbs above its map's folder is not *outside*
    for that alone (most maps lie in `dist/` and point at `../src`): Party.OUTSIDE is for data and remote
    addresses, which are nobody's file in this artifact.
    """
    if source_class is SourceClass.SYNTHETIC:
        return Party.BUNDLER
    if is_third_party_path(name or "") or is_third_party_path(tree_path):
        return Party.THIRD
    if source_class in (SourceClass.URL, SourceClass.DATA):
        return Party.OUTSIDE
    return Party.FIRST
