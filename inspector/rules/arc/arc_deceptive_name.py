"""A name holds characters that cannot be seen, that change how it is read, or that pass for others.

## What it flags

Control characters, characters that reverse the direction of text, and characters without width in the name of
a record; words that mix Latin letters with Cyrillic or Greek ones that look the same; names that look exactly
like another name of the container because of such letters.

## Why it matters

Such a name looks like another one in a list, a terminal or a review. `report[U+202E]gpj.exe` is shown as
`reportexe.jpg`; a NUL character ends the name for programs written in C; escape sequences can rewrite what a
terminal shows.

## Example

`dist/index[U+2066].js` beside `dist/index.js`: both look the same.

## What to do

Rename the file with plain characters. If nobody made that name on purpose, find out where the file came from.

## Limits

Names in Arabic, Hebrew and other scripts are fine as such: only invisible controls count. The joiners that
emoji and some scripts need are flagged mildly. A whole word in one script is fine, unless a name of Latin letters
that looks the same stands beside it. Names that are equal after normalisation are the matter of
`arc-unicode-collision`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import BLANK_CHARACTERS
from inspector.core.view import ArtifactView
from inspector.rules.arc.lookalikes import mixed_word, plain_form
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, components, levels, place_key, shown
from inspector.rules.upload_check import BOTH, UV, refusals

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f" + BLANK_CHARACTERS + "]"
)
_JOINER = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
_KINDS = (
    (_BIDI, "a character that changes the direction of text"),
    (_CONTROL, "a control character"),
    (_INVISIBLE, "an invisible character"),
    (_JOINER, "a joining character"),
)


def _deceives(name: str) -> str | None:
    """What is wrong with a name that is not plain; None where nothing is."""
    return next((what for pattern, what in _KINDS if pattern.search(name)), None)


def _is_folder_icon(name: str) -> bool:
    """MacOS names the icon of a folder with a carriage return: junk, but no deceit."""
    return components(name)[-1:] == ["Icon\r"]


class ArcDeceptiveName:
    """Names with invisible or direction-changing characters, or with letters that pass for others."""

    info: Final = RuleInfo(
        id="arc-deceptive-name",
        title="Name with invisible or misleading characters",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename the file with plain characters, and find out where the name came from.",
        cwe=(451, 1007),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per record, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level), "deceptive names")

    def _findings(self, level: Level) -> Iterator[Finding]:
        foreign = [entry for entry in level.entries if not (entry.name.isascii() and entry.name.isprintable())]
        plain_names = {entry.name for entry in level.entries} if any(plain_form(e.name) for e in foreign) else set()
        for entry in foreign:
            what = _deceives(entry.name)
            if what is not None and not _is_folder_icon(entry.name):
                yield self._finding(level, entry, what)
            elif plain_form(entry.name) in plain_names:
                yield self._lookalike(entry, f"looks exactly like the name {plain_form(entry.name)} beside it", None)
            elif (word := mixed_word(entry.name)) is not None:
                yield self._lookalike(entry, f"mixes letters of two scripts in the word {shown(word)}", Severity.MEDIUM)

    def _lookalike(self, entry: Entry, what: str, severity: Severity | None) -> Finding:
        spelled = "".join(c if c.isascii() else f"⟨U+{ord(c):04X}⟩" for c in entry.name)
        return self.info.finding(
            entry,
            f"The name {shown(spelled)} {what}.",
            place_key(entry.name),
            severity=severity,
            reasons=("No other name looks the same.",) if severity else (),
            evidence=Evidence(shown(spelled)),
        )

    def _finding(self, level: Level, entry: Entry, what: str) -> Finding:
        is_control = _CONTROL.search(entry.name) is not None
        joiner = not any(pattern.search(entry.name) for pattern, _ in _KINDS[:-1])
        return self.info.finding(
            entry,
            f"The name {shown(entry.name)} holds {what}.",
            place_key(entry.name),
            severity=Severity.LOW if joiner else None,
            reasons=("Emoji and some scripts need this character.",) if joiner else (),
            refused_by=refusals(level, of_zip=BOTH if is_control else UV, of_tar=UV if is_control else ()),
            evidence=Evidence(shown(entry.name)),
        )
