"""A text names a mail address of a person.

## What it flags

Mail addresses in settings and data (JSON, YAML, TOML, INI, XML, CSV) outside of the places where authors stand, such as
manifests and licences; below the `own-domains` of the policy in any text.

## Why it matters

Addresses of colleagues and customers are personal data, and what attackers write to.

## Example

`notify: "kim.lee@acme.example"` in `package/dist/config.json`.

## What to do

Take personal addresses out of what ships; use an address of a role.

## Limits

Information only, at most three per file. Addresses of roles (`info`, `support`, `noreply` ...), of documentation
hosts and in other people's packages are left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_BEFORE = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}\Z")
_AFTER = re.compile(
    rb"(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|de|uk|fr|nl|eu|ch|at|jp|cn|ru|in|co|ai|app|edu|gov)\b"
)
_AUTHORS = re.compile(
    r"(?:^|/)(?:[^/]*licen[sc]e[^/]*|notice[^/]*|copying[^/]*|authors[^/]*|contributors[^/]*|maintainers[^/]*|credits[^/]*"
    r"|thanks[^/]*|change(?:s|log)[^/]*|history[^/]*|news[^/]*|readme[^/]*|security[^/]*|code_of_conduct[^/]*|metadata"
    r"|pkg-info|package\.json|pyproject\.toml|setup\.(?:py|cfg)|cargo\.toml|control|copyright|[^/]+\.(?:md|rst|txt|gemspec"
    r"|nuspec|podspec|pom))\Z",
    re.IGNORECASE,
)
_ROLES = re.compile(
    rb"(?:info|support|noreply|no-reply|admin|webmaster|contact|help|security|sales|hello|team|git|root|postmaster|abuse"
    rb"|user(?:name)?|test|foo|bar|name|email|mail|you|me|someone|example|john(?:\.?doe)?|jane(?:\.?doe)?|dev|opensource)\Z",
    re.IGNORECASE,
)
_SAMPLE_HOST = re.compile(
    rb"(?:^|\.)(?:example|test|domain|email|mail|acme|foo|bar|company|users\.noreply\.github|npmjs|w3)\."
)
_AUTHOR_LINE = re.compile(
    rb"author|copyright|\(c\)|maintainer|contributor|written by|@license|signed-off", re.IGNORECASE
)
_DATA = (".json", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".xml", ".csv", ".properties", ".env", ".plist")
_MOST = 3
_MOST_MARKS = 5_000


class EnvEmail:
    """Somebody's mail address."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-email",
        title="Mail address of a person",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Take personal addresses out of what ships; use an address of a role.",
        cwe=(359,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per address and file, at most a few."""
        document, tags = facts.document, path_tags(facts.document.entry)
        if "third-party" in tags or "test-path" in tags or _AUTHORS.search(document.entry.name.replace("\\", "/")):
            return
        is_data = document.name.lower().endswith(_DATA)
        if not is_data and not facts.words.own_domains:
            return
        seen: set[bytes] = set()
        for start, address in _addresses(document):
            is_own = address.endswith(tuple(domain.strip(".").lower().encode() for domain in facts.words.own_domains))
            if (is_data or is_own) and address not in seen and len(seen) < _MOST:
                seen.add(address)
                place = document.position(start)
                yield self.info.finding(
                    document.entry,
                    f"It names {address.decode('ascii', 'replace')}.",
                    f"mail: {address.decode('ascii', 'replace')}",
                    line=place.line,
                    column=place.column,
                    offset=document.to_origin(start),
                    tags=tags,
                )


def _addresses(document: Document) -> Iterator[tuple[int, bytes]]:
    """(offset, address in lower case); scoped package names and decorators are none."""
    data = document.data
    at = data.find(b"@")
    for _ in range(_MOST_MARKS):
        if at < 0:
            return
        after = _AFTER.match(data, at + 1)
        before = _BEFORE.search(data[max(0, at - 65) : at]) if after else None
        if after and before and not _is_role(before.group(), after.group()):
            line_start = max(data.rfind(b"\n", 0, at), at - 120)
            if not _AUTHOR_LINE.search(data, max(0, line_start), at):
                yield at - len(before.group()), (before.group() + b"@" + after.group()).lower()
        at = data.find(b"@", at + 1)


def _is_role(user: bytes, host: bytes) -> bool:
    return _ROLES.match(user) is not None or _SAMPLE_HOST.search(host) is not None
