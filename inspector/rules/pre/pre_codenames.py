"""A word that the team does not want to ship stands in the artifact.

## What it flags

The words of `code-names` in the policy's `[words]`, in the text of every file and in names of files, whatever their
case. Letters and digits around a word make it another one: `atlas` is not found in `atlases`, but in `ATLAS_MODE` and
`useAtlas`.

## Why it matters

Code names of products, customers and features that are not announced are noticed by readers within hours. The large
leak of March 2026 named 44 features that were not released.

## Example

`code-names = ["atlas"]`, and `if (flags.atlasPreview) …` in `package/dist/cli.js`.

## What to do

Rename it before the release, or strip the code behind the flag from the build. Where the word means something else,
accept the finding in the policy with that reason.

## Limits

Only words that the policy lists. One finding per word and file, at its first place. Words of fewer than three letters
are not looked for.
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

_MIN_CHARACTERS = 3
_AROUND = 60


class PreCodenames:
    """Words of the policy's own list."""

    reads: Final = Reads.ANY
    info: Final = RuleInfo(
        id="pre-codenames",
        title="Code name from the policy's list",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename it before the release, or strip the code behind the flag from the build.",
        cwe=(200,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per word and file."""
        document = facts.document
        for word in facts.words.code_names:
            if len(word) >= _MIN_CHARACTERS:
                yield from self._of_word(document, word)

    def _of_word(self, document: Document, word: str) -> Iterator[Finding]:
        match = _first_place(document.data, word)
        if match is not None:
            place = document.position(match.start())
            yield self.info.finding(
                document.entry,
                f"It holds the code name {visible(word)}.",
                f"word: {word.lower()}",
                line=place.line if document.is_text else None,
                column=place.column if document.is_text else None,
                offset=document.to_origin(match.start()),
                evidence=Evidence(_around(document.data, match)),
                tags=path_tags(document.entry),
            )
        elif document.to_origin(0) == 0 and _pattern(word).search(document.entry.name.encode("utf-8", "replace")):
            message = f"Its name holds the code name {visible(word)}."
            yield self.info.finding(document.entry, message, f"word: {word.lower()}", tags=path_tags(document.entry))


@cache
def _pattern(word: str) -> re.Pattern[bytes]:
    """The word in any case, with no small letter or digit after it: a capital begins the next word."""
    letters = re.escape(word.encode("utf-8"))
    return re.compile(rb"(?i:" + letters + rb")(?![a-z0-9])")


def _first_place(data: bytes, word: str) -> re.Match[bytes] | None:
    for match in _pattern(word).finditer(data):
        before, first = data[match.start() - 1 : match.start()], data[match.start() : match.start() + 1]
        starts_word = not before.isalnum() or (first.isupper() and not before.isupper())
        if starts_word:
            return match
    return None


def _around(data: bytes, match: re.Match[bytes]) -> str:
    text = data[max(0, match.start() - _AROUND) : match.end() + _AROUND].decode("utf-8", "replace")
    return " ".join(text.split())
