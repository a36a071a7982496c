"""Runs of invisible characters stand in code.

## What it flags

Eight or more invisible characters in a row in program text: variation selectors, tag characters, zero-width
characters and the blank letters of Hangul.

## Why it matters

A whole program can be written in characters that no editor shows, and decoded by a few harmless looking lines around
them. Worms in editor extensions came this way in 2025.

## Example

`const s = "…"` with 4,000 variation selectors between the quotes, and `eval` some lines below.

## What to do

Remove them. In somebody else's code treat it as an attack: do not run it, and tell the registry.

## Limits

Short runs, and up to 31 times the same character, occur in emoji, in scripts of some languages and as padding; they
are not flagged. Data and translations are not looked at.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.rules.code_files import is_code
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_RUN = re.compile(
    # U+200B-200F, U+2060-2064, U+FE00-FE0F, U+FEFF, U+3164 and U+FFA0, U+E0000-E01EF, in UTF-8
    rb"(?:\xe2\x80[\x8b-\x8f]|\xe2\x81[\xa0-\xa4]|\xef\xb8[\x80-\x8f]|\xef\xbb\xbf|\xe3\x85\xa4|\xef\xbe\xa0"
    rb"|\xf3\xa0[\x80-\x87][\x80-\xbf]){8,}"
)
_PERHAPS = re.compile(rb"[\xe2\xe3\xef\xf3][\x80-\xbf]{2,3}(?:[\xe2\xe3\xef\xf3][\x80-\xbf]{2,3}){7}")
"""Wider than the pattern above and several times faster, since it begins with one set of bytes."""
_SHORTEST = 24
"""Bytes of eight characters of three bytes, which a run has at least."""
_STEP = 16
_HIGH = re.compile(rb"[\x80-\xff]+")
_LONG = 32
_FLAG = "\U0001f3f4".encode()
"""The waving black flag: six tag characters and an end mark after it name a region."""


class ObfInvisibleCode:
    """Text that nobody can see."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-invisible-code",
        title="Code with a run of invisible characters",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the characters; in somebody else's code treat them as an attack.",
        cwe=(506, 1007),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first run."""
        document = facts.document
        if document.data.isascii() or not is_code(document.name) or not _may_hold_run(document.data):
            return
        runs = [run for run in _RUN.finditer(document.data) if _says_something(document.data, run)]
        if not runs:
            return
        total = sum(len(run.group().decode("utf-8", "replace")) for run in runs)
        place = document.position(runs[0].start())
        line = document.data[max(0, runs[0].start() - 60) : runs[0].start() + 30].decode("utf-8", "ignore")
        yield self.info.finding(
            document.entry,
            f"It holds {total:,} invisible characters in runs.",
            f"invisible: {place_key(document.entry.name)}",
            line=place.line,
            column=place.column,
            offset=document.to_origin(runs[0].start()),
            evidence=Evidence(shortened(visible(line.strip()), 200)),
            tags=path_tags(document.entry),
        )


def _may_hold_run(data: bytes) -> bool:
    """Looks at every sixteenth byte first: no run is so short that it lies between two of them."""
    sample = data[::_STEP]
    if sample.isascii():
        return False
    for match in _HIGH.finditer(sample):
        begin, end = match.start() * _STEP - _SHORTEST, (match.end() - 1) * _STEP + 2 * _SHORTEST
        if _PERHAPS.search(data, max(0, begin), end):
            return True
    return False


def _says_something(data: bytes, run: re.Match[bytes]) -> bool:
    """Whether a run can hold a message: one character over and over pads a text, unless it is long."""
    if data[run.start() - 4 : run.start()] == _FLAG:
        return False
    text = run.group().decode("utf-8", "replace")
    return len(set(text)) > 1 or len(text) >= _LONG
