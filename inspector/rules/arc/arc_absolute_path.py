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
from collections.abc import Iterable
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, components, levels, shown
from inspector.rules.setting import system_reason
from inspector.rules.upload_check import UV, refusals

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:(?!:)")


def _is_absolute(name: str) -> bool:
    """Slashes alone name no place: static libraries call their tables `/` and `//`."""
    return bool(_ABSOLUTE.match(name)) and bool(components(name))


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
            absolute = [entry for entry in level.entries if _is_absolute(entry.name)]
            reason = system_reason(level) if absolute else None
            if reason:
                yield self._of_system(level, absolute, reason)
            else:
                yield from bounded(self.info, level, (self._finding(level, e) for e in absolute), "absolute names")

    def _finding(self, level: Level, entry: Entry) -> Finding:
        message = f"The name {shown(entry.name)} begins at the root of a file system."
        refused_by = refusals(level, of_tar=UV)
        return self.info.finding(
            entry, message, entry.name, evidence=Evidence(shown(entry.name)), refused_by=refused_by
        )

    def _of_system(self, level: Level, absolute: list[Entry], reason: str) -> Finding:
        names = some_names([entry.name for entry in absolute])
        message = f"{counted(len(absolute), 'absolute name')}: {names}."
        key = f"system: {level.key}"
        return self.info.finding(level.container, message, key, severity=Severity.INFO, reasons=(reason,))
