"""An acceptance in the policy no longer holds.

## What it flags

An `[[accept]]` whose `expires` lies before the day of the scan, or cannot be read as a date.

## Why it matters

Accepting a finding is a decision for a while. When the time is over, somebody should look again: the finding
that it covered counts as open from then on.

## Example

    [[accept]]
    rule = "vcs-ci-config"
    expires = "2026-01-31"   # the scan runs on 1 February

## What to do

Remove the cause and delete the entry, or look at the finding again and set a new date.

## Limits

The day is the current one in UTC unless `--as-of` names another. A date that cannot be read counts as lapsed.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.policy.policy import Acceptance


class SupExpired:
    """An acceptance lapsed."""

    info: Final = RuleInfo(
        id="sup-expired",
        title="Acceptance has lapsed",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the cause and delete the entry from the policy, or set a new `expires` date.",
    )

    def finding_for(self, acceptance: Acceptance) -> Finding:
        """The finding of one lapsed acceptance."""
        place = f" at {acceptance.path}" if acceptance.path else ""
        if acceptance.expires is None:
            when = f'has a date that cannot be read ("{acceptance.bad_date}"), so it does not hold.'
        else:
            when = f"lapsed after {acceptance.expires.isoformat()}."
        return self.info.finding(
            None, f"The acceptance of {acceptance.rule}{place} {when}", f"{acceptance.rule}:{acceptance.fingerprint}"
        )
