"""A package of the team's own scope is taken from a public registry.

## What it flags

With `own-scopes` in the policy's `[words]`: lock files that resolve a package of such a scope at a public registry, and
a `package.json` of a package outside the scope that depends on one inside it.

## Why it matters

Whoever publishes first under a name owns it. If the scope is not registered at the public registry, or a build asks
there first, a stranger's package is installed in the place of the team's: dependency confusion.

## Example

`own-scopes = ["@acme"]`, and `"resolved": "https://registry.npmjs.org/@acme/core/-/core-9.9.9.tgz"` in
`package/package-lock.json`.

## What to do

Register the scope at the public registry, even if nothing is published there. Bind it to your registry
(`@acme:registry=…` in `.npmrc`), and do not name internal packages in what you publish: bundle them, or publish them.

## Limits

Whether a name is taken at a registry is never asked. Where the team publishes its scope itself, accept the finding with
that reason. Bundled packages are not missed: npm does not fetch them.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.documents.document import Document
from inspector.packages.npm import read_manifest
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_LOCK_FILES = frozenset(
    {"package-lock.json", "npm-shrinkwrap.json", ".package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"}
)
_PUBLIC = re.compile(
    rb"https?://registry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)/(?P<name>@[\w.~-]{1,214}(?:/|%2[fF])[\w.~-]{1,214})"
)
_MOST = 20


class IntDependencyConfusion:
    """A name of the team's own that strangers can take."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="int-dependency-confusion",
        title="Package of an own scope from a public registry",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Register the scope publicly, bind it to your registry in `.npmrc`, and bundle internal packages.",
        cwe=(427,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per package and file."""
        scopes, document = facts.words.own_scopes, facts.document
        if not scopes:
            return
        tags = path_tags(document.entry, scopes)
        if "third-party" in tags or "test-path" in tags:
            return
        if document.name in _LOCK_FILES:
            found = _resolved(document, scopes)
        elif document.name == "package.json":
            found = _declared(document, scopes)
        else:
            return
        for name, (start, message) in list(found.items())[:_MOST]:
            place = document.position(start)
            yield self.info.finding(
                document.entry,
                message,
                f"own package: {name}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(visible(name)),
                tags=tags,
            )


def _resolved(document: Document, scopes: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for match in _PUBLIC.finditer(document.data):
        name = match["name"].decode("ascii", "replace").replace("%2f", "/").replace("%2F", "/")
        if name.partition("/")[0] in scopes:
            found.setdefault(name, (match.start("name"), f"{visible(name)} is taken from a public registry."))
    return found


def _declared(document: Document, scopes: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    manifest = read_manifest(document.data)
    if manifest is None or manifest.private or (manifest.name or "").partition("/")[0] in scopes:
        return {}
    bundled = manifest.dependencies if manifest.bundled is None else manifest.bundled
    names = [n for n in manifest.dependencies if n.partition("/")[0] in scopes and n not in bundled]
    return {
        name: (max(document.data.find(f'"{name}"'.encode()), 0), f"It depends on {visible(name)}, of an own scope.")
        for name in names
    }
