"""An npm package depends on another one that none of its scripts imports.

## What it flags

Names below `dependencies` of `package.json` that stand in no `import`, `require` or `export … from` of any shipped
script, nor in a script of the manifest.

## Why it matters

Users install it for nothing: more to download, more to audit, more people to trust. In March 2026 two versions of a
package with hundreds of millions of downloads were published with one change: a dependency that no file imported, and
whose install script was the attack.

## Example

`"dependencies": {"plain-crypto": "^4.2.1"}` and no `require("plain-crypto")` in any file.

## What to do

Remove it from `dependencies`, or move it to `devDependencies` or `peerDependencies`.

## Limits

Names that are put together at run time, plugins that another tool loads by name, and command line tools cannot be told
apart from unused ones. Types (`@types/…`), bundled and optional dependencies are left out, as are packages without
scripts. Compared with an earlier report (`--baseline`), a finding that is new there weighs one level more.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, NpmManifest, PlacedManifest, iter_manifests
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, shown


class IntUnusedDependency:
    """A dependency that nothing imports."""

    info: Final = RuleInfo(
        id="int-unused-dependency",
        title="Dependency that no script imports",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Remove it from `dependencies`, or move it to `devDependencies` or `peerDependencies`.",
        cwe=(1104,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per dependency of the artifact's own manifest, bounded."""
        placed = _own_manifest(view)
        if placed is None or not view.imported:
            return
        manifest = placed.manifest
        container = None if placed.entry.parent is None else view.entries[placed.entry.parent]
        findings = (
            self.info.finding(
                placed.entry,
                f"No script imports {shown(name)}.",
                f"unused: {name}",
                evidence=Evidence(f"{shown(name)}: {shown(wanted)}"),
            )
            for name, wanted in manifest.dependencies.items()
            if _counts(manifest, name) and name not in view.imported
        )
        yield from bounded(self.info, Level(view, container, []), findings, "unused dependencies")


def _own_manifest(view: ArtifactView) -> PlacedManifest | None:
    """The one manifest of a package; an artifact that holds several says nothing about who imports what."""
    own = [placed for placed in iter_manifests(view) if placed.place is ManifestPlace.PACKAGE]
    return own[0] if len(own) == 1 else None


def _counts(manifest: NpmManifest, name: str) -> bool:
    if manifest.bundled is None or name in manifest.bundled or name in manifest.optional or name in manifest.peers:
        return False
    is_used_by_script = any(name.rpartition("/")[2] in command for command in manifest.scripts.values())
    return not name.startswith("@types/") and not is_used_by_script
