"""npm compiles the package although no script says so.

## What it flags

A `binding.gyp` beside the `package.json` of an npm package that has no `install` or `preinstall` script of its own.

## Why it matters

npm then runs `node-gyp rebuild` by itself when the package is installed: a compiler and whatever commands the file
holds (`<!(…)` runs a shell) on the user's computer. Whoever reads `scripts` does not see it.

## Example

`package/binding.gyp` in a package whose `scripts` holds `test` only.

## What to do

Say what happens: `"install": "node-gyp rebuild"`. Better, ship prebuilt binaries as optional packages per platform,
or set `"gypfile": false` if the file is not meant to be built.

## Limits

What the file does is not judged, but commands in it raise the finding.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import read_object
from inspector.packages.level import level_of
from inspector.packages.npm import ManifestPlace, PlacedManifest, iter_manifests

_COMMANDS = (b"<!(", b"<!@(")


class RunImplicitGyp:
    """A native build that no script names."""

    info: Final = RuleInfo(
        id="run-implicit-gyp",
        title="Native build during installation that no script names",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation='Declare `"install": "node-gyp rebuild"`, or ship prebuilt binaries.',
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per package."""
        for placed in iter_manifests(view):
            is_installed = placed.place in (ManifestPlace.PACKAGE, ManifestPlace.BUNDLED)
            if is_installed and not {"install", "preinstall"} & placed.manifest.scripts.keys():
                yield from self._package(view, placed)

    def _package(self, view: ArtifactView, placed: PlacedManifest) -> Iterator[Finding]:
        container = None if placed.entry.parent is None else view.entries[placed.entry.parent]
        level = level_of(view, container)
        name = placed.entry.name.removesuffix("package.json") + "binding.gyp"
        fields = read_object(view.bodies[placed.entry.number]) or {}
        if name not in level.files or fields.get("gypfile") is False:
            return
        runs = any(command in (level.body(name) or b"") for command in _COMMANDS)
        yield self.info.finding(
            level.files[name],
            "npm runs `node-gyp rebuild` when the package is installed.",
            f"gyp: {placed.manifest.name}",
            severity=Severity.MEDIUM if runs else None,
            reasons=("It runs commands of a shell while it is read.",) if runs else (),
        )
