"""Caches of build and test tools are part of the artifact.

## What it flags

`__pycache__`, `.pytest_cache`, `.mypy_cache`, `.ruff_cache`, `.tox`, `.nyc_output`, reports of code coverage
and similar folders, summed up per top folder.

## Why it matters

A cache can hold what was removed from the sources since: in 2024 a token of an administrator of the Python
index was found in a compiled file whose source had been cleaned. Caches also name folders and people of the
machine that built the package.

## Example

`package/src/__pycache__/settings.cpython-311.pyc` beside a `settings.py` that no longer holds the password.

## What to do

Build from a clean checkout (`git clean -xdf`), or list what is packed: `files` in `package.json`, the include
list of the build backend.

## Limits

Packages of operating systems, Conda packages and eggs ship compiled Python files on purpose; there the
finding is information only. A folder called `coverage` counts only with a coverage report in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.leftover import Leftover, amount, leftovers, named
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import system_reason

_FOLDERS = (
    r"\.pytest_cache|\.mypy_cache|\.ruff_cache|\.hypothesis|\.tox|\.nox|\.nyc_output|\.ipynb_checkpoints|htmlcov"
    r"|\.sass-cache|\.parcel-cache|\.turbo|\.gradle|\.terraform|\.cache"
)
_CACHES = re.compile(
    r"(?:^|/)(?:(?P<python>__pycache__)(?=/|\Z)"
    rf"|(?P<folder>{_FOLDERS})(?=/|\Z)"
    r"|(?P<coverage>coverage)(?=/(?:lcov\.info|lcov-report/|clover\.xml|coverage-(?:final|summary)\.json))"
    r"|(?P<file>\.coverage|\.eslintcache|\.stylelintcache)\Z)"
)
_PYTHON = "python"


class VcsCaches:
    """Caches that were packed."""

    info: Final = RuleInfo(
        id="vcs-caches",
        title="Cache of a build or test tool",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build from a clean checkout, or list exactly what is packed.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per kind of cache and top folder, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level), "caches")

    def _findings(self, level: Level) -> Iterator[Finding]:
        groups: dict[tuple[str, str], list[Leftover]] = defaultdict(list)
        for place in leftovers(level, _CACHES):
            top, _, below = place.path.partition("/")
            groups[top if below else "", place.path.rpartition("/")[2]].append(place)
        for (top, name), places in groups.items():
            yield self._finding(level, top, name, places)

    def _finding(self, level: Level, top: str, name: str, places: list[Leftover]) -> Finding:
        reason = _expected(level) if places[0].kind == _PYTHON else None
        if len(places) == 1:
            message = f"{shown(places[0].path)} was packed ({amount(places)})."
        else:
            message = f"{name} lies at {len(places):,} places below {shown(top)} ({amount(places)}): {named(places)}."
        return self.info.finding(
            places[0].entry,
            message,
            place_key(f"{top}/{name}"),
            severity=Severity.INFO if reason else None,
            reasons=(reason,) if reason else (),
        )


def _expected(level: Level) -> str | None:
    """Why compiled Python files belong here."""
    if level.file_name.endswith(".egg"):
        return "Eggs ship compiled files."
    if any(entry.name == "info/index.json" for entry in level.entries):
        return "Conda packages ship compiled files."
    return system_reason(level)
