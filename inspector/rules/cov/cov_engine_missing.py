"""A part of the program that this scan needed is not installed or did not start.

## What it flags

The secret engine or the archive library is absent, too old, or failed while it started.

## Why it matters

Whole classes of findings cannot be made without it. A scan without the secret engine finds no tokens and must
not be read as proof that there are none.

## Example

libarchive is not installed: `.7z` and `.rpm` files are listed as plain files.

## What to do

Install what the message names. On Debian and Ubuntu the archive library is the package `libarchive13`.

## Limits

The rest of the scan runs as usual. The policy decides whether incomplete coverage fails it.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.coverage_rule import coverage_finding


class CovEngineMissing:
    """A part of the program is missing."""

    info: Final = RuleInfo(
        id="cov-engine-missing",
        title="A scan engine is missing",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Install the missing part that the message names, then scan again.",
    )

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        return coverage_finding(self.info, problem)
