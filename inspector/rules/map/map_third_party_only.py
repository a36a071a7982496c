"""A source map holds text, but none of it is first-party.

## What it flags

Maps, of their own or inline, whose whole text comes from `node_modules` and the like or from the bundler's runtime.

## Why it matters

Usually it does not: the code is public already. It makes the package larger, and it tells which versions of which
libraries are inside.

## Example

`dist/vendor.js.map`: 118 third-party sources, 2.4 MB, 61,020 lines.

## What to do

Nothing has to be done. To save the space, build the vendor chunk without a map.

## Limits

A private package that lies below `node_modules` looks like a public one. If you bundle such packages, read the
list of sources in the tree.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, named_sources
from inspector.rules.map.shares import MapShares, external_maps, inline_maps, shares_of, shipped_digests, sized


class MapThirdPartyOnly:
    """Maps without first-party text."""

    info: Final = RuleInfo(
        id="map-third-party-only",
        title="Source map with third-party sources only",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Usually fine. Build the vendor chunk without a map to save the space.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map file, and one per file that carries maps; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps with third-party sources only")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        shipped = shipped_digests(view)
        groups = [(entry, [facts]) for entry, facts in external_maps(view)] + list(inline_maps(view))
        for entry, maps in groups:
            shares = shares_of(view, maps, shipped)
            if shares.has_text and not shares.exposed and not shares.shipped:
                yield self._finding(view, entry, shares)

    def _finding(self, view: ArtifactView, entry: Entry, shares: MapShares) -> Finding:
        parts = [sized(shares.foreign, "third-party source")] if shares.foreign else []
        parts += [sized(shares.generated, "module") + " of the bundler"] if shares.generated else []
        listed = shares.foreign + shares.generated
        return self.info.finding(
            entry,
            f"It holds {' and '.join(parts)}, and nothing first-party.",
            content_key(view, entry, listed),
            identity=identity_of(listed),
            evidence=named_sources(listed),
            tags=("third-party",),
        )
