"""The package was built from a checkout with changes that were not committed.

## What it flags

`.cargo_vcs_info.json` of a crate that says `"dirty": true`, and `git.properties` of Java builds with
`git.dirty=true`.

## Why it matters

What shipped is in no repository: nobody can review it, rebuild it or find the difference. Uncommitted changes are also
how debugging code and credentials get into a release.

## Example

`demo-1.0.0/.cargo_vcs_info.json` with `{"git": {"sha1": "…", "dirty": true}}`.

## What to do

Build releases from a clean checkout of the tag, in a pipeline. `cargo publish` refuses a dirty checkout unless
`--allow-dirty` is given: do not give it.

## Limits

Builders that do not write such a file cannot be judged. Generated files that are not ignored make a checkout dirty as
well.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.packages.bounded_json import read_object
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key

_DIRTY = re.compile(rb"^git\.dirty\s{0,8}[=:]\s{0,8}true\s*$", re.MULTILINE)
_MAX_BYTES = 1 << 20


class VcsDirtyBuild:
    """A release from a checkout with changes."""

    info: Final = RuleInfo(
        id="vcs-dirty-build",
        title="Built from a checkout with uncommitted changes",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build releases from a clean checkout of the tag, in a pipeline.",
    )
    reads: Final = Reads.TEXT

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        if not document.is_text or len(document.data) > _MAX_BYTES or not _says_so(document.name, document.data):
            return
        message = "It says that the checkout had uncommitted changes."
        yield self.info.finding(document.entry, message, f"dirty: {place_key(document.entry.name)}")


def _says_so(name: str, data: bytes) -> bool:
    if name == "git.properties":
        return _DIRTY.search(data) is not None
    if name != ".cargo_vcs_info.json":
        return False
    git = (read_object(data) or {}).get("git")
    return isinstance(git, dict) and git.get("dirty") is True
