"""A shipped file names a source map at a public address.

## What it flags

`sourceMappingURL` comments with an `http:`, `https:` or host-relative address, and maps whose `sourceRoot` or `sources`
are such addresses: one finding per address or, for sources, per host.

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
network this is normal: sources there are information only, and sources elsewhere are milder than maps.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import LinkKind, MapFacts, SourceClass
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.map_finding import owner_tag, quoted, roots_of

_WEB = re.compile(r"(?:https?:)?//[^/\s]", re.IGNORECASE)
_HOST = re.compile(r"(?P<origin>https?://(?P<host>[^/\s]{1,200}))/", re.IGNORECASE)
_MAX_SHOWN = 160
_MAX_HOSTS = 10
"""Of one map."""
_CONTENT_NETWORKS = frozenset(
    {
        "fonts.googleapis.com", "fonts.gstatic.com", "unpkg.com", "cdn.jsdelivr.net", "cdnjs.cloudflare.com", "esm.sh",
        "ajax.googleapis.com", "raw.githubusercontent.com", "github.com", "deno.land", "jsr.io", "cdn.skypack.dev",
    }
)  # fmt: skip


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
        """One finding per comment in a shipped file, and per remote root and host of sources of a map."""
        for link in view.links:
            entry = view.entries[link.entry]
            if link.kind is LinkKind.REMOTE and entry.origin is not Origin.REBUILT and _WEB.match(link.url):
                message = f"The map is said to be at {_shown(link.url)}."
                yield self._finding(entry, link.url, message, link.line, link.offset)
        for number in sorted(view.maps):
            entry, facts = view.entries[number], view.maps[number]
            for root in roots_of(facts):
                if _WEB.match(root):
                    message = f"The map's sources are said to be at {_shown(root)}."
                    yield self._finding(entry, root, message, None, None)
            yield from self._of_sources(entry, facts)

    def _of_sources(self, entry: Entry, facts: MapFacts) -> Iterator[Finding]:
        found: dict[str, list[str]] = {}
        for source in facts.sources:
            match = _HOST.match(source.name) if source.name and source.source_class is SourceClass.URL else None
            if match and source.name and (match["origin"] in found or len(found) < _MAX_HOSTS):
                found.setdefault(match["origin"], []).append(source.name)
        for origin, names in found.items():
            is_public = origin.rpartition("/")[2].lower() in _CONTENT_NETWORKS
            is_foreign = owner_tag(entry) == "third-party"
            yield self.info.finding(
                entry,
                f"{counted(len(names), 'source')} of the map {'is' if len(names) == 1 else 'are'} said to be at"
                f" {_shown(origin)}.",
                origin,
                severity=Severity.INFO if is_public or is_foreign else Severity.MEDIUM,
                evidence=quoted(names[0]),
                reasons=("It is a public content network.",)
                if is_public
                else ("Only the names of sources lead there.",),
                tags=(owner_tag(entry),),
            )

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
