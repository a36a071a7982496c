"""A wheel holds files that its own list of files does not name.

## What it flags

Files of a wheel that stand in no line of RECORD, and wheels without a RECORD. `RECORD.jws` and `RECORD.p7s`, which
sign it, are exempt.

## Why it matters

Build backends list everything they pack. A file beside the list was added afterwards. It is installed all the same,
and some tools do not remove it again.

## Example

`demo/_hook.py` is in the wheel and not in `demo-1.0.dist-info/RECORD`.

## What to do

Build the wheel again with its build backend (`python -m build`). Do not add files with a zip tool; `wheel unpack`
and `wheel pack` write a new RECORD.

## Limits

Only wheels are checked: an installed package shares its folder with others, where a file beside the list is normal.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import plain_name
from inspector.packages.wheel import SIGNATURES, DistInfo, iter_dist_infos, read_record
from inspector.rules.bounded import bounded
from inspector.rules.int.wheel_files import entries_by_name, rule_level
from inspector.rules.level import place_key


class IntRecordUnlisted:
    """A file of a wheel that RECORD does not list."""

    info: Final = RuleInfo(
        id="int-record-unlisted",
        title="File that the wheel's RECORD does not list",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the wheel again with its backend (`python -m build`) and add nothing to it afterwards.",
        cwe=(353,),
        references=("https://packaging.python.org/specifications/binary-distribution-format/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file, bounded per wheel."""
        wheels = (info for info in iter_dist_infos(view) if info.is_wheel)
        for _, infos in groupby(wheels, key=lambda info: id(info.level)):
            yield from self._wheel(list(infos))

    def _wheel(self, infos: list[DistInfo]) -> Iterator[Finding]:
        level = rule_level(infos[0])
        with_record = [info for info in infos if info.record_name in info.level.files]
        if not with_record:
            yield self.info.finding(
                level.container,
                "The wheel has no RECORD: nothing says which files belong to it.",
                "no-record",
                refused_by=["pypi"],
            )
            return
        listed = _listed(with_record)
        if listed is None:  # int-record-mismatch says that it was not read
            return
        unlisted = (e for name, entries in entries_by_name(level).items() if name not in listed for e in entries)
        yield from bounded(self.info, level, self._findings(unlisted), "files that RECORD does not list")

    def _findings(self, entries: Iterable[Entry]) -> Iterator[Finding]:
        for entry in entries:
            yield self.info.finding(entry, "RECORD does not list this file.", f"unlisted:{place_key(entry.name)}")


def _listed(infos: list[DistInfo]) -> set[str] | None:
    """Every name that the RECORD files list, themselves and their signatures included; None if one is unread."""
    listed: set[str] = set()
    for info in infos:
        body = info.level.body(info.record_name)
        record = read_record(body) if body is not None else None
        if record is None or not record.complete:
            return None
        listed |= {f"{info.folder}/{name}" for name in ("RECORD", *SIGNATURES)}
        listed |= {plain_name(info.root + line.path) for line in record.lines}
    return listed
