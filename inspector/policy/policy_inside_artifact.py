"""The policy in force lies in the folder that is judged by it.

## What it flags

A scanned folder that holds the very policy file which decides about it.

## Why it matters

Whoever can put a file into the folder can then also accept what he put there. A policy belongs where the
artifact's content cannot reach it.

## Example

`inspector scan .` in a project whose `inspector.toml` lies in the same folder.

## What to do

Scan the packed artifact instead of the project folder, or keep the policy outside and name it with `--policy`.

## Limits

Only the file that was really read is looked at; other policy files in the folder have no effect and no finding.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity


class PolicyInsideArtifact:
    """The judge is part of the judged."""

    info: Final = RuleInfo(
        id="policy-inside-artifact",
        title="The policy lies inside the scanned folder",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Keep the policy outside of what is scanned and name it with `--policy`.",
        cwe=(807,),
    )

    def finding_for(self, source: str) -> Finding:
        """The finding for the policy file at that path."""
        return self.info.finding(None, f"The policy {source} was read from the folder that it judges.", "policy")
