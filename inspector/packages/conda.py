"""Conda packages: `info/index.json`, in a tarball or, in the newer `.conda` form, in `info-*.tar.zst` within a zip.

The forms are described in conda's own documentation ("Package specification", CEP 1 and `conda-package-handling`).
"""

from inspector.core.artifact import PackageClaim
from inspector.packages.bounded_json import read_object
from inspector.packages.claim import claim
from inspector.packages.level import MAX_WRAPPERS, PackageLevel, level_of

INDEX = "info/index.json"


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a conda package."""
    info = info_level(level)
    index = read_object(info.body(INDEX)) if info else None
    if index is None or "build" not in index:
        return None
    return claim("conda", index.get("name"), index.get("version"))


def info_level(level: PackageLevel) -> PackageLevel | None:
    """The container that holds the metadata: the tarball itself, or the one called `info-…` in a zip."""
    if INDEX in level.files:
        return level
    if "metadata.json" not in level.files:
        return None
    part = next((e for name, e in level.files.items() if name.startswith("info-") and ".tar" in name), None)
    for _ in range(MAX_WRAPPERS):
        if part is None:
            return None
        inner = level_of(level.view, part)
        if INDEX in inner.files:
            return inner
        part = next(iter(inner.files.values())) if len(inner.files) == 1 else None
    return None
