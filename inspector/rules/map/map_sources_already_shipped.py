"""Every first-party source in a map also ships as a plain file.

## What it flags

Maps whose first-party text equals, byte for byte, files that are in the artifact anyway.

## Why it matters

Nothing leaks by the map: who has the package has the sources. The text is only there twice.

## Example

`dist/index.js.map`: 24 first-party sources, 96 kB, all of them in `src/`.

## What to do

Nothing has to be done. Leaving the text out of the map (`--sources-content=false`, `sourcemapExcludeSources`, no
`inlineSources`) makes the package smaller; debuggers then read the shipped files.

## Limits

Only equal bytes count. A file whose line ends or licence header differ is one that the map gives away.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, named_sources
from inspector.rules.map.shares import external_maps, inline_maps, shares_of, shipped_digests, sized


class MapSourcesAlreadyShipped:
    """Maps that give nothing away."""

    info: Final = RuleInfo(
        id="map-sources-already-shipped",
        title="Source map whose sources ship anyway",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Nothing leaks. Leave the text out of the map to save the space.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map file, and one per file that carries maps; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps whose sources ship anyway")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        shipped = shipped_digests(view)
        groups = [(entry, [facts]) for entry, facts in external_maps(view)] + list(inline_maps(view))
        for entry, maps in groups:
            shares = shares_of(view, maps, shipped)
            if shares.shipped and not shares.exposed:
                yield self.info.finding(
                    entry,
                    f"{sized(shares.shipped, 'first-party source')}: all of it ships as plain files as well.",
                    content_key(view, entry, shares.shipped),
                    identity=identity_of(shares.shipped),
                    evidence=named_sources(shares.shipped),
                    tags=("first-party",),
                )
