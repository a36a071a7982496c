"""A secret that is seen only in sources rebuilt from a map.

## What it flags

A secret of any kind whose every place in the artifact is a rebuilt source or a source map. The shipped code does
not hold it, usually because the bundler removed or replaced it.

## Why it matters

The file that runs looks clean, and so does a search through it. The map beside it gives the secret away, with the
comment that explains it.

## Example

A token in a branch for debugging: the minifier drops the branch from `cli.js`, `cli.js.map` keeps it.

## What to do

Revoke the secret, then stop shipping the sources: webpack `devtool: "hidden-source-map"` with the map uploaded
elsewhere, Vite `build.sourcemap: false`, Rollup `output.sourcemapExcludeSources: true`, esbuild
`--sources-content=false`, `tsc` without `inlineSources`.

## Limits

A secret that the bundle spells in another way than the source (split, computed, encoded) counts as seen only in
the source. Samples are left out.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.place_tags import path_tags
from inspector.rules.sec.kind_severity import place_severity


class SecInReconstructedSource:
    """Secrets that only a map gives away."""

    info: Final = RuleInfo(
        id="sec-in-reconstructed-source",
        title="Secret that only a source map gives away",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the secret and stop shipping sources in maps: webpack `hidden-source-map`, Vite "
        "`build.sourcemap: false`, Rollup `sourcemapExcludeSources`, esbuild `--sources-content=false`.",
        cwe=(540, 798),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per secret, at the first place where it was seen."""
        for digest, places in view.secrets.items():
            real = [place for place in places if not place.is_harmless]
            if real and all(_is_from_map(view, place) for place in real):
                yield self._finding(digest, real)

    def _finding(self, digest: str, places: list[SecretPlace]) -> Finding:
        first = places[0]
        base = min((place_severity(place) for place in places), key=lambda severity: severity.rank)
        others = len({place.entry.number for place in places}) - 1
        more = f" It is also in {others:,} other rebuilt {'source' if others == 1 else 'sources'}." if others else ""
        return self.info.finding(
            first.entry,
            f"A secret is in a rebuilt source and in no shipped file.{more}",
            digest,
            severity=base.shifted(1),
            line=first.line,
            reasons=("One level above the secret's own rule: the shipped code hid it, the map does not.",),
            tags=path_tags(first.entry),
        )


def _is_from_map(view: ArtifactView, place: SecretPlace) -> bool:
    """Whether a place is in a rebuilt source, in what lies within one, or in a map itself."""
    entries = (place.entry, *view.ancestors(place.entry))
    return place.entry.number in view.maps or any(entry.origin is Origin.REBUILT for entry in entries)
