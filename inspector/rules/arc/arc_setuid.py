"""A file carries rights that a package should not hand out.

## What it flags

Files with the setuid or setgid bit, and files and folders that everybody may write to.

## Why it matters

A setuid program runs with the rights of its owner, whoever starts it. A file that everybody may write to can
be replaced by any user of the computer between installation and use.

## Example

`package/bin/agent` with mode 4755, or a wheel built on a system where every file has mode 666.

## What to do

Set the modes before packing: `chmod -R u=rwX,go=rX dist`. Build in a fresh checkout with `umask 022`.

## Limits

Installers of wheels and npm packages drop these bits, plain `tar` run by root does not. Files that everybody
may write to are one mild finding per container, since old packers made all files that way. Folders with the
sticky bit, such as `/tmp`, and links are not flagged. Zip archives made on Windows state no modes.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import system_reason

_SETUID, _SETGID, _STICKY, _WORLD_WRITE = 0o4000, 0o2000, 0o1000, 0o002


def _borrows_rights(entry: Entry) -> bool:
    return entry.kind is EntryKind.FILE and bool((entry.mode or 0) & (_SETUID | _SETGID))


def _is_open_to_all(entry: Entry) -> bool:
    mode = entry.mode or 0
    return bool(mode & _WORLD_WRITE) and not mode & _STICKY and entry.kind in (EntryKind.FILE, EntryKind.DIRECTORY)


class ArcSetuid:
    """Setuid, setgid and world-writable records."""

    info: Final = RuleInfo(
        id="arc-setuid",
        title="Setuid, setgid or world-writable file",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Set the modes before packing: `chmod -R u=rwX,go=rX` on the folder that is packed.",
        cwe=(732,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per setuid file, bounded, and one per container for what everybody may write to."""
        for level in levels(view):
            yield from self._of_level(level)

    def _of_level(self, level: Level) -> Iterator[Finding]:
        borrowing = [entry for entry in level.entries if _borrows_rights(entry)]
        reason = system_reason(level) if borrowing else None
        if reason:
            yield self._of_system(level, borrowing, reason)
        else:
            yield from bounded(self.info, level, map(self._finding, borrowing), "setuid or setgid files")
        open_to_all = [entry for entry in level.entries if _is_open_to_all(entry)]
        if open_to_all:
            yield self._world_writable(level, open_to_all)

    def _finding(self, entry: Entry) -> Finding:
        mode = entry.mode or 0
        bit = "setuid" if mode & _SETUID else "setgid"
        message = f"{shown(entry.name)} has the {bit} bit (mode {mode:04o})."
        return self.info.finding(entry, message, f"{bit}: {place_key(entry.name)}")

    def _of_system(self, level: Level, entries: list[Entry], reason: str) -> Finding:
        names = some_names([f"{entry.name} ({entry.mode or 0:04o})" for entry in entries], 5)
        message = f"{counted(len(entries), 'setuid or setgid file')}: {names}."
        key = f"system: {level.key}"
        return self.info.finding(level.container, message, key, severity=Severity.LOW, reasons=(reason,))

    def _world_writable(self, level: Level, entries: list[Entry]) -> Finding:
        names = some_names([entry.name for entry in entries])
        entry = entries[0] if len(entries) == 1 else level.container
        return self.info.finding(
            entry,
            f"Everybody may write to {counted(len(entries), 'record')}: {names}.",
            f"world-writable: {level.key}",
            severity=Severity.LOW,
            reasons=("Most installers drop this right.",),
        )
