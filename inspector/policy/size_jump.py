"""The artifact grew by leaps since the earlier release.

## What it flags

Compared with the report of an earlier release (`--baseline`): half as many bytes again, or half as many entries
again, beyond what small packages change by from one release to the next.

## Why it matters

A forgotten folder, a source map or a data set shows in the size first. The package that leaked half a million lines
in March 2026 had grown by one file of 59.8 MB.

## Example

Version 2.1.87 unpacked to 21 MB, version 2.1.88 unpacks to 81 MB; `package/cli.js.map` alone is 59.8 MB.

## What to do

Look at the largest new files. If the growth is meant, such as a build for one more platform, accept the finding with
that reason.

## Limits

Judged only where both scans were complete. Without an earlier report it does not apply. Less than 1 MB or 50 entries of
growth is never flagged. An acceptance holds for this size only: the next leap is a finding again.
"""

from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.report import Counts
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size, shortened, visible

MIN_GROWTH_BYTES: Final = 1_000_000
MIN_GROWTH_ENTRIES: Final = 50
_GROWTH: Final = 0.5
_SHOWN_CHARACTERS: Final = 160


class SizeJump:
    """Growth since an earlier report."""

    info: Final = RuleInfo(
        id="size-jump",
        title="Much larger than the earlier release",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Look at the largest files; leave out what does not belong, or accept the growth with its reason.",
    )

    def findings_for(self, before: Counts, now: Counts, largest: Entry | None) -> list[Finding]:
        """At most one finding for bytes and one for entries. `largest` is the largest file that ships now."""
        found: list[Finding] = []
        grown_bytes = now.bytes_unpacked - before.bytes_unpacked
        if grown_bytes >= max(MIN_GROWTH_BYTES, before.bytes_unpacked * _GROWTH):
            message = f"It unpacks to {human_size(now.bytes_unpacked)}; before it was "
            message += f"{human_size(before.bytes_unpacked)}.{_share(largest, grown_bytes)}"
            found.append(self.info.finding(None, message, f"bytes: {now.bytes_unpacked}"))
        grown_entries = now.entries - before.entries
        if grown_entries >= max(MIN_GROWTH_ENTRIES, before.entries * _GROWTH):
            message = f"It holds {now.entries:,} entries; before it were {before.entries:,}."
            found.append(self.info.finding(None, message, f"entries: {now.entries}"))
        return found


def _share(largest: Entry | None, grown_bytes: int) -> str:
    size_bytes = (largest.size_bytes or 0) if largest else 0
    if largest is None or size_bytes * 2 < grown_bytes:
        return ""
    return f" {shortened(visible(largest.path), _SHOWN_CHARACTERS)} alone is {human_size(size_bytes)}."
