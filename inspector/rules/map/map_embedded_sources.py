"""A source map file that holds the text of first-party sources.

## What it flags

A `.map` file whose `sourcesContent` holds text of your own that is in no shipped file. Text from `node_modules`
and the bundler's runtime does not count, and neither does text that ships as a plain file anyway.

## Why it matters

Anybody who downloads the artifact can write these files back to disk with a few lines of code: names, comments
and folders as they are in the repository. This is how half a million lines became public in March 2026.

## Example

`dist/cli.js.map`: 42 first-party sources, 1.9 MB, 31,204 lines can be rebuilt.

## What to do

Leave the text out, or the map:

- webpack: `devtool: false`, or `"hidden-source-map"` with the map moved out of the folder that ships, or
  `"nosources-source-map"`
- Vite: `build.sourcemap: false`; Rollup: `output.sourcemap: false` or `output.sourcemapExcludeSources: true`
- esbuild: no `--sourcemap`, or `--sources-content=false`; Bun: `--sourcemap=none`
- TypeScript: `"sourceMap": false`, or no `"inlineSources"`
- Sass: `--no-source-map`, or no `--embed-sources`

Then make sure that no map can slip in: list what ships in `files` of `package.json` (`"dist/**/*.js"`), or add
`*.map` to `.npmignore`; for Python `global-exclude *.map` in `MANIFEST.in`.

## Limits

Whose code a source is follows from its path: code that was copied into your own folders counts as yours, and a
private package below `node_modules` as somebody else's. A project that publishes its sources on purpose uses the
profile `open-source`, in which this is information.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.map_finding import content_key, identity_of, named_sources
from inspector.rules.map.shares import MapShares, external_maps, shares_of, shipped_digests, sized


class MapEmbeddedSources:
    """Maps with first-party text."""

    info: Final = RuleInfo(
        id="map-embedded-sources",
        title="Source map with first-party sources",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build without source content (webpack `nosources-source-map` or `devtool: false`, Vite "
        "`build.sourcemap: false`, Rollup `sourcemapExcludeSources`, esbuild `--sources-content=false`, tsc without "
        "`inlineSources`), or keep maps out of the package with `files` in `package.json`.",
        cwe=(540,),
        references=("https://tc39.es/ecma426/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map file."""
        shipped = shipped_digests(view)
        for entry, facts in external_maps(view):
            shares = shares_of(view, [facts], shipped)
            if shares.exposed:
                yield self._finding(view, entry, shares)

    def _finding(self, view: ArtifactView, entry: Entry, shares: MapShares) -> Finding:
        return self.info.finding(
            entry,
            exposed_message(shares),
            content_key(view, entry, shares.exposed),
            identity=identity_of(shares.exposed),
            evidence=named_sources(shares.exposed),
            tags=("first-party",),
        )


def exposed_message(shares: MapShares) -> str:
    """What can be rebuilt, in one or two sentences."""
    others = [counted(len(shares.foreign), "third-party source")] if shares.foreign else []
    others += [counted(len(shares.shipped), "source") + " shipped as files anyway"] if shares.shipped else []
    more = f" Beside them: {' and '.join(others)}." if others else ""
    return f"{sized(shares.exposed, 'first-party source')} can be rebuilt.{more}"
