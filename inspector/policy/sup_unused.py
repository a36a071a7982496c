"""An acceptance in the policy matches no finding.

## What it flags

An `[[accept]]` that still holds and whose fingerprint belongs to no finding of this scan.

## Why it matters

A list of exceptions that only grows hides what is really accepted. An entry without a finding is either done,
or its finding changed and now counts as a new one.

## Example

The accepted `.env` file was removed from the package; its entry is still in `inspector.toml`.

## What to do

Delete the entry. If the finding still exists with another fingerprint, accept that one instead.

## Limits

Judged only when the scan was complete, and over all artifacts that are scanned together.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.policy.policy import Acceptance


class SupUnused:
    """An acceptance matches nothing."""

    info: Final = RuleInfo(
        id="sup-unused",
        title="Acceptance matches no finding",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Delete the entry from the policy.",
    )

    def finding_for(self, acceptance: Acceptance) -> Finding:
        """The finding of one unused acceptance."""
        place = f" at {acceptance.path}" if acceptance.path else ""
        return self.info.finding(
            None,
            f"The acceptance of {acceptance.rule}{place} matches no finding.",
            f"{acceptance.rule}:{acceptance.fingerprint}",
        )
