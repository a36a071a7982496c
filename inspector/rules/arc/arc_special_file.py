"""The archive holds a device, a pipe or a socket.

## What it flags

Records of the kinds character device, block device, named pipe (FIFO) and socket.

## Why it matters

A package has no use for them. Unpacked with rights, a device record gives direct access to a disk or to
memory; a pipe makes the program that reads the folder wait for ever.

## Example

A record `package/data/null` of the kind device, made by packing a folder that a container had prepared.

## What to do

Remove the file from the folder that is packed, or pack with a list of the files that are meant.

## Limits

Base layers of container images and operating system packages hold such records on purpose; there they are one
mild finding for the whole container.
"""

from collections.abc import Iterable
from typing import Final

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import system_reason
from inspector.rules.upload_check import UV, refusals

_SPECIAL = {EntryKind.DEVICE: "a device", EntryKind.FIFO: "a named pipe", EntryKind.SOCKET: "a socket"}


class ArcSpecialFile:
    """Devices, pipes and sockets."""

    info: Final = RuleInfo(
        id="arc-special-file",
        title="Device, pipe or socket in the archive",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove it from the folder that is packed, or pack with a list of the files that are meant.",
        cwe=(66,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per record, bounded; one per container in operating systems."""
        for level in levels(view):
            special = [entry for entry in level.entries if entry.kind in _SPECIAL]
            reason = system_reason(level) if special else None
            if reason:
                yield self._of_system(level, special, reason)
            else:
                yield from bounded(self.info, level, (self._finding(level, e) for e in special), "special files")

    def _finding(self, level: Level, entry: Entry) -> Finding:
        message = f"{shown(entry.name)} is {_SPECIAL[entry.kind]}."
        key = f"{entry.kind}: {place_key(entry.name)}"
        return self.info.finding(entry, message, key, refused_by=refusals(level, of_tar=UV))

    def _of_system(self, level: Level, special: list[Entry], reason: str) -> Finding:
        names = some_names([entry.name for entry in special])
        message = f"{counted(len(special), 'special file')}: {names}."
        key = f"system: {level.key}"
        return self.info.finding(level.container, message, key, severity=Severity.LOW, reasons=(reason,))
