"""Lists of what version control and packers leave out are part of the artifact.

## What it flags

`.gitignore`, `.gitattributes`, `.npmignore`, `.dockerignore` and the like of other tools, summed up per container.

## Why it matters

They harm nobody, but they show that the package holds more than what it needs, and they name files that the team
keeps from others.

## Example

`package/.npmignore` in an npm package.

## What to do

Optional: list what ships instead of what does not.

## Limits

Archives of sources ship these files normally and are left out. So are bundled packages of other people. Found by name
only: the content is not compared with what the package holds.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.leftover import leftovers, named
from inspector.rules.level import levels
from inspector.rules.setting import source_reason

_IGNORE = re.compile(
    r"(?:^|/)(?P<ignore>\.(?:git|npm|docker|hg|bzr|vscode|eslint|prettier|stylelint|gcloud|helm)ignore|\.gitattributes)\Z"
)


class VcsIgnoreFiles:
    """Lists of what is left out."""

    info: Final = RuleInfo(
        id="vcs-ignore-files",
        title="Ignore file of version control or a packer",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Optional: list what ships instead of what does not.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = [place for place in leftovers(level, _IGNORE) if place.files and not place.is_third_party]
            if places and not source_reason(level):
                yield self.info.finding(
                    places[0].entry,
                    f"{counted(len(places), 'ignore file')}: {named(places)}.",
                    f"ignore files: {level.key}",
                )
