"""A document that was written for colleagues is in the artifact.

## What it flags

Files called like postmortems, runbooks, incident reports, design documents, threat models, road maps, meeting notes
and handovers, and office files: Word, Excel, PowerPoint, Visio, OneNote, mail. One finding per container.

## Why it matters

Such documents name people, customers, weak points and plans. They lie beside the code while somebody works on it, and
are packed with it because nothing says that they are not part of the product.

## Example

`package/docs/postmortem-2026-02-login.md`, or `package/Roadmap Q3.pptx`.

## What to do

Keep them outside the folder that is packed, and list what ships.

## Limits

Judged by name only. Documentation for users can be called the same: a runbook of an operations tool is its product.
Source distributions and packages of others are left at information.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.place_tags import is_test_path
from inspector.rules.setting import source_reason

_INTERNAL = re.compile(
    r"(?:^|/)(?:(?P<text>(?:[^/]*[-_ .])?(?:post-?mortems?|run-?books?|incident-reports?|root-cause(?:-analysis)?"
    r"|design-?docs?|threat-?models?|road-?maps?|meeting-?notes|stand-?up-?notes|handover|onboarding|retrospective"
    r"|pentest(?:-report)?|internal-notes)(?:[-_ .][^/]*)?\.(?:md|markdown|rst|txt|adoc|org|html?|pdf))\Z"
    r"|(?P<office>[^/]+\.(?:docx?|xlsx?|pptx?|vsdx?|odt|ods|odp|one|msg|eml|pst|pages|numbers|key\.zip))\Z)",
    re.IGNORECASE,
)


class DocInternal:
    """Papers of the team."""

    info: Final = RuleInfo(
        id="doc-internal",
        title="Document written for colleagues",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Keep internal documents outside the folder that is packed, and list what ships.",
        cwe=(200, 538),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = [place for place in leftovers(level, _INTERNAL) if not is_test_path(place.path)]
            if places:
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        bundled = all(place.is_third_party for place in places)
        reason = THIRD_PARTY_REASON if bundled else source_reason(level)
        return self.info.finding(
            next((place for place in places if not place.is_third_party), places[0]).entry,
            f"{counted(len(places), 'document')} for colleagues by name: {named(places)}.",
            f"internal documents: {level.key}",
            severity=Severity.INFO if reason else None,
            reasons=(reason,) if reason else (),
        )
