"""A comment in a rebuilt source admits a weakness.

## What it flags

`TODO`, `FIXME`, `HACK` and `XXX` beside words of security (password, token, auth, bypass, injection ...) in sources
that can be rebuilt from a map.

## Why it matters

The bundle has no comments; the map brings them back. They tell readers where to look.

## Example

`// FIXME: auth is not checked here yet` in `cli.js.map!/src/admin.ts`.

## What to do

Read them before the release, and leave sources out of the maps.

## Limits

Only rebuilt sources of your own, at most one finding per file with the number of places. Most such comments are
harmless.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Origin
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.rules.bounded import counted
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_ADMISSION = re.compile(
    rb"\b(?:TODO|FIXME|HACK|XXX)\b[^\n]{0,160}?(?i:password|passwd|secret|token|credential|auth|security|secure|vulnerab"
    rb"|bypass|injection|sanitiz|escap(?:e|ing)|xss|csrf|permission|encrypt|unsafe)[^\n]{0,80}"
)
_MARKS = (b"TODO", b"FIXME", b"HACK", b"XXX")


class PreComments:
    """What developers wrote to each other."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="pre-comments",
        title="Comment that admits a weakness",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        since="0.1.0",
        remediation="Read such comments before the release, and leave sources out of the maps.",
        cwe=(615,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first comment."""
        document = facts.document
        if document.entry.origin is not Origin.REBUILT or not any(mark in document.data for mark in _MARKS):
            return
        tags = path_tags(document.entry, facts.words.own_scopes)
        found = [] if "third-party" in tags else list(_ADMISSION.finditer(document.data))
        if not found:
            return
        place = document.position(found[0].start())
        yield self.info.finding(
            document.entry,
            f"It holds {counted(len(found), 'comment')} about open questions of security.",
            f"comments: {place_key(document.entry.name)}",
            line=place.line,
            column=place.column,
            offset=document.to_origin(found[0].start()),
            evidence=Evidence(shortened(visible(found[0].group().decode("utf-8", "replace")), 200)),
            tags=tags,
        )
