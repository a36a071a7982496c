"""A name in code mixes Latin letters with Cyrillic ones that look the same.

## What it flags

Names of functions, variables and classes, and called names, that hold Latin letters and Cyrillic letters which
cannot be told apart from Latin ones.

## Why it matters

Two names that look equal are two names. A check that seems to be called is another function, and a review sees
nothing.

## Example

A function that reads as `isAdmin`, in which the capital letter is U+0410, the Cyrillic one.

## What to do

Rename it with letters of one script; in somebody else's code treat it as an attack.

## Limits

Greek letters are left out, since mathematical code uses them. Only letters that look like Latin ones count. At most
one finding per file.
"""

import re
import string
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.rules.code_files import is_code
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_LOOKALIKES = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ"
_LEADS = (b"\xd0", b"\xd1", b"\xd2", b"\xd4")
"""First bytes of these letters in UTF-8."""
_LETTER = rb"(?:" + b"|".join(letter.encode() for letter in _LOOKALIKES) + rb")"
_WORD = re.compile(rb"(?:[A-Za-z_$][\w$]{0,60}|" + _LETTER + rb")(?:[A-Za-z0-9_$]|" + _LETTER + rb"){1,120}")
_DECLARED = re.compile(rb"(?:function|const|let|var|def|class|import|func|fn|struct)[ \t]{1,8}\Z")
_LATIN = re.compile(rb"[A-Za-z]")
_CYRILLIC = re.compile(rb"(?:[\xd0-\xd4][\x80-\xbf])+")
_NAME_BYTES = frozenset(bytes([byte]) for byte in (string.ascii_letters + string.digits + "_$").encode())
_LONGEST = 60
"""Bytes of a name before the first letter of the other script."""
_MOST_WORDS = 50_000
"""So many words of two scripts are a fact by themselves, whatever they are used for."""


class ObfHomoglyph:
    """Names of two scripts."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-homoglyph",
        title="Name of letters from two scripts",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Rename it with letters of one script; in somebody else's code treat it as an attack.",
        cwe=(1007, 506),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first name."""
        document = facts.document
        if document.data.isascii() or not is_code(document.name):
            return
        match = _first_name(document.data)
        if match is None:
            return
        place = document.position(match.start())
        name = match.group().decode("utf-8", "replace")
        yield self.info.finding(
            document.entry,
            f"The name {shortened(visible(name), 60)} holds Cyrillic letters that look like Latin ones.",
            f"name: {name}",
            line=place.line,
            column=place.column,
            offset=document.to_origin(match.start()),
            evidence=Evidence(" ".join(f"U+{ord(c):04X}" for c in name if not c.isascii())[:200]),
            tags=path_tags(document.entry, facts.words.own_scopes),
        )


def _first_name(data: bytes) -> re.Match[bytes] | None:
    seen_to = words = 0
    for run in _cyrillic_runs(data):
        if run.start() < seen_to or not (_is_in_name(data, run.start() - 1) or _is_in_name(data, run.end())):
            continue  # a word of one script, as in a comment: nearly all are such
        begin = run.start()
        while begin > max(seen_to, run.start() - _LONGEST) and _is_in_name(data, begin - 1):
            begin -= 1
        match = _WORD.match(data, begin)
        if match is None or match.end() <= run.start():
            continue
        seen_to, words = match.end(), words + 1
        if words == _MOST_WORDS or _is_name(data, match):
            return match
    return None


def _cyrillic_runs(data: bytes) -> Iterator[re.Match[bytes]]:
    """Searching for single bytes is many times faster than for one of several, and most texts have none of them."""
    following = {lead: at for lead in _LEADS if (at := data.find(lead)) >= 0}
    while following:
        at = min(following.values())
        run = _CYRILLIC.match(data, at)
        end = run.end() if run else at + 1
        if run:
            yield run
        following = {
            lead: found
            for lead, known in following.items()
            if (found := known if known >= end else data.find(lead, end)) >= 0
        }


def _is_in_name(data: bytes, at: int) -> bool:
    return at >= 0 and data[at : at + 1] in _NAME_BYTES


def _is_name(data: bytes, match: re.Match[bytes]) -> bool:
    """Whether it has at least two Latin letters, and code declares or calls it. A range in a pattern is no name."""
    before, after = data[max(0, match.start() - 20) : match.start()], data[match.end() : match.end() + 1]
    is_whole = not data[match.end() : match.end() + 2].decode("utf-8", "ignore")[:1].isalpha()
    is_used = _DECLARED.search(before) is not None or (after == b"(" and not before.endswith((b"[", b"-", b"\\")))
    return is_whole and is_used and len(_LATIN.findall(match.group())) >= 2
