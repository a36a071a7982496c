"""A shipped file names a source map that is not in the artifact.

## What it flags

`sourceMappingURL` comments with a relative address at which the artifact has no file. Only the container that holds
the file is looked at; nothing is fetched.

## Why it matters

Usually the map was left out on purpose, and only the comment remained: debuggers report an error then. Sometimes it
lies on the server beside the script, where anybody can ask for it.

## Example

`dist/index.js` ends in `//# sourceMappingURL=index.js.map`, and there is no `dist/index.js.map`.

## What to do

Strip the comment from what ships: webpack `devtool: "hidden-source-map"`, Vite and Rollup `sourcemap: "hidden"`,
esbuild `--sourcemap=external`. If the script is served from a web server, check that the map is not.

## Limits

Comments in rebuilt sources are left out: their maps belong to another build.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Origin
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


class MapDanglingReference:
    """Comments that lead nowhere."""

    info: Final = RuleInfo(
        id="map-dangling-reference",
        title="Reference to a source map that is not there",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation='Strip the comment: webpack `hidden-source-map`, Vite and Rollup `sourcemap: "hidden"`, esbuild '
        "`--sourcemap=external`.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per comment; bounded per container."""
        return few_per_container(self.info, view, self._findings(view), "references to maps that are not there")

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        for link in view.links:
            entry = view.entries[link.entry]
            if link.kind is LinkKind.RELATIVE and entry.origin is not Origin.REBUILT and not _is_there(view, link):
                yield self.info.finding(
                    entry,
                    f"The map {shortened(visible(link.url), _MAX_SHOWN)} is not in the artifact.",
                    link.url,
                    confidence=Confidence.LOW if link.ambiguous else None,
                    line=link.line,
                    offset=link.offset,
                    evidence=quoted(link.url),
                    tags=(owner_tag(entry),),
                )


def _is_there(view: ArtifactView, link: MapLink) -> bool:
    path = resolve_inside(view.entries[link.entry].path, link.url)
    return path is not None and view.at(path) is not None
