"""A shipped file carries a source map inside that holds the text of first-party sources.

## What it flags

Scripts, stylesheets and pages with a map in a `data:` address (base64 or percent-encoded) or in another embedded
form, when that map holds text of your own that is in no shipped file.

## Why it matters

No `.map` file is in sight, and lists of forbidden file names do not help: the sources travel in the last line of
the bundle. The first big leak of this kind, in February 2025, was an inline map of 18 million characters.

## Example

`dist/cli.mjs` ends in `//# sourceMappingURL=data:application/json;base64,…`: 812 first-party sources, 11.2 MB.

## What to do

Turn inline maps off for release builds:

- webpack: no `devtool` that begins with `inline-` or `eval-`
- Vite: `build.sourcemap: false` in place of `"inline"`; Rollup: `output.sourcemap: false`
- esbuild: no `--sourcemap=inline` or `=both`; Bun: `--sourcemap=none`
- TypeScript: no `"inlineSourceMap"`; Babel: no `sourceMaps: "inline"`
- css-loader and sass-loader: `sourceMap: false` for production

## Limits

One finding stands for all maps within a file. Whose code a source is follows from its path, as in
`map-embedded-sources`.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.map_embedded_sources import exposed_message
from inspector.rules.map.map_finding import content_key, identity_of, named_sources
from inspector.rules.map.shares import inline_maps, shares_of, shipped_digests


class MapInlineEmbedded:
    """Maps inside shipped files."""

    info: Final = RuleInfo(
        id="map-inline-embedded",
        title="Inline source map with first-party sources",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Turn inline maps off in release builds: webpack without an `inline-` or `eval-` devtool, Vite and "
        'Rollup without `sourcemap: "inline"`, esbuild without `--sourcemap=inline`, tsc without `inlineSourceMap`.',
        cwe=(540,),
        references=("https://tc39.es/ecma426/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file that carries maps."""
        shipped = shipped_digests(view)
        for entry, maps in inline_maps(view):
            shares = shares_of(view, maps, shipped)
            if not shares.exposed:
                continue
            yield self.info.finding(
                entry,
                f"{counted(len(maps), 'inline map')}: {exposed_message(shares)}",
                content_key(view, entry, shares.exposed),
                identity=identity_of(shares.exposed),
                offset=view.entries[maps[0].entry].offset,
                evidence=named_sources(shares.exposed),
                tags=("first-party",),
            )
