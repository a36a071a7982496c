"""A compiled Python file was not made from the source beside it.

## What it flags

A `.pyc` whose header states another size of its source than the `.py` has that ships for it.

## Why it matters

The cache is older than the source: it still holds what was changed since, secrets and removed code included. Python
compares size and time, so it may also be a planted file: a program that only checks sources misses what runs. An
administrator's token of the Python Package Index was published that way for more than a year.

## Example

`app/__pycache__/settings.cpython-311.pyc` was compiled from 1,204 bytes, `app/settings.py` has 1,131.

## What to do

Build from a clean checkout, and leave caches out. setuptools: `global-exclude *.py[cod]` in `MANIFEST.in`; Docker:
`**/__pycache__` in `.dockerignore` and `PYTHONDONTWRITEBYTECODE=1`.

## Limits

Only sizes are compared, so a change of equal length is not seen, nor is a file that is checked by hash (PEP 552).
Packers that change line ends after compiling cause it too. A cache without any source is a matter of
`dbg-pyc-shipped`.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import plain_name
from inspector.rules.bounded import bounded
from inspector.rules.dbg.compiled_name import source_of
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.place_tags import path_tags

_MODULUS = 1 << 32


class DbgPycMismatch:
    """A cache of another source."""

    info: Final = RuleInfo(
        id="dbg-pyc-mismatch",
        title="Compiled Python file that does not fit its source",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Build from a clean checkout and leave `__pycache__` out of the artifact.",
        cwe=(540, 506),
        references=("https://peps.python.org/pep-0552/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file, bounded per container."""
        if not view.compiled_from:
            return
        for level in levels(view):
            compiled = [entry for entry in level.entries if entry.number in view.compiled_from]
            if compiled:
                sources = {plain_name(entry.name): entry for entry in level.entries if entry.is_file}
                findings = (found for entry in compiled if (found := self._finding(level, entry, sources)))
                yield from bounded(self.info, level, findings, "compiled files of other sources")

    def _finding(self, level: Level, entry: Entry, files: dict[str, Entry]) -> Finding | None:
        source = files.get(source_of(entry.name)[0])
        has_bytes = level.view.sizes.get(source.number) if source else None
        stated_bytes = level.view.compiled_from[entry.number]
        if source is None or has_bytes is None or has_bytes % _MODULUS == stated_bytes:
            return None
        return self.info.finding(
            entry,
            f"It was compiled from {stated_bytes:,} bytes, but {shown(source.name)} has {has_bytes:,}.",
            f"pyc: {place_key(entry.name)}",
            tags=path_tags(entry),
        )
