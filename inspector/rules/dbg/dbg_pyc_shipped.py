"""Compiled Python files ship.

## What it flags

`.pyc` and `.pyo` files. A cache whose source is not there weighs more: it is the trace of a module that was
deleted or withheld.

## Why it matters

A compiled file holds every string, name and docstring of its source, and the path where it was built. In 2024
an administrator's token of the Python Package Index was found in a `.pyc` of a public image: the source had been
cleaned, its cache had not.

## Example

`demo/__pycache__/old_settings.cpython-311.pyc`, while `demo/old_settings.py` does not ship.

## What to do

Build from a clean checkout. setuptools: `global-exclude *.py[cod]` in `MANIFEST.in`; hatchling and flit leave
caches out by themselves; Docker: `PYTHONDONTWRITEBYTECODE=1` and `__pycache__` in `.dockerignore`; npm: a `files`
list.

## Limits

Caches beside installed packages, as in an image layer, are counted in one finding. Whether a cache fits its
source is a matter of `dbg-pyc-mismatch`. Files that Python can run without a source (not in `__pycache__`) are
taken as intended.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted
from inspector.rules.dbg.compiled_name import source_of
from inspector.rules.level import Level, components, levels, place_key
from inspector.rules.setting import system_reason

_COMPILED = (".pyc", ".pyo")
_INSTALLED = re.compile(r"(?:site|dist)-packages\Z|python3(?:\.\d{1,2})?\Z")


class DbgPycShipped:
    """Compiled Python in a package."""

    info: Final = RuleInfo(
        id="dbg-pyc-shipped",
        title="Compiled Python file",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build from a clean checkout; with setuptools put `global-exclude *.py[cod]` into `MANIFEST.in`.",
        cwe=(527,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file, bounded per container; installed files are only counted."""
        for level in levels(view):
            compiled = [e for e in level.entries if e.is_file and e.name.lower().endswith(_COMPILED)]
            if not compiled:
                continue
            is_system = system_reason(level) is not None
            installed = [entry for entry in compiled if is_system or _is_installed(entry)]
            others = [entry for entry in compiled if not (is_system or _is_installed(entry))]
            if installed:
                yield self._installed(level, installed)
            sources = {"/".join(components(e.name)) for e in level.entries if e.name.endswith((".py", ".pyw"))}
            yield from bounded(self.info, level, (self._one(e, sources) for e in others), "compiled Python files")

    def _installed(self, level: Level, entries: list[Entry]) -> Finding:
        return self.info.finding(
            entries[0],
            f"{counted(len(entries), 'compiled file')} of installed Python packages are in this container.",
            f"installed:{level.file_name}",
            severity=Severity.INFO,
            reasons=["Installed packages have such caches."],
        )

    def _one(self, entry: Entry, sources: set[str]) -> Finding:
        key = f"pyc:{place_key(entry.name)}"
        source, is_cache = source_of(entry.name)
        if source in sources:
            return self.info.finding(entry, "It is the compiled copy of a file that ships too.", key)
        if is_cache:
            return self.info.finding(
                entry,
                "It is a cache whose source does not ship.",
                key,
                severity=Severity.MEDIUM,
                reasons=["It gives away a module that was deleted or withheld."],
            )
        return self.info.finding(
            entry,
            "It is a compiled file without its source.",
            key,
            severity=Severity.INFO,
            reasons=["Python can run it as it is, so it looks intended."],
        )


def _is_installed(entry: Entry) -> bool:
    return any(_INSTALLED.match(part) for part in components(entry.name)[:-1])
