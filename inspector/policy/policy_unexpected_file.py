"""A file ships that the policy does not expect.

## What it flags

A file of the artifact that none of the patterns below `[expected]` in the policy matches. Files inside nested
archives count; rebuilt sources and embedded maps do not, because nobody packed them as files.

## Why it matters

The costliest leaks were one file too many. A list that a person approved once makes every further file stand
out, whatever it is called and whatever it holds.

## Example

    [expected]
    files = ["package/package.json", "package/dist/*.js"]

`package/dist/cli.js.map` then is a finding.

## What to do

Leave the file out of the build, or add a pattern for it to the policy.

## Limits

`*` matches within one folder, `**` across folders, `?` one character. Upper and lower case differ. The content
of an expected file is not compared with anything.
"""

from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.policy.path_key import path_key


class PolicyUnexpectedFile:
    """A file that is not on the list."""

    info: Final = RuleInfo(
        id="policy-unexpected-file",
        title="File is not on the list of expected files",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave the file out of the build, or add it to `[expected]` in the policy.",
        cwe=(538,),
    )

    def finding_for(self, entry: Entry) -> Finding:
        """The finding of one file."""
        return self.info.finding(entry, "No pattern of the policy expects this file.", path_key(entry.path))
