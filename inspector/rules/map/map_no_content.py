"""A source map names its sources without holding their text.

## What it flags

Map files that list sources but have no text for any of them.

## Why it matters

The names of folders and files, and the names of variables where the map has them, show how the product is built.
Together with the shipped code they make it much easier to read.

## Example

`dist/app.js.map`: 64 sources by name, such as `../src/billing/fraud-rules.ts`, and 2,310 names from the code.

## What to do

Keep maps out of the package if the paths are private: `files` in `package.json`, `.npmignore`, or no map in the
release build.

## Limits

Maps of TypeScript declarations (`.d.ts.map`), maps whose sources all ship in the artifact, and maps of other
people's packages are information only.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts, Party, SourceFacts
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, named_sources, owner_tag
from inspector.sourcemaps.link_targets import resolve_inside

_MAX_RESOLVED = 20_000
"""Sources of one map that are looked up among the shipped files."""


class MapNoContent:
    """Maps with names only."""

    info: Final = RuleInfo(
        id="map-no-content",
        title="Source map with names only",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Keep maps out of the package if the paths are private: `files` in `package.json`, `.npmignore`, "
        "or no map in the release build.",
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map, inline ones included; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps with names only")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        for number in sorted(view.maps):
            facts = view.maps[number]
            named = [source for source in facts.sources if source.name]
            if named and not any(source.has_content for source in facts.sources):
                yield self._finding(view, view.entries[number], facts, named)

    def _finding(self, view: ArtifactView, entry: Entry, facts: MapFacts, named: list[SourceFacts]) -> Finding:
        reason = _harmless(view, entry, named)
        names = f" and {counted(facts.name_count, 'name')} from the code" if facts.name_count else ""
        return self.info.finding(
            entry,
            f"It tells {counted(len(named), 'source')} by name{names}, without their text.",
            content_key(view, entry, named),
            identity=identity_of(named),
            severity=Severity.INFO if reason else None,
            evidence=named_sources(named),
            reasons=(reason,) if reason else (),
            tags=(owner_tag(entry),),
        )


def _harmless(view: ArtifactView, entry: Entry, named: list[SourceFacts]) -> str | None:
    if entry.name.endswith((".d.ts.map", ".d.mts.map", ".d.cts.map")):
        return "It is a map of type declarations."
    if owner_tag(entry) == "third-party" or all(s.party in (Party.THIRD, Party.BUNDLER) for s in named):
        return "All that it names is third-party."
    if len(named) <= _MAX_RESOLVED and all(_is_shipped(view, entry, source) for source in named):
        return "All that it names ships in the artifact."
    return None


def _is_shipped(view: ArtifactView, entry: Entry, source: SourceFacts) -> bool:
    root = f"{source.root.rstrip('/')}/" if source.root else ""
    path = resolve_inside(entry.path, root + (source.name or ""))
    return path is not None and view.at(path) is not None
