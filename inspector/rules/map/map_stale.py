"""A source map does not fit the file that it lies beside.

## What it flags

Maps of which more than a tenth of the positions lie outside the file they are said to belong to.

## Why it matters

The map is of another build. The sources in it are genuine, but of an older or newer version than what runs; error
reports lead to the wrong lines, and the release was put together from two builds.

## Example

`dist/app.js.map`: 13,573 of 13,573 positions lie outside `dist/app.js`.

## What to do

Empty the output folder before each build, and pack only what one build wrote.

## Limits

A map of a build that differs little may fit by chance. The file is found by the map's name or its `file`; where a
map lies beside another file of that name, the finding is wrong.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts
from inspector.core.view import ArtifactView
from inspector.rules.level import shown
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, owner_tag

_MAX_OUTSIDE_SHARE = 0.1
_MIN_POSITIONS = 20
"""Fewer say nothing."""


class MapStale:
    """Maps of another build."""

    info: Final = RuleInfo(
        id="map-stale",
        title="Source map that does not fit its file",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Empty the output folder before each build, and pack only what one build wrote.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps that do not fit their files")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        for number in sorted(view.maps):
            facts = view.maps[number]
            if facts.shipped is not None and _is_stale(facts):
                yield self._finding(view, view.entries[number], facts, view.entries[facts.shipped])

    def _finding(self, view: ArtifactView, entry: Entry, facts: MapFacts, shipped: Entry) -> Finding:
        outside, positions = facts.positions_outside, facts.position_count
        return self.info.finding(
            entry,
            f"It does not fit {shown(shipped.name)}: {outside:,} of {positions:,} positions lie outside that file.",
            content_key(view, entry, facts.sources),
            identity=identity_of(facts.sources),
            tags=(owner_tag(entry),),
        )


def _is_stale(facts: MapFacts) -> bool:
    enough = facts.position_count >= _MIN_POSITIONS
    return enough and facts.positions_outside > facts.position_count * _MAX_OUTSIDE_SHARE
