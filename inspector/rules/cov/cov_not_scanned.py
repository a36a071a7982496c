"""Something in the artifact was read but not searched.

## What it flags

Content that the rules did not see in full: it was too long, in an encoding that could not be decoded,
encrypted, the scan was cancelled before it, or a rule failed on it.

## Why it matters

An empty list of findings only means something when everything was looked at. What was left out is listed
here, so that "nothing found" and "not looked at" cannot be mistaken for each other.

## Example

`app.zip!/data/customers.bin` is encrypted, so its content was not searched for secrets.

## What to do

Raise the limit that the message names and scan again, ship the file in a form that can be read, or look at it
by hand and accept this finding in the policy with a reason.

## Limits

Nothing is known about what the unread part holds. With `require-full-coverage = true` the scan fails whatever
severity this has.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.coverage_rule import coverage_finding


class CovNotScanned:
    """Content that was not searched in full."""

    info: Final = RuleInfo(
        id="cov-not-scanned",
        title="Content that was not searched",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Raise the limit that kept it unsearched, or look at it by hand and accept it in the policy.",
    )

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        return coverage_finding(self.info, problem)
