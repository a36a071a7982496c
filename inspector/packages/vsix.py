"""Editor extensions (VSIX): a zip with `extension/package.json` and `extension.vsixmanifest`."""

from inspector.core.artifact import PackageClaim
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel
from inspector.packages.npm import read_manifest


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of an extension, `publisher.name`."""
    if "extension.vsixmanifest" not in level.files:
        return None
    manifest = read_manifest(level.body("extension/package.json"))
    if manifest is None or manifest.name is None:
        return None
    name = f"{manifest.publisher}.{manifest.name}" if manifest.publisher else manifest.name
    return claim("vscode", name, manifest.version)
