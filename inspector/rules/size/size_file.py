"""One file of the artifact is unusually large.

## What it flags

Files above 10 MB, with their share of everything that is unpacked. Above 50 MB the finding is one level
worse.

## Why it matters

Nearly every large leak was one large file that nobody expected: a source map of 59.8 MB, a data set, a dump.
Size is the cheapest sign that something was packed by mistake, and it costs every user who installs the
package.

## Example

`package/cli.js.map` is 59.8 MB, 96 % of everything that is unpacked.

## What to do

Look at the file. If it does not belong into the package, exclude it; if it does, accept the finding in the
policy with the reason.

## Limits

Files inside a container that is itself too large are not listed again. Compiled libraries, fonts and models
are often large on purpose.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, levels, place_key, shown

VERY_LARGE_BYTES = 50_000_000


def size_of(view: ArtifactView, entry: Entry) -> int:
    """Bytes that were really read, else what the record states."""
    return view.sizes.get(entry.number) or entry.size_bytes or 0


class SizeFile:
    """Large files."""

    info: Final = RuleInfo(
        id="size-file",
        title="Unusually large file",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude the file, or accept it in the policy with the reason why it belongs into the package.",
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per file, bounded per container."""
        large: set[int] = set()
        for level in levels(view):
            if not self._is_in_large(view, level, large):
                yield from bounded(self.info, level, self._findings(level, large), "large files")

    def _is_in_large(self, view: ArtifactView, level: Level, large: set[int]) -> bool:
        container = level.container
        return container is not None and (
            container.number in large or any(above.number in large for above in view.ancestors(container))
        )

    def _findings(self, level: Level, large: set[int]) -> Iterator[Finding]:
        limit = level.view.limits.flag_file_bytes
        total = sum(size_of(level.view, entry) for entry in level.entries if entry.is_file)
        for entry in level.entries:
            size_bytes = size_of(level.view, entry) if entry.is_file else 0
            if size_bytes > limit:
                large.add(entry.number)
                yield self._finding(entry, size_bytes, total)

    def _finding(self, entry: Entry, size_bytes: int, total: int) -> Finding:
        is_very_large = size_bytes > VERY_LARGE_BYTES
        percent = f"{100 * size_bytes // total}" if 100 * size_bytes >= total else "less than 1"
        share = f"{percent} % of everything that is unpacked"
        return self.info.finding(
            entry,
            f"{shown(entry.name)} is {human_size(size_bytes)}, {share}.",
            place_key(entry.name),
            severity=Severity.MEDIUM if is_very_large else None,
            reasons=(f"The file is larger than {human_size(VERY_LARGE_BYTES)}.",) if is_very_large else (),
        )
