r"""A name is absolute and ignores the folder that the archive is unpacked to.

## What it flags

Records whose name begins with a slash, a backslash, a drive letter such as `C:` or a network share such as
`\\host\share`.

## Why it matters

Unpacked by a careless program, the file lands at exactly that place of the computer, over whatever lies
there. Careful programs drop the beginning of the name, so that the file ends up somewhere nobody expects.

## Example

`/etc/cron.d/update` in a tarball, or `C:\Windows\Temp\x.dll` in a zip.

## What to do

Build the archive again with relative names: pack from inside the folder (`tar -C dist -czf pkg.tgz .`).

## Limits

In operating system packages and layers of container images absolute names are harmless; there they are one
mild finding for the whole container.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, levels, shown
from inspector.rules.setting import system_reason

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:(?!:)")


class ArcAbsolutePath:
    """Names that begin at the root of a file system."""

    info: Final = RuleInfo(
        id="arc-absolute-path",
        title="Absolute name",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again with relative names: pack from inside the folder.",
        cwe=(22, 36),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per name, bounded; one per container in operating systems."""
        for level in levels(view):
            names = [entry.name for entry in level.entries if _ABSOLUTE.match(entry.name)]
            reason = system_reason(level) if names else None
            if reason:
                yield self._of_system(level, names, reason)
            elif names:
                yield from bounded(self.info, level, self._findings(level), "absolute names")

    def _findings(self, level: Level) -> Iterator[Finding]:
        for entry in level.entries:
            if _ABSOLUTE.match(entry.name):
                message = f"The name {shown(entry.name)} begins at the root of a file system."
                yield self.info.finding(entry, message, entry.name, evidence=Evidence(shown(entry.name)))

    def _of_system(self, level: Level, names: list[str], reason: str) -> Finding:
        message = f"{counted(len(names), 'absolute name')}: {some_names(names)}."
        key = f"system: {level.key}"
        return self.info.finding(level.container, message, key, severity=Severity.INFO, reasons=(reason,))
