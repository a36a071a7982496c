"""The artifact holds files that the project's sources do not.

## What it flags

With a checkout given (`--source`): files that lie nowhere in it, and files that lie there with another content.
Metadata that packers write are left out.

## Why it matters

What is not in the repository was reviewed by nobody. The backdoor of xz in 2024 was in the release archive only: the
tag did not hold the script that unpacked it.

## Example

`demo-1.0/m4/build-to-host.m4` is not in the checkout of the tag `v1.0`.

## What to do

Explain each file: build output is expected, everything else should be in the repository or leave the artifact.

## Limits

Files are compared by content, then by path below any folder, and line ends count. Where most of an artifact is build
output the finding weighs less. An acceptance holds for exactly these names. Without a checkout the rule does not apply.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.policy.source_gap import SourceGap

_SHOWN_NAMES: Final = 10
_SHOWN_CHARACTERS: Final = 160
_BUILT: Final = "Most of the artifact is not in the sources: it looks like build output."


class IntNotInSource:
    """What only the artifact holds."""

    info: Final = RuleInfo(
        id="int-not-in-source",
        title="Files that the sources do not hold",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Explain each file: keep it in the repository, make it in the build, or leave it out.",
        cwe=(506,),
    )

    def findings_for(self, gap: SourceGap) -> Iterator[Finding]:
        """At most one finding for absent files and one for changed ones."""
        is_built = (len(gap.absent) + len(gap.changed)) * 2 > gap.total
        yield from self._finding(gap.absent, "lies nowhere in the sources", "lie nowhere in the sources", is_built)
        yield from self._finding(gap.changed, "differs from the sources", "differ from the sources", is_built)

    def _finding(self, names: Sequence[str], one: str, many: str, is_built: bool) -> Iterator[Finding]:
        if names:
            what = f"file {one}" if len(names) == 1 else f"files {many}"
            yield self.info.finding(
                None,
                f"{len(names):,} {what}: {_some(names)}.",
                f"{one}: {_digest(names)}",
                severity=Severity.LOW if is_built else None,
                reasons=(_BUILT,) if is_built else (),
            )


def _some(names: Sequence[str]) -> str:
    text = ", ".join(shortened(visible(name), _SHOWN_CHARACTERS) for name in names[:_SHOWN_NAMES])
    return text if len(names) <= _SHOWN_NAMES else f"{text} and {len(names) - _SHOWN_NAMES:,} more"


def _digest(names: Sequence[str]) -> str:
    """What makes it another finding as soon as one more file is missing."""
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()
