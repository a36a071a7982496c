"""The sources in a map hold files that were never meant to leave the house.

## What it flags

Maps whose first-party sources include settings with values (`.env`, credentials), files of build servers and
deployments, folders named `internal` or `private`, or tests and fixtures. One finding per map, with a list.

## Why it matters

The tree that anybody can rebuild from the map is more than the code of the product: such files show how it is built
and run, and they are where passwords and names of colleagues lie.

## Example

`dist/cli.js.map`: 2 settings files (`.env.production`) and 14 files of internal folders.

## What to do

Review the list. Build without the text of the sources, and keep settings out of what is bundled: read them at run
time.

## Limits

Files are judged by their names. Where only tests are among them the finding is milder: published projects carry them
by custom.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import MAX_CONTEXT_CHARACTERS, MAX_EXCERPT_CHARACTERS, Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.text import shortened
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.map_finding import content_key, identity_of
from inspector.rules.map.shares import external_maps, inline_maps, shares_of, shipped_digests

_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "settings file",
        re.compile(
            r"(?:^|/)(?:\.env(?:\.(?!example|sample|template|dist)[\w-]+)*|\.npmrc|\.netrc|\.pypirc"
            r"|(?:secrets?|credentials?)(?:\.(?:prod|production|local))?\.(?:json|ya?ml|toml|ini|[cm]?[jt]s))\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "file of a build server or deployment",
        re.compile(
            r"(?:^|/)(?:\.github|\.circleci|\.buildkite|\.gitlab|terraform|helm|k8s|kubernetes)/|(?:^|/)(?:Jenkinsfile"
            r"|\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|Dockerfile|docker-compose[\w.-]*\.ya?ml)\Z"
        ),
    ),
    ("file of an internal folder", re.compile(r"(?:^|/)(?:internal-only|private|confidential|_?internal)/")),
    (
        "test",
        re.compile(
            r"(?:^|/)(?:tests?|__tests__|__mocks__|__fixtures__|fixtures|e2e|cypress)/"
            r"|\.(?:test|spec|stories)\.[cm]?[jt]sx?\Z"
        ),
    ),
)
_TESTS: Final = "test"
_NAMES_LISTED = 20
_MAX_NAME = 120


class MapReconstructedTree:
    """Trees with more in them than code."""

    info: Final = RuleInfo(
        id="map-reconstructed-tree",
        title="Rebuilt sources with settings, pipelines, internal files or tests",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Review the list, build without the text of the sources, and keep settings out of what is bundled.",
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map file, and one per file that carries maps."""
        groups = [(entry, [facts]) for entry, facts in external_maps(view)] + list(inline_maps(view))
        shipped = shipped_digests(view) if groups else frozenset[str]()
        for entry, maps in groups:
            found = _found(view, maps, shipped)
            if found:
                yield self._finding(view, entry, found)

    def _finding(self, view: ArtifactView, entry: Entry, found: dict[str, list[SourceFacts]]) -> Finding:
        sources = [source for group in found.values() for source in group]
        only_tests = set(found) == {_TESTS}
        amounts = ", ".join(counted(len(group), kind, _plural(kind)) for kind, group in found.items())
        names = [shortened(source.tree_path, _MAX_NAME) for source in sources[:_NAMES_LISTED]]
        more = [f"… and {len(sources) - len(names):,} more"] if len(sources) > len(names) else []
        return self.info.finding(
            entry,
            f"Among the sources that can be rebuilt: {amounts}.",
            content_key(view, entry, sources),
            identity=identity_of(sources),
            severity=Severity.LOW if only_tests else None,
            evidence=Evidence(
                shortened(names[0], MAX_EXCERPT_CHARACTERS),
                shortened("\n".join(names + more), MAX_CONTEXT_CHARACTERS) if len(names) > 1 else None,
            ),
            reasons=("Only tests and their data are among them.",) if only_tests else (),
            tags=("first-party",),
        )


def _found(view: ArtifactView, maps: list[MapFacts], shipped: frozenset[str]) -> dict[str, list[SourceFacts]]:
    found: dict[str, list[SourceFacts]] = {}
    for source in shares_of(view, maps, shipped).exposed:
        kind = next((kind for kind, pattern in _KINDS if pattern.search(source.tree_path)), None)
        if kind is not None:
            found.setdefault(kind, []).append(source)
    return {kind: found[kind] for kind, _ in _KINDS if kind in found}


def _plural(kind: str) -> str:
    first, rest = (kind.partition(" of ")[0], kind.partition(" of ")[2]) if " of " in kind else (kind, "")
    return f"{first}s of {rest}" if rest else f"{first}s"
