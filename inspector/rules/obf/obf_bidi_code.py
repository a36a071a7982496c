"""Characters that turn the direction of writing stand in code.

## What it flags

Embedding, override and isolate controls (U+202A to U+202E, U+2066 to U+2069) in program text.

## Why it matters

Editors and reviews then show the characters of a line in another order than the compiler reads them: a comment looks
like code, a check looks like it is there (CVE-2021-42574, "Trojan Source").

## Example

A U+202E inside a comment, after which `} if (isAdmin)` is displayed in front of it.

## What to do

Remove the characters. Where a text in a right-to-left language needs them, write them as escapes.

## Limits

Files of translations and data, which are not code, are not looked at. Where every control is closed on its own line,
as in texts that were written with care, the finding is one level milder; at the ends of a range of characters it is
low.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.documents.document import Document
from inspector.rules.bounded import counted
from inspector.rules.code_files import is_code
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_CONTROL = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
"""The characters in UTF-8."""
_OPENING = frozenset(character.encode() for character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_EXCERPT_BYTES = 80


class ObfBidiCode:
    """Code that is displayed in another order than it is read."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-bidi-code",
        title="Code with characters that turn the direction of writing",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the characters, or write them as escapes.",
        cwe=(1007,),
        references=("https://trojansource.codes/",),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first place."""
        document = facts.document
        if document.data.isascii() or not is_code(document.name):
            return
        found = list(_CONTROL.finditer(document.data))
        if not found:
            return
        milder = _milder(document.data, found)
        place = document.position(found[0].start())
        yield self.info.finding(
            document.entry,
            f"It holds {counted(len(found), 'character')} that turn the direction of writing.",
            f"bidi: {place_key(document.entry.name)}",
            severity=milder[0] if milder else None,
            line=place.line,
            column=place.column,
            offset=document.to_origin(found[0].start()),
            evidence=_around(document, found[0].start()),
            reasons=milder[1:] if milder else (),
            tags=path_tags(document.entry),
        )


def _milder(data: bytes, found: list[re.Match[bytes]]) -> tuple[Severity, str] | None:
    """A milder severity with its reason, where the characters look harmless."""
    if all(_ends_range(data, match) for match in found):
        return Severity.LOW, "Every one of them is the end of a range of characters, as patterns have them."
    if not _stays_open(data):
        return Severity.MEDIUM, "Every one of them is closed on its own line."
    return None


def _ends_range(data: bytes, match: re.Match[bytes]) -> bool:
    """Whether a hyphen and another character beyond ASCII stand on one side."""
    before, after = data[max(0, match.start() - 2) : match.start()], data[match.end() : match.end() + 2]
    return (before[1:] == b"-" and not before.isascii()) or (after[:1] == b"-" and not after.isascii())


def _stays_open(data: bytes) -> bool:
    """Whether some line ends while a control is in force."""
    for line in data.split(b"\n"):
        depth = 0
        for match in _CONTROL.finditer(line) if not line.isascii() else ():
            depth += 1 if match.group() in _OPENING else -1
        if depth > 0:
            return True
    return False


def _around(document: Document, at: int) -> Evidence:
    line = document.data[max(0, at - _EXCERPT_BYTES) : at + _EXCERPT_BYTES].decode("utf-8", "ignore")
    return Evidence(shortened(visible(line.strip()), 200))
