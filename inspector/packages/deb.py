"""Debian packages: `control` in `control.tar.*`, in an ar archive that begins with `debian-binary` (deb(5))."""

from inspector.core.artifact import PackageClaim
from inspector.packages.claim import claim
from inspector.packages.headers import read_headers
from inspector.packages.level import PackageLevel, level_of


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a Debian package."""
    if "debian-binary" not in level.files:
        return None
    for name, entry in level.files.items():
        if not name.startswith("control.tar"):
            continue
        inner = level_of(level.view, entry)
        while len(inner.files) == 1 and "control" not in inner.files and _is_container(inner):
            inner = level_of(level.view, next(iter(inner.files.values())))
        fields = read_headers(inner.body("control") or b"")
        return claim("deb", fields.get("package"), fields.get("version"))
    return None


def _is_container(level: PackageLevel) -> bool:
    return next(iter(level.files.values())).number in level.view.shipped_levels()
