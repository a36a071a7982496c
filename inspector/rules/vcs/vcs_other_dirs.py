"""The folder in which a version control system keeps its state is part of the artifact.

## What it flags

`.svn`, `.hg`, `.bzr`, `.jj`, `.pijul`, `.fossil` and `CVS` folders, and `_darcs`. Git has a rule of its own.

## Why it matters

Depending on the system the folder holds the whole history, the pristine copy of every file, or at least the address of
the server and the names of those who worked there.

## Example

`package/.svn/wc.db`: the table in it lists every file of the checkout, and `.svn/pristine` holds each of them.

## What to do

Export before packing (`svn export`, `hg archive`), or exclude the folder from the package.

## Limits

Found by name. `CVS` counts only with the files `Entries`, `Root` or `Repository` in it, since the three letters are
also the name of other things.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.leftover import amount, leftovers
from inspector.rules.level import Level, levels, place_key, shown

_STATE = re.compile(
    r"(?:^|/)(?:(?P<folder>\.svn|\.hg|\.bzr|\.jj|\.pijul|\.fossil|_darcs)(?=/|\Z)"
    r"|(?P<cvs>CVS)(?=/(?:Entries|Root|Repository)\Z))"
)


class VcsOtherDirs:
    """State of a version control system other than Git."""

    info: Final = RuleInfo(
        id="vcs-other-dirs",
        title="State of a version control system",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Export the sources before packing (`svn export`, `hg archive`), or exclude the folder.",
        cwe=(527,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per folder, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level), "folders of version control systems")

    def _findings(self, level: Level) -> Iterator[Finding]:
        for place in leftovers(level, _STATE):
            is_empty = not place.files
            yield self.info.finding(
                place.entry,
                f"{shown(place.path)} holds {amount([place])}.",
                place_key(place.path),
                severity=Severity.LOW if is_empty else None,
                reasons=("The folder is empty.",) if is_empty else (),
            )
