"""All kinds of packages. The order decides where an archive could be two kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from inspector.packages import conda, crate, deb, gem, image, jar, npm, nupkg, sdist, vsix, wheel
from inspector.packages.kept import is_kept, is_worth_keeping, kept_limit_bytes
from inspector.packages.level import PackageLevel, root_level

__all__ = ["KINDS", "PackageKind", "is_kept", "is_worth_keeping", "kept_limit_bytes", "recognise"]


@dataclass(frozen=True, slots=True)
class PackageKind:
    """One entry of the registry."""

    name: str
    recognise: Callable[[PackageLevel], PackageClaim | None]
    """Must not raise for anything that an artifact can hold."""


KINDS: Final = (
    PackageKind("image", image.recognise),
    PackageKind("deb", deb.recognise),
    PackageKind("gem", gem.recognise),
    PackageKind("conda", conda.recognise),
    PackageKind("vsix", vsix.recognise),
    PackageKind("nupkg", nupkg.recognise),
    PackageKind("wheel", wheel.recognise),
    PackageKind("crate", crate.recognise),
    PackageKind("sdist", sdist.recognise),
    PackageKind("npm", npm.recognise),
    PackageKind("jar", jar.recognise),
)


def recognise(view: ArtifactView) -> PackageClaim | None:
    """What the artifact says it is; None where no kind recognises it. Needs the kept bodies of the view."""
    level = root_level(view)
    return next((claim for kind in KINDS if (claim := kind.recognise(level))), None)
