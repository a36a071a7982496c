"""A text names a host for testing before a release.

## What it flags

Addresses whose host has a part such as `staging`, `stg`, `preprod`, `uat`, `canary` or `qa`, in code of your own.

## Why it matters

Such hosts run what is not released yet, often with test accounts, without rate limits and with more errors shown.
Their names are guessed only by those who know them.

## Example

`https://api.staging.acme.example/v2` in `package/dist/cli.js`.

## What to do

Configure the address at run time, and let the build drop the branch for testing. Make sure that the host asks for a
login.

## Limits

Documentation, tests and other people's packages are left out; `beta` and `dev` are public too often to be told
apart. At most three findings per file.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_AUTHORITY = re.compile(
    rb"://(?:[^\s/@\"'<>]{1,100}@)?(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})", re.IGNORECASE
)
_STAGE = re.compile(rb"(?:^|[.-])(?:staging|stage|stg|preprod|pre-prod|uat|canary|qa\d{0,2})(?:[.-])", re.IGNORECASE)
_SAMPLES = re.compile(rb"\.?(?:example\.(?:com|org|net)|localhost|test|invalid|local)\Z", re.IGNORECASE)
_DOCUMENTATION = (".md", ".rst", ".txt", ".adoc", ".html", ".d.ts", ".pyi")
_MOST = 3


class PreStagingEndpoints:
    """Hosts that nobody was told of."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="pre-staging-endpoints",
        title="Host for testing before a release",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Configure the address at run time, and make sure that the host asks for a login.",
        cwe=(200, 489),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per host and file, at most a few."""
        document, found = facts.document, dict[str, re.Match[bytes]]()
        for at in document.addresses:
            match = _AUTHORITY.match(document.data, at)
            if match is not None and _STAGE.search(match["host"]) and not _SAMPLES.search(match["host"]):
                found.setdefault(match["host"].decode("ascii").lower(), match)
        if not found or document.name.lower().endswith(_DOCUMENTATION):
            return
        tags = path_tags(document.entry, facts.words.own_scopes)
        if "third-party" in tags or "test-path" in tags:
            return
        for host, match in list(found.items())[:_MOST]:
            start = match.start("host")
            place = document.position(start)
            line = document.data[max(0, start - 30) : start + 80].decode("utf-8", "replace")
            yield self.info.finding(
                document.entry,
                f"It names the host {visible(host)}.",
                f"host: {host}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(visible(" ".join(line.split()))),
                tags=tags,
            )
