"""A file or container is damaged, cut short or of an unknown form.

## What it flags

Members whose checksum is wrong, archives that end in the middle of a record, compressed data that cannot be
unpacked, files that the system refuses to open.

## Why it matters

Other programs may read the same bytes differently. What this program could not read, it could not judge
either.

## Example

`pkg-1.0.tar.gz` ends after entry 27: the rows before the cut are listed, the rest is unknown.

## What to do

Build the artifact again and compare its digest. If the damage is in an inner archive, replace that archive.

## Limits

The readable part is listed and scanned as usual. Nothing is repaired or guessed.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.coverage_rule import coverage_finding


class CovUnreadable:
    """Bytes that could not be read."""

    info: Final = RuleInfo(
        id="cov-unreadable",
        title="Content that could not be read",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rebuild the artifact, or replace the damaged file in it.",
    )

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        return coverage_finding(self.info, problem)
