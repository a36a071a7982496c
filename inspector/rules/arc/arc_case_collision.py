"""Two names differ only in upper and lower case.

## What it flags

Names in one container that are equal once case is ignored, unless all of them are folders.

## Why it matters

On Windows and macOS both names are one file: the later record replaces the earlier one without a word. What
runs there is not what was tested on Linux.

## Example

`lib/Parser.js` and `lib/parser.js` in one package.

## What to do

Rename one of them. After a rename in a repository on macOS, remove the old file from the index as well.

## Limits

Names that become equal by Unicode normalisation are not compared. In static libraries, and in packages of
operating systems that tell case apart, this is normal and one mild finding for the whole container.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import library_reason, system_reason


def _colliding(level: Level) -> Iterator[list[Entry]]:
    """Records whose names differ, but not when case is ignored; the first of each spelling."""
    same: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in level.entries:
        name = entry.name.rstrip("/")
        same[name.casefold()].setdefault(name, entry)
    for spellings in same.values():
        entries = list(spellings.values())
        if len(entries) > 1 and any(entry.kind is not EntryKind.DIRECTORY for entry in entries):
            yield entries


class ArcCaseCollision:
    """Names that are one name where case is ignored."""

    info: Final = RuleInfo(
        id="arc-case-collision",
        title="Names that differ only in case",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename one of the files.",
        cwe=(178,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per set of names, bounded; one per container in operating systems."""
        for level in levels(view):
            collisions = list(_colliding(level))
            reason = (system_reason(level) or library_reason(level)) if collisions else None
            if reason:
                yield self._of_system(level, collisions, reason)
            else:
                yield from bounded(self.info, level, map(self._finding, collisions), "sets of names that collide")

    def _finding(self, entries: list[Entry]) -> Finding:
        names = some_names([entry.name for entry in entries])
        return self.info.finding(
            entries[-1],
            f"{names} become one file where case is ignored.",
            place_key(entries[0].name).casefold(),
            evidence=Evidence(shown(entries[-1].name)),
        )

    def _of_system(self, level: Level, collisions: list[list[Entry]], reason: str) -> Finding:
        names = some_names([entries[0].name for entries in collisions])
        message = f"{counted(len(collisions), 'set')} of names that differ only in case: {names}."
        return self.info.finding(
            level.container, message, f"system: {level.key}", severity=Severity.INFO, reasons=(reason,)
        )
