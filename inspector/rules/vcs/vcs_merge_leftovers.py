"""Leftovers of merges and patches ship.

## What it flags

Files that merge tools and `patch` leave behind (`.orig`, `.rej`, `.bak`, `.BACKUP.1234.js`), as one finding per
container.

## Why it matters

They hold an older or a half-merged version of a file, with what was taken out of it since. Some are loaded: a module
loader that reads a folder takes `routes.orig.js` for a module.

## Example

`package/src/config.js.orig` with the login that `config.js` no longer holds.

## What to do

Delete them, and build from a clean checkout: `git clean -xdf` before packing.

## Limits

Judged by name; fixtures of tools for differences are left out by their folders. Conflict markers inside of files
are not looked for.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, amount, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.place_tags import is_test_path

_LEFT = re.compile(
    r"(?:^|/)(?P<left>[^/]+(?:\.(?:orig|rej|bak)|[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+\.[^/.]+|\.mine|\.r\d{2,6}))\Z"
)
_KNOWN = frozenset({"Cargo.toml.orig"})
"""Cargo itself puts the manifest as its author wrote it beside the one it made."""


class VcsMergeLeftovers:
    """What merging left."""

    info: Final = RuleInfo(
        id="vcs-merge-leftovers",
        title="Leftovers of a merge or patch",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Delete them, and build from a clean checkout: `git clean -xdf` before packing.",
        cwe=(530,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = [place for place in leftovers(level, _LEFT) if self._counts(place)]
            if places:
                yield self._finding(level, places)

    def _counts(self, place: Leftover) -> bool:
        return place.path.rpartition("/")[2] not in _KNOWN and not is_test_path(place.path)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        bundled = all(place.is_third_party for place in places)
        return self.info.finding(
            next((place for place in places if not place.is_third_party), places[0]).entry,
            f"Leftovers of merges: {named(places)} ({amount(places)}).",
            f"merge leftovers: {level.key}",
            severity=Severity.INFO if bundled else None,
            reasons=(THIRD_PARTY_REASON,) if bundled else (),
        )
