"""Files with the same content are packed several times.

## What it flags

Equal files of one container, by their SHA-256, once more than 1 MB or a tenth of everything unpacked is there twice.

## Why it matters

Every user downloads and stores it again. A duplicate can also be a sign that two build outputs, or an output and its
input, were packed side by side.

## Example

`package/dist/vendor.js` and `package/lib/vendor.js`, 2.1 MB each.

## What to do

Let one refer to the other, or pack one of the output folders only.

## Limits

Empty files and files below 1 kB are not counted: markers and stubs are often equal on purpose.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import Level, levels
from inspector.rules.size.size_file import size_of

_MIN_FILE_BYTES = 1000
_MIN_WASTED_BYTES = 1_000_000


class SizeDuplicates:
    """The same bytes several times."""

    info: Final = RuleInfo(
        id="size-duplicates",
        title="The same content packed several times",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Pack one of the copies only, or let the others refer to it.",
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """At most one finding per container."""
        for level in levels(view):
            groups = [entries for entries in _equal(level) if len(entries) > 1]
            wasted = sum(size_of(view, entries[0]) * (len(entries) - 1) for entries in groups)
            total = sum(size_of(view, entry) for entry in level.entries if entry.is_file)
            if wasted >= _MIN_WASTED_BYTES or (wasted >= _MIN_FILE_BYTES and wasted * 10 >= total):
                yield self._finding(level, groups, wasted)

    def _finding(self, level: Level, groups: list[list[Entry]], wasted: int) -> Finding:
        largest = max(groups, key=lambda entries: size_of(level.view, entries[0]) * (len(entries) - 1))
        copies = sum(len(entries) - 1 for entries in groups)
        return self.info.finding(
            level.container,
            f"{counted(copies, 'file')} repeat others byte for byte ({human_size(wasted)}), "
            f"most of all {some_names([entry.name for entry in largest])}.",
            f"duplicates: {level.key}",
        )


def _equal(level: Level) -> Iterable[list[Entry]]:
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in level.entries:
        digest = level.view.digests.get(entry.number)
        if digest is not None and size_of(level.view, entry) >= _MIN_FILE_BYTES:
            same[digest].append(entry)
    return same.values()
