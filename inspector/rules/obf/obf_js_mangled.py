"""A script went through an obfuscator, not a minifier.

## What it flags

Scripts with the marks of obfuscators: many names such as `_0x3f2a1b`, together with the array of encoded strings
that is turned round at the start (`parseInt(_0x…)` in a loop that never ends by itself), and scripts of the six
characters `[]()!+`.

## Why it matters

Minified code is short, but it can be read again. Obfuscated code is made so that nobody does: registries remove
packages for it, and nearly all packages that stole tokens in the last years carried such a file.

## Example

`package/dist/index.js`: 4,212 names of the form `_0x…`, and an array of strings that is turned round.

## What to do

Ship minified code only. If a licence check has to be hidden, it belongs on a server.

## Limits

Marks of the common obfuscators for JavaScript; minifiers leave none of them. Tests weigh two levels less.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.documents.document import Document
from inspector.documents.imports import is_script
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_MARK = b"_0x"
_MIN_NAMES = 50
_ROTATION = re.compile(rb"parseInt\(_0x[0-9a-f]{1,8}|while\s?\(!!\[\]\)|\['push'\]\(_0x[0-9a-f]{1,8}\['shift'\]\(\)\)")
_SIX = re.compile(rb"[\[\]()!+]{400}")
_SIX_MARK = b"(![]+[])"
_SHOWN = 160


class ObfJsMangled:
    """Code that is made not to be read."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-js-mangled",
        title="Obfuscated script",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Ship minified code only.",
        cwe=(506,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        found = _sign(document) if is_script(document.name) else None
        if found is None:
            return
        message, start = found
        tags = path_tags(document.entry, facts.words.own_scopes)
        is_test = "test-path" in tags
        place = document.position(start)
        line = document.data[start : start + _SHOWN].decode("utf-8", "replace")
        yield self.info.finding(
            document.entry,
            message,
            f"mangled: {place_key(document.entry.name)}",
            severity=self.info.severity.shifted(-2) if is_test else None,
            line=place.line,
            column=place.column,
            offset=document.to_origin(start),
            evidence=Evidence(shortened(visible(" ".join(line.split())), _SHOWN)),
            reasons=("It lies among tests.",) if is_test else (),
            tags=tags,
        )


def _sign(document: Document) -> tuple[str, int] | None:
    """What shows the obfuscator, and where."""
    names, data = document.places.of(_MARK), document.data
    if len(names) >= _MIN_NAMES and _ROTATION.search(data, names[0]):
        message = f"It holds {len(names):,} names of the form _0x…, and strings in an array that is turned round."
        return message, names[0]
    six = document.places.of(_SIX_MARK)
    match = _SIX.search(data, max(0, six[0] - 4), six[0] + 4000) if six else None
    return ("It is written in the six characters []()!+.", match.start()) if match else None
