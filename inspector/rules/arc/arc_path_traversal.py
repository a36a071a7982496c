r"""A name climbs out of the folder that the archive is unpacked to.

## What it flags

Records whose name holds a `..` component, written with `/` or with `\`.

## Why it matters

A program that joins the name to its target folder writes somewhere else: over a configuration file, a shell
profile or another package. No packer makes such names by itself, so they are a mistake in a hand-written
script or an attack.

## Example

`../../home/user/.ssh/authorized_keys` in a tarball, or `..\..\evil.dll` in a zip.

## What to do

Build the archive again with a normal packer, from inside the folder that is packed. Do not unpack this one
with older tools.

## Limits

A name that climbs and comes back, such as `a/../b`, is flagged as well, one level milder. Links that lead
outside are the matter of `arc-symlink-escape`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, components, levels, shown
from inspector.rules.link_walk import climbs
from inspector.rules.upload_check import UV, refusals


class ArcPathTraversal:
    """Names with a `..` component."""

    info: Final = RuleInfo(
        id="arc-path-traversal",
        title="Name that climbs out of the archive",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again with a normal packer, from inside the folder that is packed.",
        cwe=(22,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per name, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level), "climbing names")

    def _findings(self, level: Level) -> Iterator[Finding]:
        for entry in level.entries:
            if ".." in entry.name:
                parts = components(entry.name)
                if ".." in parts:
                    yield self._finding(level, entry, parts)

    def _finding(self, level: Level, entry: Entry, parts: list[str]) -> Finding:
        outside = climbs(parts)
        where = "points outside of the folder it is unpacked to" if outside else "climbs and comes back"
        return self.info.finding(
            entry,
            f"The name {shown(entry.name)} {where}.",
            "/".join(parts),
            severity=None if outside else Severity.HIGH,
            reasons=() if outside else ("The name ends up inside the folder it is unpacked to.",),
            refused_by=refusals(level, of_tar=UV),
            evidence=Evidence(shown(entry.name)),
        )
