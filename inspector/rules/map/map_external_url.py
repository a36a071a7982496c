"""A shipped file names a source map at a public address.

## What it flags

`sourceMappingURL` comments with an `http:`, `https:` or host-relative address, and maps whose `sourceRoot` is one.

## Why it matters

Whoever reads the file can fetch the map from there, if the server lets them. A map that was kept out of the package
on purpose is then one request away, and the address names a server of yours.

## Example

`//# sourceMappingURL=https://maps.acme.io/cli/2.1.88/cli.js.map`

## What to do

Check who can read that address and restrict it, then remove the comment: webpack `devtool: "hidden-source-map"`,
Vite and Rollup `sourcemap: "hidden"`, esbuild `--sourcemap=external`.

## Limits

Nothing is fetched, so whether the map is there is not known. For an open-source project on a public content
network this is normal.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import LinkKind
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.rules.map.map_finding import owner_tag, quoted

_WEB = re.compile(r"(?:https?:)?//[^/\s]", re.IGNORECASE)
_MAX_SHOWN = 160


class MapExternalUrl:
    """Maps elsewhere."""

    info: Final = RuleInfo(
        id="map-external-url",
        title="Source map at a public address",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Restrict who can read the address, and remove the comment: webpack `hidden-source-map`, Vite and "
        'Rollup `sourcemap: "hidden"`, esbuild `--sourcemap=external`.',
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per comment in a shipped file, and one per map with a remote root."""
        for link in view.links:
            entry = view.entries[link.entry]
            if link.kind is LinkKind.REMOTE and entry.origin is not Origin.REBUILT and _WEB.match(link.url):
                message = f"The map is said to be at {_shown(link.url)}."
                yield self._finding(entry, link.url, message, link.line, link.offset)
        for number in sorted(view.maps):
            root = view.maps[number].source_root
            if root and _WEB.match(root):
                message = f"The map's sources are said to be at {_shown(root)}."
                yield self._finding(view.entries[number], root, message, None, None)

    def _finding(self, entry: Entry, url: str, message: str, line: int | None, offset: int | None) -> Finding:
        owner = owner_tag(entry)
        is_foreign = owner == "third-party"
        return self.info.finding(
            entry,
            message,
            url,
            severity=Severity.INFO if is_foreign else None,
            line=line,
            offset=offset,
            evidence=quoted(url),
            reasons=("The file is third-party.",) if is_foreign else (),
            tags=(owner,),
        )


def _shown(url: str) -> str:
    return shortened(visible(url), _MAX_SHOWN)
