"""A source map that no file of the artifact refers to.

## What it flags

Map files to which no `sourceMappingURL` comment leads.

## Why it matters

No debugger opens it, so nobody misses it, and nobody notices that it ships. "Hidden" maps of webpack, Vite and Rollup
are of this kind: the comment was left out so that the map stays private, and then the map was packed all the same.

## Example

`dist/app.js.map`, while `dist/app.js` ends without a comment.

## What to do

Exclude it: list what ships in `files` of `package.json` (`"dist/**/*.js"`), or add `*.map` to `.npmignore`. Hidden
maps belong on the error tracker.

## Limits

A file that loads the map by another way, such as a header of a web server, is not seen. Where a script was left
unread, its comment is not known.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import LinkKind, MapFacts
from inspector.core.view import ArtifactView
from inspector.rules.level import shown
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, owner_tag
from inspector.rules.map.shares import external_maps
from inspector.sourcemaps.link_targets import resolve_inside

_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})


class MapOrphan:
    """Maps without a comment."""

    info: Final = RuleInfo(
        id="map-orphan",
        title="Source map that no file refers to",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude the map: `files` in `package.json`, or `*.map` in `.npmignore`.",
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map file; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps that no file refers to")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        referred = _referred(view)
        for entry, facts in external_maps(view):
            if entry.origin in _SHIPPED and entry.path not in referred:
                owner = owner_tag(entry)
                is_foreign = owner == "third-party"
                yield self.info.finding(
                    entry,
                    f"No comment leads to it.{_beside(view, entry, facts)}",
                    content_key(view, entry, facts.sources),
                    identity=identity_of(facts.sources),
                    severity=Severity.INFO if is_foreign else None,
                    reasons=("The map is third-party.",) if is_foreign else (),
                    tags=(owner,),
                )


def _referred(view: ArtifactView) -> set[str]:
    """Paths that some comment leads to; whether anything is there does not matter."""
    relative = (link for link in view.links if link.kind is LinkKind.RELATIVE)
    targets = (resolve_inside(view.entries[link.entry].path, link.url) for link in relative)
    return {path for path in targets if path is not None}


def _beside(view: ArtifactView, entry: Entry, facts: MapFacts) -> str:
    partner = view.at(entry.path.removesuffix(".map"))
    if partner is not None and partner is not entry:
        return f" By its name it belongs to {shown(partner.name)}."
    explained = view.entries.get(facts.shipped) if facts.shipped is not None else None
    return "" if explained is None else f" By what both say of themselves it belongs to {shown(explained.path)}."
