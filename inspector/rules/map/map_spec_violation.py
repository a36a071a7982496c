"""A source map breaks the specification of its format.

## What it flags

Each thing that ECMA-426 forbids and a map does, with the place in the map: a missing or ill-typed field, an index of
a source that is not there, sections out of order, segments that cannot be, data behind the end, an encoding other
than UTF-8.

## Why it matters

Readers differ in what they make of such a map: a browser may drop it, a scanner may stop at it and report nothing,
and another tool rebuilds every source in it. Whoever relies on one of them does not know what the others see.

## Example

`dist/app.js.map`: `/sources/3 holds a number where a string or null must stand.`

## What to do

Update the tool that writes the map, or the one that rewrites it last: most such faults come from small scripts that
join or patch maps. Leave the map out where nobody needs it.

## Limits

Everything that could be recovered in spite of it was recovered. Positions are checked where the file that the map
belongs to is in the artifact. Maps of other people's packages are information only.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import owner_tag

_OFFSET = re.compile(r" at byte ([0-9,]{1,20})\.\Z")


class MapSpecViolation:
    """Maps that are not as ECMA-426 wants them."""

    info: Final = RuleInfo(
        id="map-spec-violation",
        title="Source map that breaks the specification",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Update the tool that writes the map, or leave the map out.",
        references=("https://tc39.es/ecma426/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map and violation; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "places where maps break the specification")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        for number in sorted(view.maps):
            for sentence in view.maps[number].violations:
                yield self._finding(view.entries[number], sentence)

    def _finding(self, entry: Entry, sentence: str) -> Finding:
        owner = owner_tag(entry)
        is_foreign = owner == "third-party"
        offset = _OFFSET.search(sentence)
        return self.info.finding(
            entry,
            sentence,
            _OFFSET.sub("", sentence),
            severity=Severity.INFO if is_foreign else None,
            offset=int(offset[1].replace(",", "")) if offset else None,
            reasons=("The map is third-party.",) if is_foreign else (),
            tags=(owner,),
        )
