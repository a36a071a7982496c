"""An npm package does not say which files it consists of.

## What it flags

The `package.json` of an npm package without a `files` list. Packages marked `private` are exempt: npm refuses to
publish them.

## Why it matters

Without the list npm packs everything that `.npmignore` or `.gitignore` does not exclude. One new file in the checkout,
such as a source map, an `.env` or an assistant's settings, ships with the next release. The large leak of March 2026
was one file too many.

## Example

`package/package.json` with `main` and `scripts`, and no `files`.

## What to do

Add `"files": ["dist/"]` (what you mean to ship) to `package.json`, and look at `npm pack --dry-run`. README, LICENSE
and the manifest are always packed.

## Limits

A `.npmignore` does not ship, so its care cannot be seen. Packages of at most five files weigh less. Editor extensions
and manifests that lie further inside are not checked.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, PlacedManifest, iter_manifests
from inspector.rules.bounded import counted

_FEW_FILES = 5


class IntNoFilesAllowlist:
    """An npm package without `files`."""

    info: Final = RuleInfo(
        id="int-no-files-allowlist",
        title="npm package without a list of its files",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation='Add `"files": ["dist/"]`, naming what you mean to ship, to `package.json`.',
        cwe=(538,),
        references=("https://docs.npmjs.com/cli/configuring-npm/package-json#files",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per package."""
        for placed in iter_manifests(view):
            manifest = placed.manifest
            if placed.place is ManifestPlace.PACKAGE and manifest.files is None and not manifest.private:
                yield self._finding(view, placed)

    def _finding(self, view: ArtifactView, placed: PlacedManifest) -> Finding:
        count = sum(1 for entry in view.shipped_levels().get(placed.entry.parent, []) if entry.is_file)
        is_small = count <= _FEW_FILES
        return self.info.finding(
            placed.entry,
            f"It has no `files` list, so npm decided what to pack: {counted(count, 'file')}.",
            f"no-files:{placed.manifest.name}",
            severity=Severity.LOW if is_small else None,
            reasons=[f"The package has only {counted(count, 'file')}."] if is_small else [],
        )
