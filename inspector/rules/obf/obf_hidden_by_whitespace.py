"""Code stands far to the right of what a window shows.

## What it flags

A line of program text in which something follows after two hundred or more blanks behind other code.

## Why it matters

A reviewer sees the harmless beginning of the line and nothing else; the rest is beyond the right edge. Several stealers
on the Python index hid an import this way.

## Example

`import os` and, after 300 blanks, `;exec(__import__("zlib")…)`.

## What to do

Delete it, and look at who wrote the line and when.

## Limits

Tables and aligned comments have shorter gaps. Lines that begin with blanks only, such as a deep indentation, are not
flagged.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.code_files import is_code
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_GAP_BYTES = 200
_GAPS = (b" " * _GAP_BYTES, b"\t" * 60)
_HIDDEN = re.compile(rb"(?P<shown>[^\s\\])(?:[ ]{200,}|\t{60,})(?P<hidden>[^\s\\/#*|+-][^\r\n]{0,160})")
_LOOKS_LIKE_CODE = re.compile(rb"[=(;.]")


class ObfHiddenByWhitespace:
    """Code beyond the right edge."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-hidden-by-whitespace",
        title="Code hidden to the right of many blanks",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Delete it, and look at who wrote the line and when.",
        cwe=(506,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first place."""
        document = facts.document
        data = document.data
        # A search for one text is a hundred times cheaper than the pattern, and nearly always the end of it.
        if not any(gap in data for gap in _GAPS) or not is_code(document.name):
            return
        for match in _HIDDEN.finditer(data):
            hidden = match["hidden"]
            if not _LOOKS_LIKE_CODE.search(hidden):
                continue
            at = match.start("hidden")
            place = document.position(at)
            yield self.info.finding(
                document.entry,
                f"Code stands at column {place.column:,}, behind {at - match.end('shown'):,} blanks.",
                f"hidden: {place_key(document.entry.name)}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(at),
                evidence=Evidence(visible(hidden.decode("utf-8", "replace").strip())),
                tags=path_tags(document.entry),
            )
            return
