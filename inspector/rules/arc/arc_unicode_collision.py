"""Two names are different bytes but the same text.

## What it flags

Names in one container that become equal by Unicode normalisation: by the canonical form (NFC), as macOS
compares names, or by the compatibility form (NFKC), as Python compares identifiers.

## Why it matters

On macOS the later record replaces the earlier one; in a list both look alike. A reviewer who reads one file may
run the other. Python imports a module of either spelling for one `import` statement.

## Example

`café.py` once with the letter U+00E9 and once with `e` and the combining accent U+0301.

## What to do

Rename one of the files, and keep names in the composed form.

## Limits

Names that differ in case are the matter of `arc-case-collision`, letters of other scripts that look alike that
of `arc-deceptive-name`. Names that are equal only by the compatibility form, as full-width letters or
ligatures, are judged mildly: file systems keep them apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import normalize

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, some_names
from inspector.rules.level import Level, levels, place_key, shown


class ArcUnicodeCollision:
    """Names that are one name once they are normalised."""

    info: Final = RuleInfo(
        id="arc-unicode-collision",
        title="Names that are equal after Unicode normalisation",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename one of the files, and keep names in the composed form (NFC).",
        cwe=(176,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per set of names, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, map(self._finding, _colliding(level)), "sets of names that collide")

    def _finding(self, entries: list[Entry]) -> Finding:
        is_canonical = len({normalize("NFC", _place(entry)) for entry in entries}) < len(entries)
        how = "on macOS, and look alike everywhere" if is_canonical else "for programs that fold compatible characters"
        return self.info.finding(
            entries[-1],
            f"{some_names([_spelled(entry) for entry in entries])} become one name {how}.",
            normalize("NFKC", place_key(entries[0].name)),
            severity=None if is_canonical else Severity.LOW,
            reasons=() if is_canonical else ("File systems keep such names apart.",),
            evidence=Evidence(shown(_spelled(entries[-1]))),
        )


def _colliding(level: Level) -> Iterator[list[Entry]]:
    """Sets of records with different names of one normalised form; the first of each spelling."""
    foreign = [entry for entry in level.entries if not entry.name.isascii()]
    if not foreign:
        return
    same: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in foreign:
        same[normalize("NFKC", _place(entry))].setdefault(_place(entry), entry)
    for entry in level.entries:
        if entry.name.isascii() and _place(entry) in same:
            same[_place(entry)].setdefault(_place(entry), entry)
    for spellings in same.values():
        entries = sorted(spellings.values(), key=lambda entry: entry.number)
        if len(entries) > 1 and any(entry.kind is not EntryKind.DIRECTORY for entry in entries):
            yield entries


def _place(entry: Entry) -> str:
    return entry.name.rstrip("/")


def _spelled(entry: Entry) -> str:
    """The name with its foreign characters spelled out: the names look alike."""
    return "".join(c if c.isascii() else f"⟨U+{ord(c):04X}⟩" for c in entry.name)
