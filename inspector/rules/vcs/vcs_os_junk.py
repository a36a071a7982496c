"""Files that an operating system keeps in folders are part of the artifact.

## What it flags

`.DS_Store`, `Thumbs.db`, `desktop.ini`, `__MACOSX`, files that begin with `._`, trash folders and the like,
summed up per kind.

## Why it matters

They are of no use to anybody. `.DS_Store` lists names of files that lay in the folder, also of those that
were not packed; files beginning with `._` hold attributes such as the address a file was downloaded from.

## Example

`package/assets/.DS_Store`, packed together with the pictures beside it.

## What to do

Exclude them from the package. On macOS set `COPYFILE_DISABLE=1` before `tar`, and pack with `zip -X` or
`ditto --norsrc`.

## Limits

Found by name only; what the files say is not decoded.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import Leftover, amount, by_kind, leftovers, named
from inspector.rules.level import Level, levels

_JUNK = re.compile(
    r"(?:^|/)(?:(?P<resource_fork>__MACOSX)(?=/|\Z)"
    r"|(?P<system_folder>\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|\.AppleDouble|\$RECYCLE\.BIN)(?=/|\Z)"
    r"|(?P<finder>\.DS_Store|Icon\r)\Z"
    r"|(?P<windows>(?i:thumbs\.db|ehthumbs\.db|desktop\.ini))\Z"
    r"|(?P<attributes>\._[^/]+)\Z"
    r"|(?P<kde>\.directory)\Z)"
)
_KINDS = {
    "resource_fork": "Attributes of files, from macOS",
    "system_folder": "Folders of the operating system",
    "finder": "Views of folders, from the macOS Finder",
    "windows": "Views of folders, from Windows",
    "attributes": "Attributes of files, from macOS",
    "kde": "Views of folders, from KDE",
}


class VcsOsJunk:
    """What operating systems leave behind."""

    info: Final = RuleInfo(
        id="vcs-os-junk",
        title="Files of an operating system",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude them from the package; on macOS set `COPYFILE_DISABLE=1` before `tar`.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per kind and container."""
        for level in levels(view):
            for places in by_kind(leftovers(level, _JUNK)):
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        kind = places[0].kind
        message = f"{_KINDS[kind]}: {named(places)} ({amount(places)})."
        return self.info.finding(places[0].entry, message, f"{kind}: {level.key}")
