"""The artifact as a whole is unusually large.

## What it flags

Artifacts that unpack to more than 50 MB. Above 200 MB the finding is one level worse.

## Why it matters

A package that grows by itself is a package to which something was added that nobody listed. Every user and
every build pays for it.

## Example

A command-line tool of 62 MB, of which one source map is 59.8 MB.

## What to do

Look at the largest files first (`size-file`), and list exactly what is packed. Accept the finding in the
policy if the size is meant.

## Limits

Containers count with their packed size: what nested archives unpack to is the matter of `arc-bomb`. One
artifact says nothing about growth; compare with the last release for that.
"""

from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.size.size_file import size_of

VERY_LARGE_BYTES = 200_000_000


class SizeTotal:
    """Large artifacts."""

    info: Final = RuleInfo(
        id="size-total",
        title="Unusually large artifact",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="List exactly what is packed, largest files first; accept the size in the policy if it is meant.",
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """At most one finding."""
        files = [entry for entry in view.shipped_levels().get(None, ()) if entry.is_file]
        total = sum(size_of(view, entry) for entry in files)
        if total > view.limits.flag_total_bytes:
            is_very_large = total > VERY_LARGE_BYTES
            yield self.info.finding(
                None,
                f"{counted(len(files), 'file')} unpack to {human_size(total)}.",
                "total",
                severity=Severity.MEDIUM if is_very_large else None,
                reasons=(f"The artifact is larger than {human_size(VERY_LARGE_BYTES)}.",) if is_very_large else (),
            )
