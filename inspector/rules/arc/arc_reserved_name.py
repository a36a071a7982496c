"""A name means something else on Windows, or is too long for any disk.

## What it flags

Components named like a device of Windows (`CON`, `PRN`, `AUX`, `NUL`, `COM1` to `COM9`, `LPT1` to `LPT9`, with
or without an extension), components that end in a dot or a space, and components with a colon; on any system,
components of more than 255 bytes and names of more than 4,096.

## Why it matters

Unpacking fails there, or writes somewhere else: `aux.js` opens a device, `name.` becomes `name` and replaces
another file, and `a.txt:evil` writes a hidden stream of the file `a.txt`. Names that no disk can hold end an
installation in the middle, or are cut to another name.

## Example

`package/lib/aux.js`, or `package/readme.txt.` beside `package/readme.txt`.

## What to do

Rename the file. If the package is never used on Windows, accept the finding with that reason.

## Limits

A drive letter at the start of a name is the matter of `arc-absolute-path`. In packages of operating systems,
where manual pages hold colons, this is one mild finding for the whole container.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import library_reason, system_reason

_DEVICE = re.compile(
    r"(?:\A|[/\\])(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³])(?:[ .:][^/\\]*)?(?=[/\\]|\Z)", re.IGNORECASE
)
_ENDING = re.compile(r"[^/\\. ][. ]+(?:[/\\]|\Z)")
_STREAM = re.compile(r"(?:[^/\\:]{2}|[/\\][^/\\:]|\A[^A-Za-z/\\:]):")
_LONGEST_COMPONENT_BYTES, _LONGEST_NAME_BYTES = 255, 4096
_KINDS = (
    (_DEVICE, "is the name of a device on Windows"),
    (_ENDING, "loses the dot or space at its end on Windows"),
    (_STREAM, "names a hidden stream of a file on Windows"),
)


def _fault(name: str) -> str | None:
    if len(name) > _LONGEST_COMPONENT_BYTES // 4 and _is_too_long(name):
        return "is too long for usual file systems"
    return next((what for pattern, what in _KINDS if pattern.search(name)), None)


def _is_too_long(name: str) -> bool:
    raw = name.encode("utf-8", "surrogatepass")
    return len(raw) > _LONGEST_NAME_BYTES or any(len(part) > _LONGEST_COMPONENT_BYTES for part in raw.split(b"/"))


class ArcReservedName:
    """Names that Windows reads otherwise."""

    info: Final = RuleInfo(
        id="arc-reserved-name",
        title="Name that means something else on Windows or fits no disk",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename the file.",
        cwe=(67,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per record, bounded; one per container in operating systems and static libraries."""
        for level in levels(view):
            odd = [(entry, what) for entry in level.entries if (what := _fault(entry.name)) is not None]
            reason = (system_reason(level) or library_reason(level)) if odd else None
            if reason:
                yield self._of_system(level, [entry for entry, _ in odd], reason)
            else:
                yield from bounded(self.info, level, self._findings(odd), "reserved names")

    def _findings(self, odd: list[tuple[Entry, str]]) -> Iterator[Finding]:
        for entry, what in odd:
            yield self.info.finding(
                entry, f"{shown(entry.name)} {what}.", place_key(entry.name), evidence=Evidence(shown(entry.name))
            )

    def _of_system(self, level: Level, entries: list[Entry], reason: str) -> Finding:
        names = some_names([entry.name for entry in entries])
        message = f"{counted(len(entries), 'name')} that Windows reads otherwise: {names}."
        return self.info.finding(
            level.container, message, f"system: {level.key}", severity=Severity.INFO, reasons=(reason,)
        )
