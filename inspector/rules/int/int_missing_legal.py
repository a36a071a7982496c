"""A package ships without a licence text or without a readme.

## What it flags

npm packages and wheels in which no file is called `LICENSE`, `LICENCE`, `COPYING` or the like, and npm packages
without a README.

## Why it matters

Without a licence text nobody may use the package, and companies' checks refuse it. Most licences demand that their
text is passed on.

## Example

`package/` with `package.json` and `dist/` only.

## What to do

Put a LICENSE into the folder that is packed; npm packs it always. For wheels: `license-files` in `[project]` of
`pyproject.toml`.

## Limits

Whether the text is that of the licence which the metadata names is not compared. Packages marked `private` or
`UNLICENSED` are not flagged.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import level_of
from inspector.packages.npm import ManifestPlace, PlacedManifest, iter_manifests
from inspector.packages.wheel import DistInfo, iter_dist_infos

_LICENSE = re.compile(
    r"(?:^|/)(?:[^/]*licen[sc]e[^/]*|copying[^/]*|unlicense[^/]*|notice[^/]*|legal[^/]*)\Z", re.IGNORECASE
)
_README = re.compile(r"(?:^|/)readme[^/]*\Z", re.IGNORECASE)


class IntMissingLegal:
    """No licence text, no readme."""

    info: Final = RuleInfo(
        id="int-missing-legal",
        title="Package without a licence text or readme",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Put LICENSE and README into the folder that is packed.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per package."""
        for placed in iter_manifests(view):
            manifest = placed.manifest
            if placed.place is ManifestPlace.PACKAGE and not manifest.private:
                yield from self._npm(view, placed)
        for info in iter_dist_infos(view):
            if info.is_wheel:
                yield from self._wheel(info)

    def _npm(self, view: ArtifactView, placed: PlacedManifest) -> Iterator[Finding]:
        container = None if placed.entry.parent is None else view.entries[placed.entry.parent]
        root = placed.entry.name.rpartition("/")[0]
        names = [name.removeprefix(f"{root}/") for name in level_of(view, container).files]
        top = [name for name in names if "/" not in name]
        is_private = b'"UNLICENSED"' in view.bodies[placed.entry.number]
        missing = [] if any(map(_LICENSE.search, names)) or is_private else ["licence text"]
        missing += [] if any(map(_README.search, top)) else ["readme"]
        if missing:
            yield self.info.finding(placed.entry, f"The package has no {' and no '.join(missing)}.", "+".join(missing))

    def _wheel(self, info: DistInfo) -> Iterator[Finding]:
        if not any(map(_LICENSE.search, info.level.files)):
            entry = info.level.files.get(f"{info.folder}/METADATA")
            yield self.info.finding(entry, "The wheel has no licence text.", "licence text")
