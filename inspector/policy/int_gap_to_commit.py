"""How many of the artifact's files are in the commit that it is said to come from.

## What it flags

With a checkout given (`--source`): the number of files whose content the checkout holds, and the commit that is checked
out. With an attestation too: whether it names that commit.

## Why it matters

An attestation names a commit, and readers take the artifact for what the commit holds. Most of a built package is not:
505 of 840 files of one widely used, fully attested package were not in its commit.

## Example

335 of 840 files are in the commit 5c1e0b2.

## What to do

Nothing needs to be done. Read those files that no build would make; `int-not-in-source` names them.

## Limits

Files are compared by content. Without a checkout the rule does not apply.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.policy.checkout import Checkout
from inspector.policy.source_gap import SourceGap

_SHOWN_DIGITS: Final = 12


class IntGapToCommit:
    """What a commit does not explain."""

    info: Final = RuleInfo(
        id="int-gap-to-commit",
        title="Files that the commit does not hold",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Nothing needs to be done; read those files that no build would make.",
    )

    def findings_for(self, gap: SourceGap, checkout: Checkout, attested: str | None) -> Iterator[Finding]:
        """One finding, and one more where the attestation names another commit than is checked out."""
        commit = checkout.commit
        place = f"the commit {commit[:_SHOWN_DIGITS]}" if commit else "the checkout"
        message = f"{gap.same:,} of {gap.total:,} files are in {place}, byte for byte."
        yield self.info.finding(None, message, "gap to commit")
        if attested and commit and attested != commit:
            yield self.info.finding(
                None,
                f"The attestation names the commit {visible(attested)[:_SHOWN_DIGITS]}, but "
                f"{commit[:_SHOWN_DIGITS]} is checked out.",
                "another commit",
                severity=Severity.MEDIUM,
                reasons=("The comparison is with another state of the sources than the attested one.",),
            )
