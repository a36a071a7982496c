r"""A source map names folders of the computer that built it.

## What it flags

Absolute paths in a map's `sources` and `sourceRoot`, and in `sourceMappingURL` comments: home folders (`/Users/x`,
`/home/x`, `C:\Users\x`), `file:` addresses, file servers (`\\server\share`, `file://server/share`), folders of build
machines; and servers of your own that pnpm fetched dependencies from (`.pnpm/git@git.example.internal+team+x@…`).

## Why it matters

They tell who builds the product, how their computer is set up, and what internal servers are called. That is a start
for guessing accounts and for messages that look as if they came from a colleague.

## Example

`/Users/alice/Dropbox (Personal)/work/cli/src/main.ts`

## What to do

Give the map relative names: webpack `output.devtoolModuleFilenameTemplate: "[resource-path]"`, Rollup and Vite
`output.sourcemapPathTransform`, TypeScript without an absolute `sourceRoot`, esbuild `--source-root=`, gulp-sourcemaps
`{ sourceRoot: "" }`. Or build in the pipeline and leave the map out.

## Limits

Folders of well-known build accounts (`runner`, `root`, `node`, `build` ...) are milder: they name nobody. Relative
names that climb above the package are normal and not flagged, unless they lead to somebody's home folder.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import LinkKind, MapFacts
from inspector.core.text import visible
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.map_finding import owner_tag, quoted, roots_of
from inspector.rules.map.private_path import PrivatePath, private_path

_MAX_PER_MAP = 10


class MapPrivatePaths:
    """Paths of the computer that built it."""

    info: Final = RuleInfo(
        id="map-private-paths",
        title="Source map with paths of the build computer",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Give maps relative names: webpack `devtoolModuleFilenameTemplate`, Rollup and Vite "
        "`sourcemapPathTransform`, no absolute `sourceRoot` in tsc, esbuild or gulp-sourcemaps.",
        cwe=(200,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map and private folder, and one per private address in a comment."""
        for number in sorted(view.maps):
            yield from self._of_paths(view.entries[number], _paths(view.maps[number]))
        for link in view.links:
            if link.kind is LinkKind.REMOTE and link.url[:5].lower() == "file:":
                yield from self._of_paths(view.entries[link.entry], [link.url])

    def _of_paths(self, entry: Entry, paths: Iterable[str]) -> Iterator[Finding]:
        found: dict[str, tuple[PrivatePath, str, int]] = {}
        for path in paths:
            private = private_path(path)
            if private is not None:
                _, first, count = found.get(private.key, (private, path, 0))
                found[private.key] = (private, first, count + 1)
        for private, first, count in list(found.values())[:_MAX_PER_MAP]:
            yield self._finding(entry, private, first, count)

    def _finding(self, entry: Entry, private: PrivatePath, first: str, count: int) -> Finding:
        owner = owner_tag(entry)
        severity = self.info.severity if private.is_personal else Severity.LOW
        reasons = [] if private.is_personal else ["It names a machine's folder and no person."]
        if owner == "third-party":
            severity = severity.shifted(-1)
            reasons.append("The map is third-party.")
        return self.info.finding(
            entry,
            f"It {visible(private.sentence)}, in {counted(count, 'path')}.",
            private.key,
            severity=severity,
            evidence=quoted(first),
            reasons=reasons,
            tags=(owner,),
        )


def _paths(facts: MapFacts) -> Iterator[str]:
    yield from roots_of(facts)
    if facts.file:
        yield facts.file
    yield from (source.name for source in facts.sources if source.name)
