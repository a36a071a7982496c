"""A source map of a form that many tools cannot read.

## What it flags

Index maps, which hold one map per section (Turbopack, Closure Compiler, concatenated bundles, React Native), and maps
of Metro with its own fields.

## Why it matters

Their sources lie one level deeper. Simple scanners and scripts look for `sourcesContent` at the top, find none, and
report a clean file; debuggers and whoever wants the sources read the sections all the same.

## Example

`dist/chunk.js.map`: an index map with 12 sections and 340 sources, 338 of them with their text.

## What to do

Handle it like any other map: leave it out of what ships, or build it without the text of the sources.

## Limits

What the map gives away is reported by the other rules about maps, with its own severity. This finding only says that
other tools may have missed it, and is milder where there is no text of your own.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.level import shown
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, identity_of, named_sources, owner_tag
from inspector.rules.map.shares import shares_of, shipped_digests

_FUNCTIONS_NAMED: Final = 3


class MapIndexOrBundleFormat:
    """Maps in sections, maps with a bundler's own fields."""

    info: Final = RuleInfo(
        id="map-index-or-bundle-format",
        title="Source map in a form that many tools cannot read",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave the map out of what ships, or build it without the text of the sources.",
        cwe=(540,),
        references=("https://tc39.es/ecma426/#sec-index-source-map",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "maps in forms that many tools cannot read")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        found = [facts for number, facts in sorted(view.maps.items()) if facts.section_count or facts.has_metro_fields]
        shipped = shipped_digests(view) if found else frozenset[str]()
        for facts in found:
            exposed = shares_of(view, [facts], shipped).exposed
            yield self._finding(view, view.entries[facts.entry], facts, is_exposed=bool(exposed))

    def _finding(self, view: ArtifactView, entry: Entry, facts: MapFacts, *, is_exposed: bool) -> Finding:
        named = [source for source in facts.sources if source.name]
        return self.info.finding(
            entry,
            _message(facts),
            content_key(view, entry, facts.sources),
            identity=identity_of(facts.sources),
            severity=None if is_exposed else Severity.INFO,
            evidence=named_sources(named),
            reasons=() if is_exposed else ("It holds no first-party text that does not ship anyway.",),
            tags=(owner_tag(entry),),
        )


def _message(facts: MapFacts) -> str:
    sources = counted(len(facts.sources), "source")
    form = f"A map of Metro with {sources}"
    if facts.section_count:
        form = f"An index map with {counted(facts.section_count, 'section')} and {sources}"
    with_text = sum(source.has_content for source in facts.sources)
    return f"{form}, {with_text:,} of them with their text{_functions(facts)}."


def _functions(facts: MapFacts) -> str:
    if not facts.function_count:
        return ""
    among = ", ".join(shown(name) for name in facts.function_names[:_FUNCTIONS_NAMED])
    count = "name of 1 function" if facts.function_count == 1 else f"names of {facts.function_count:,} functions"
    return f", and the {count}{f', among them {among}' if among else ''}"
