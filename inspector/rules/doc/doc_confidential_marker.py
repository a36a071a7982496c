"""A text says of itself that it is confidential.

## What it flags

Phrases such as "strictly confidential", "company confidential", "not for public release" and "proprietary and
confidential" in the first 8 kB of any text, and anywhere in documents; there also "internal use only" and "do not
distribute".

## Why it matters

Whoever wrote it did not mean it to be published, and said so. Where the phrase is only a habit, readers of the package
take it at its word all the same.

## Example

The first line of `package/dist/billing.js` names the company, followed by the word in capitals.

## What to do

Ask the owner before the release. Take the file out, or the phrase where it no longer holds.

## Limits

Licence texts and contracts speak of confidential information and are left out, as are tests and other people's
packages. Code is full of "internal use only", which is said of functions. At most one finding per file.
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

_PHRASES = (
    rb"(?i:\bstrictly\s+confidential\b|\b(?:company|highly)[\s-]+confidential\b"
    rb"|\bproprietary\s+(?:and|&)\s+confidential\b|\bconfidential\s+(?:and|&)\s+proprietary\b"
    rb"|\bcompany\s+internal\b|\bnot\s+for\s+(?:public\s+release|external\s+distribution)\b)"
    rb"|\b[A-Z][A-Z0-9&]{2,20}\s+CONFIDENTIAL\b"
)
_IN_CODE = re.compile(_PHRASES)
_IN_DOCUMENTS = re.compile(_PHRASES + rb"|(?i:\b(?:for\s+)?internal\s+use\s+only\b|\bdo\s+not\s+distribute\b)")
"""In code, "internal use only" is said of functions."""
_WORDS_IN_CODE = tuple(map(re.compile, (rb"confidential", rb"company\s+internal", rb"not\s+for\s")))
_WORDS = (*_WORDS_IN_CODE, re.compile(rb"internal\s+use"), re.compile(rb"not\s+distribute"))
"""One of them stands in every phrase, in small letters. Each begins with a text, so that it is searched for quickly."""
_DOCUMENTS = (".md", ".markdown", ".rst", ".txt", ".adoc", ".org", ".html", ".htm", ".csv", ".tex")
_LEGAL = re.compile(
    r"(?:^|/)(?:licen[cs]e|copying|notice|eula|terms|privacy|third[-_]?party|legal)[^/]*\Z", re.IGNORECASE
)
_HEAD_BYTES = 8 << 10
_DOCUMENT_BYTES = 1 << 20


class DocConfidentialMarker:
    """What should not leave the house, in its own words."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="doc-confidential-marker",
        title="Text that calls itself confidential",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Ask the owner before the release, and take the file or the phrase out.",
        cwe=(200,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        name = document.entry.name.replace("\\", "/")
        is_document = name.lower().endswith(_DOCUMENTS)
        match = _first_phrase(document.data, is_document=is_document)
        if match is None or document.to_origin(0) != 0 or _LEGAL.search(name):
            return
        tags = path_tags(document.entry, facts.words.own_scopes)
        if "third-party" in tags or "test-path" in tags:
            return
        place = document.position(match.start())
        line = document.data[max(0, match.start() - 40) : match.end() + 60].decode("utf-8", "replace")
        yield self.info.finding(
            document.entry,
            f"It says “{' '.join(match.group().decode('utf-8', 'replace').split())}”.",
            f"phrase: {match.group().decode('utf-8', 'replace').lower()}",
            line=place.line,
            column=place.column,
            offset=document.to_origin(match.start()),
            evidence=Evidence(visible(" ".join(line.split()))),
            tags=tags,
        )


def _first_phrase(data: bytes, *, is_document: bool) -> re.Match[bytes] | None:
    pattern, limit = (_IN_DOCUMENTS, _DOCUMENT_BYTES) if is_document else (_IN_CODE, _HEAD_BYTES)
    words = _WORDS if is_document else _WORDS_IN_CODE
    head = data[:limit].lower()
    return pattern.search(data, 0, limit) if any(word.search(head) for word in words) else None
