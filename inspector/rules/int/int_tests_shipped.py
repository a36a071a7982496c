"""Tests and their data are part of what users install.

## What it flags

Folders of tests and fixtures, and test files beside the code (`x.test.js`, `x_test.py`), in npm packages and wheels,
summed up per top folder.

## Why it matters

Every user downloads them. Fixtures are where sample keys, recorded answers of servers and names of colleagues lie, and
they set off the scanners of whoever uses the package.

## Example

`package/test/fixtures/customer.json`.

## What to do

Leave them out of what is built: `files` in `package.json`, `exclude` of the build backend.

## Limits

Source distributions should carry their tests and are not flagged. Other people's packages inside are not looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, iter_manifests
from inspector.packages.wheel import iter_dist_infos
from inspector.rules.bounded import counted
from inspector.rules.level import place_key, shown

_FOLDER = re.compile(r"(?:^|/)(?:tests?|__tests__|testing|testdata|fixtures|__fixtures__|__mocks__|e2e|cypress)(?=/)")
_FILE = re.compile(r"\.(?:test|spec)\.[cm]?[jt]sx?\Z|(?:^|/)test_[^/]+\.py\Z|_test\.py\Z|(?:^|/)conftest\.py\Z")

_WORDS = ("test", "spec", "fixtures", "__mocks__", "e2e", "cypress")
"""Nearly all names hold none of them, which is cheaper to see than a pattern."""


class IntTestsShipped:
    """Tests in what users install."""

    info: Final = RuleInfo(
        id="int-tests-shipped",
        title="Tests in a package that users install",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave tests out of the build: `files` in `package.json`, `exclude` of the build backend.",
        cwe=(531,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per top folder of tests."""
        for container in _installed(view):
            groups: dict[str, list[Entry]] = defaultdict(list)
            for entry in view.shipped_levels().get(container, []):
                place = _place(entry)
                if place:
                    groups[place].append(entry)
            yield from self._findings(groups)

    def _findings(self, groups: dict[str, list[Entry]]) -> Iterator[Finding]:
        for place, entries in list(groups.items())[:25]:
            size_bytes = sum(entry.size_bytes or 0 for entry in entries)
            amount = f"{counted(len(entries), 'file')}, {human_size(size_bytes)}"
            yield self.info.finding(entries[0], f"{shown(place)} holds tests ({amount}).", f"tests: {place_key(place)}")


def _installed(view: ArtifactView) -> Iterator[int | None]:
    """The containers that are npm packages or wheels."""
    packages = (placed.entry.parent for placed in iter_manifests(view) if placed.place is ManifestPlace.PACKAGE)
    wheels = (
        info.level.container.number if info.level.container else None for info in iter_dist_infos(view) if info.is_wheel
    )
    yield from dict.fromkeys([*packages, *wheels])


def _place(entry: Entry) -> str:
    """The folder of tests a file lies in, or its own folder for a test beside the code; empty for others."""
    name = entry.name.replace("\\", "/").removeprefix("./")
    if not entry.is_file or not any(word in name for word in _WORDS) or is_third_party_path(name):
        return ""
    match = _FOLDER.search(name)
    if match is not None:
        return name[: match.end()]
    return name.rpartition("/")[0] or name if _FILE.search(name) else ""
