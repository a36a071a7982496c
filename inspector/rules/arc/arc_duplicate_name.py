"""Two records of one container have the same name.

## What it flags

Names that occur more than once in one container, after `./` and doubled slashes were taken away.

## Why it matters

Programs disagree about which record counts: one takes the first, one the last, one merges them. A reviewer
may be shown a harmless file while an installer writes the other one.

## Example

A wheel with `app/config.py` twice, the second one different. Python's `zipfile` reads the last.

## What to do

Build the archive from scratch instead of appending to an old one.

## Limits

Folders that are listed twice in a tarball are harmless and not flagged. Members of a static library may share
a name; that is information only. Where both records hold the same bytes, the finding is one level milder.
Names that differ in case only are the matter of `arc-case-collision`.
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
from inspector.rules.level import Level, components, levels, place_key, shown
from inspector.rules.setting import library_reason
from inspector.rules.upload_check import BOTH, PYPI, refusals


class ArcDuplicateName:
    """Names that occur more than once."""

    info: Final = RuleInfo(
        id="arc-duplicate-name",
        title="The same name twice in one container",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive from scratch instead of appending to an old one.",
        cwe=(694,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per name, at its last record, bounded per container."""
        for level in levels(view):
            repeated = list(_repeated(level))
            reason = library_reason(level) if repeated else None
            if reason:
                yield self._of_library(level, repeated, reason)
            else:
                findings = (self._finding(level, entries) for entries in repeated)
                yield from bounded(self.info, level, findings, "names that occur more than once")

    def _finding(self, level: Level, entries: list[Entry]) -> Finding:
        digests = {level.view.digests.get(entry.number) for entry in entries}
        same_bytes = len(digests) == 1 and None not in digests
        content = ", each time with the same bytes" if same_bytes else ""
        if len(digests - {None}) > 1:
            content = ", with different content"
        last = entries[-1]
        return self.info.finding(
            last,
            f"{shown(last.name)} occurs {counted(len(entries), 'time')}{content}.",
            place_key(last.name),
            severity=Severity.MEDIUM if same_bytes else None,
            reasons=("All copies hold the same bytes.",) if same_bytes else (),
            refused_by=refusals(level, of_zip=PYPI if same_bytes else BOTH),
            evidence=Evidence(shown(last.name)),
        )

    def _of_library(self, level: Level, repeated: list[list[Entry]], reason: str) -> Finding:
        names = some_names([entries[0].name for entries in repeated])
        message = f"{counted(len(repeated), 'name')} that occur more than once: {names}."
        key = f"library: {level.key}"
        return self.info.finding(level.container, message, key, severity=Severity.INFO, reasons=(reason,))


def _repeated(level: Level) -> Iterator[list[Entry]]:
    """Records of one name, unless all of them are folders; names of slashes only are tables of static libraries."""
    same: dict[bytes | str, list[Entry]] = defaultdict(list)
    for entry in level.entries:
        same[_identity(entry)].append(entry)
    for identity, entries in same.items():
        if identity and len(entries) > 1 and any(entry.kind is not EntryKind.DIRECTORY for entry in entries):
            yield entries


def _identity(entry: Entry) -> bytes | str:
    """The raw name where the shown one lost bytes; else the place that it names."""
    if entry.name_raw is not None:
        return entry.name_raw
    name = entry.name
    if "//" in name or "./" in name or name.endswith("/"):
        return "/".join(components(name)) if "\\" not in name else name
    return name
