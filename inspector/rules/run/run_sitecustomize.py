"""A module is installed that Python imports at every start.

## What it flags

`sitecustomize.py` and `usercustomize.py` (or packages of these names) at the top of a wheel, or in a `site-packages`
folder of any other container.

## Why it matters

The interpreter imports them before anything else, in every program of that environment, without a word. No library
needs that; malicious packages do.

## Example

`sitecustomize.py` at the top of `demo-1.0-py3-none-any.whl`.

## What to do

Remove it. If something must run early, let users call it, or offer it as an option of their own configuration.

## Limits

Operating systems and images bring such files of their own; in a layer or a system package the finding is milder.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.wheel import iter_dist_infos
from inspector.rules.level import Level, levels, place_key, shown
from inspector.rules.setting import system_reason

_NAME = re.compile(r"(?:^|/)(?:sitecustomize|usercustomize)(?:\.pyc?|/__init__\.pyc?)\Z")
_SITE = re.compile(r"(?:^|/)(?:site-packages|dist-packages|purelib|platlib)/(?:site|user)customize")


class RunSitecustomize:
    """Code at every start of Python."""

    info: Final = RuleInfo(
        id="run-sitecustomize",
        title="Module that Python imports at every start",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove it: nothing of a package should run before it is imported.",
        cwe=(506, 829),
        references=("https://docs.python.org/3/library/site.html",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per module."""
        wheels = {
            info.level.container.number if info.level.container else None
            for info in iter_dist_infos(view)
            if info.is_wheel
        }
        for level in levels(view):
            number = level.container.number if level.container else None
            for entry in level.entries:
                if "customize" in entry.name and self._is_imported(entry, is_wheel=number in wheels):
                    yield self._finding(level, entry)

    def _is_imported(self, entry: Entry, *, is_wheel: bool) -> bool:
        name = entry.name.replace("\\", "/").removeprefix("./")
        if not entry.is_file or not _NAME.search(name):
            return False
        is_at_top = name.startswith(("sitecustomize", "usercustomize"))
        return (is_wheel and is_at_top) or _SITE.search(name) is not None

    def _finding(self, level: Level, entry: Entry) -> Finding:
        reason = system_reason(level)
        return self.info.finding(
            entry,
            f"Python imports {shown(entry.name)} at every start.",
            place_key(entry.name),
            severity=Severity.LOW if reason else None,
            reasons=(reason,) if reason else (),
        )
