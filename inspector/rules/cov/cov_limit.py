"""Reading stopped early because a limit was reached.

## What it flags

A scan that met one of the bounds on unpacked bytes, entries, compression ratio, depth of nesting or time. The
ratio holds for each compressed stream, and for all that the artifact unpacks to against its own size.

## Why it matters

The limits protect the computer from archives that are built to fill it. What was listed and unpacked before is
read; behind the limit nothing was looked at, so the verdict covers only a part of the artifact.

## Example

`layers.tar` unpacks to more than 4.29 GB: what follows was not read.

## What to do

If the artifact is meant to be that large, raise the limit that the message names: below `[limits]` in the
policy, with `--limit NAME=NUMBER` on the command line, or with *Read On* in the window. If it is not, look at
`arc-bomb` and `size-total`.

## Limits

The message names the limit that was met first; behind it there may be others. Reaching a time limit depends
on the computer.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.coverage_rule import coverage_finding


class CovLimit:
    """Something was cut by a limit."""

    info: Final = RuleInfo(
        id="cov-limit",
        title="Reading stopped at a limit",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Raise the limit in the policy's `[limits]` or by `--limit`, or ship a smaller artifact.",
    )

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        return coverage_finding(self.info, problem)
