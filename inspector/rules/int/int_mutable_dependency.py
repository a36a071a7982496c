"""A package depends on something that can change without a new version.

## What it flags

Dependencies of an npm package that are an address, a Git repository, a file, a link or a member of a workspace
instead of a version, and `Requires-Dist` lines of Python packages with a direct address (`name @ https://…`).

## Why it matters

What users get is not what was tested: a branch moves, an archive is replaced, an account is taken over. Paths and
workspace references do not exist on the user's computer at all; they are left over from development. The Python index
refuses direct addresses.

## Example

`"dependencies": {"parser": "github:acme/parser#main"}`.

## What to do

Publish the dependency and name a version. Let the packer resolve workspace references: `pnpm publish` and `yarn npm
publish` do, `npm publish` does not.

## Limits

A Git reference with a full commit hash is milder: it cannot move, but can vanish. Development dependencies are not
looked at, since they are not installed for users.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import level_of
from inspector.packages.npm import ManifestPlace, iter_manifests
from inspector.packages.wheel import iter_dist_infos
from inspector.rules.level import shown

_ADDRESS = re.compile(r"^(?:git(?:\+\w+)?:|https?:|ssh:|github:|gitlab:|bitbucket:|gist:|[\w.-]+/[\w.-]+(?:#|\Z))")
_LOCAL = re.compile(r"^(?:file:|link:|portal:|workspace:|catalog:|\.{1,2}/|/|~/)")
_COMMIT = re.compile(r"[#@/][0-9a-f]{40}\b")
_REQUIREMENT = re.compile(r"^Requires-Dist:\s*(?P<name>[\w.-]+)\s*(?:\[[^\]]*\])?\s*@\s*(?P<url>\S+)", re.MULTILINE)
_MOST = 50


class IntMutableDependency:
    """A dependency without a version."""

    info: Final = RuleInfo(
        id="int-mutable-dependency",
        title="Dependency that is an address or a path instead of a version",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Publish the dependency and name a version.",
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per dependency."""
        for placed in iter_manifests(view):
            if placed.place is ManifestPlace.PACKAGE:
                for name, wanted in list((placed.manifest.dependencies | placed.manifest.peers).items())[:_MOST]:
                    kind = "a path" if _LOCAL.match(wanted) else "an address" if _ADDRESS.match(wanted) else None
                    if kind is not None:
                        yield self._finding(view, placed.entry.number, name, wanted, kind)
        yield from self._of_python(view)

    def _of_python(self, view: ArtifactView) -> Iterator[Finding]:
        manifests = [(info.level, f"{info.folder}/METADATA") for info in iter_dist_infos(view) if info.is_wheel]
        root = level_of(view, None)
        manifests += [(root, f"{root.top_folder}/PKG-INFO")] if root.top_folder else []
        for level, name in manifests:
            body = level.body(name)
            headers = body.partition(b"\n\n")[0].decode("utf-8", "replace") if body else ""
            for match in list(_REQUIREMENT.finditer(headers))[:_MOST]:
                number = level.files[name].number
                yield self._finding(
                    view, number, match["name"], match["url"], "an address", refused=level.container is None
                )

    def _finding(
        self, view: ArtifactView, entry: int, name: str, wanted: str, kind: str, *, refused: bool = False
    ) -> Finding:
        is_fixed = kind == "an address" and _COMMIT.search(wanted) is not None
        return self.info.finding(
            view.entries[entry],
            f"The dependency {shown(name)} is {kind}: {shown(wanted)}.",
            f"dependency: {name}: {kind}",
            severity=Severity.LOW if is_fixed else None,
            evidence=Evidence(f"{name}: {wanted}"[:200]),
            reasons=("It names one commit, which cannot move.",) if is_fixed else (),
            refused_by=("pypi",) if refused else (),
        )
