"""A text names a host that only exists inside a network.

## What it flags

Addresses with a host of a private suffix (`.internal`, `.corp`, `.intranet`, `.lan`, `.home.arpa`, `.localdomain`),
with a private IP address (RFC 1918), and hosts below the `own-domains` of the policy.

## Why it matters

Such names tell how the company's network is built and what runs in it. They are also addresses that the product may
call on a customer's network, where somebody else can own them.

## Example

`https://jira.corp.example.internal/browse/X-1` in `package/dist/app.js`.

## What to do

Move the address into the configuration, and strip comments and debugging code from the build.

## Limits

Addresses with a scheme (`https://…`) and hosts of own domains only. Documentation, tests and other people's packages
are left out, and so are addresses of examples and of containers (`host.docker.internal`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_AUTHORITY = re.compile(
    rb"://(?:[^\s/@\"'<>]{1,100}@)?"
    rb"(?P<host>(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}(?![\w.])"
    rb"|(?:[a-zA-Z0-9_-]{1,63}\.){1,8}(?:internal|corp|intranet|lan|localdomain|home\.arpa)(?![\w.-]))"
)
_HARMLESS = frozenset({
    "host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "metadata.google.internal",
    "host.containers.internal", "host.minikube.internal", "10.0.0.1", "10.0.0.0", "10.0.2.2", "192.168.0.1",
    "192.168.1.1", "192.168.0.0", "172.17.0.1", "10.10.10.10", "192.168.1.100",
})  # fmt: skip
"""Names that tools give themselves, and the addresses of documentation."""
_DOCUMENTATION = (".md", ".rst", ".txt", ".adoc", ".html", ".d.ts")
_MOST = 5


class EnvInternalHost:
    """A host of a private network."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-internal-host",
        title="Host of an internal network",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Move the address into the configuration, and strip it from the build.",
        cwe=(200, 615),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per host and file, at most a few."""
        document, tags = facts.document, path_tags(facts.document.entry)
        if "third-party" in tags or "test-path" in tags:
            return
        found: dict[str, int] = {}
        if not document.name.lower().endswith(_DOCUMENTATION):
            found |= _hosts(_authorities(document))
        for domain in facts.words.own_domains:
            found |= _hosts(_own(domain).finditer(document.data))
        for host, start in list(found.items())[:_MOST]:
            place = document.position(start)
            line = document.data[max(0, start - 40) : start + 80].decode("utf-8", "replace")
            yield self.info.finding(
                document.entry,
                f"It names the internal host {visible(host)}.",
                f"host: {host}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(" ".join(visible(line, keep="\n").split())),
                tags=tags,
            )


@cache
def _own(domain: str) -> re.Pattern[bytes]:
    bare = re.escape(domain.strip(".").lower().encode("utf-8"))
    return re.compile(rb"(?i)(?<![\w.-])(?P<host>(?:[a-z0-9_-]{1,63}\.){0,8}" + bare + rb")(?![\w-])")


def _authorities(document: Document) -> Iterator[re.Match[bytes]]:
    matches = (_AUTHORITY.match(document.data, at) for at in document.addresses)
    return (match for match in matches if match)


def _hosts(matches: Iterator[re.Match[bytes]]) -> dict[str, int]:
    """Each host with its first place."""
    found: dict[str, int] = {}
    for match in matches:
        host = match["host"].decode("utf-8", "replace").lower()
        if host not in _HARMLESS and not host.startswith("example."):
            found.setdefault(host, match.start("host"))
    return found
