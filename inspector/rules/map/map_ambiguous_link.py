"""A reference to a source map that not every reader takes for one.

## What it flags

`sourceMappingURL` comments that lead to a map and that the two methods of ECMA-426 see differently: code follows the
comment, code stands before it on its line, it is of the wrong kind for the language, or it lies within a string.

## Why it matters

A browser that parses the script and a tool that searches its lines disagree about the map. What one of them shows,
the other misses; a check of a release by one tool says nothing about the other.

## Example

`dist/app.js` has `//# sourceMappingURL=app.js.map` on line 120 and more code on line 121.

## What to do

Let the bundler write the comment as the last line, and run nothing that appends code after it. If the comment is
left over from a file that was bundled in, strip it.

## Limits

Comments that lead to no file of the artifact are not flagged here. Other people's packages are information only.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import LinkKind, MapLink
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import owner_tag, quoted
from inspector.sourcemaps.link_targets import resolve_inside

_MAX_SHOWN = 160


class MapAmbiguousLink:
    """Comments that readers disagree about."""

    info: Final = RuleInfo(
        id="map-ambiguous-link",
        title="Reference to a source map that readers disagree about",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Let the bundler write the comment as the last line of the file, or strip it.",
        references=("https://tc39.es/ecma426/",),
        cwe=(436,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per comment; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "references that readers disagree about")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        for link in view.links:
            entry = view.entries[link.entry]
            if link.ambiguous and entry.origin is not Origin.REBUILT and _leads_to_map(view, link):
                yield self._finding(entry, link)

    def _finding(self, entry: Entry, link: MapLink) -> Finding:
        owner = owner_tag(entry)
        is_foreign = owner == "third-party"
        target = "the map inside the file" if link.kind is LinkKind.DATA else shortened(visible(link.url), _MAX_SHOWN)
        return self.info.finding(
            entry,
            f"Some readers follow the comment to {target}, others take it for code or text.",
            link.url,
            severity=Severity.INFO if is_foreign else None,
            line=link.line,
            offset=link.offset,
            evidence=quoted(link.url),
            reasons=("The file is third-party.",) if is_foreign else (),
            tags=(owner,),
        )


def _leads_to_map(view: ArtifactView, link: MapLink) -> bool:
    if link.kind is LinkKind.DATA:
        return True
    path = resolve_inside(view.entries[link.entry].path, link.url)
    return path is not None and view.at(path) is not None
