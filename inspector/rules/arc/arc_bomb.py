"""A container unpacks to far more than it weighs, or holds a very large number of records.

## What it flags

Containers that unpack to more than 50 times their size once that is more than 64 MiB, and containers with
more than 100,000 records. Sizes that records merely claim count as well.

## Why it matters

Archives like that fill disks and memory of everyone who unpacks them: build servers, scanners, users. The
Python index refuses uploads by the same ratio.

## Example

A tarball of 10 kB with one sparse file that claims a terabyte.

## What to do

Take generated data out of the package, or split it. If a single file is meant to be that compressible, ship
it compressed.

## Limits

Repetitive text such as JSON compresses well without any bad intent; a single member above the ratio is not
flagged as long as its container is not. What the limits cut off was not counted, so the real ratio may be
higher.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.level import Level, levels
from inspector.rules.upload_check import is_python_upload


def _packed_bytes(level: Level) -> int:
    facts = level.view.containers.get(level.container.number if level.container else None)
    if facts is not None and facts.packed_bytes:
        return facts.packed_bytes
    if level.container is None:
        return level.view.artifact_bytes
    return level.view.sizes.get(level.container.number) or level.container.size_bytes or 0


def _unpacked_bytes(level: Level) -> int:
    facts = level.view.containers.get(level.container.number if level.container else None)
    stated = sum(entry.size_bytes or 0 for entry in level.entries if entry.is_file)
    return max(stated, facts.unpacked_bytes if facts else 0)


class ArcBomb:
    """Containers that grow too much."""

    info: Final = RuleInfo(
        id="arc-bomb",
        title="Container that unpacks to far more than it weighs",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Take generated data out of the package, or split it into several packages.",
        cwe=(409,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """At most one finding for the ratio and one for the number of records of each container."""
        for level in levels(view):
            if level.format != "folder":
                yield from self._ratio(level)
            yield from self._count(level)

    def _ratio(self, level: Level) -> Iterator[Finding]:
        packed, unpacked, limits = _packed_bytes(level), _unpacked_bytes(level), level.view.limits
        if packed and unpacked > limits.flag_floor_bytes and unpacked > limits.flag_ratio * packed:
            yield self.info.finding(
                level.container,
                f"{human_size(packed)} unpack to {human_size(unpacked)}, {unpacked // packed:,} times as much.",
                f"ratio: {level.key}",
                refused_by=("pypi",) if is_python_upload(level) else (),
            )

    def _count(self, level: Level) -> Iterator[Finding]:
        count, limit = len(level.entries), level.view.limits.flag_entries
        if count > limit:
            message = f"The container holds {count:,} records, more than {limit:,}."
            reasons = ("It costs time; nothing grows out of proportion.",)
            key = f"records: {level.key}"
            yield self.info.finding(level.container, message, key, severity=Severity.MEDIUM, reasons=reasons)
