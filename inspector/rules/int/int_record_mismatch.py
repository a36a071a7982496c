"""A Python package's files differ from its own list of files.

## What it flags

Lines of RECORD in a `.dist-info` folder whose hash or size differs from the file, whose file is missing, which
have no hash or one that the format forbids, or which cannot be read.

## Why it matters

RECORD is written when a wheel is built. A difference means that the file was changed afterwards, by hand, by a
faulty tool or by somebody else. Installers do not check it.

## Example

RECORD states `sha256=47DEQp...` for `demo/client.py`; the file in the wheel has another digest.

## What to do

Build the wheel again with its build backend (`python -m build`) and change nothing in it afterwards. Tools that
must change files, such as `auditwheel repair` and `wheel pack`, write a new RECORD.

## Limits

A RECORD that fits proves nothing about intent: whoever builds a malicious wheel lists its files correctly. Hashes
beyond MD5, SHA-1 and the SHA-2 family are not recalculated, only sizes are compared. For packages that are already
installed, such as in an image layer, missing files are no finding and differences weigh less.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import plain_name
from inspector.packages.wheel import SIGNATURES, DistInfo, RecordLine, WheelRecord, iter_dist_infos, read_record
from inspector.rules.bounded import bounded, counted
from inspector.rules.int.wheel_files import entries_by_name, rule_level
from inspector.rules.level import shown

_FORBIDDEN = frozenset({"md5", "sha1"})
"""PEP 427: the hash must be SHA-256 or better."""


class IntRecordMismatch:
    """A file unlike its line in RECORD."""

    info: Final = RuleInfo(
        id="int-record-mismatch",
        title="File differs from the package's RECORD",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the wheel again with its backend (`python -m build`) and change nothing in it afterwards.",
        cwe=(353,),
        references=("https://packaging.python.org/specifications/recording-installed-packages/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """Findings per RECORD, bounded per container."""
        for info in iter_dist_infos(view):
            record_entry = info.level.files.get(info.record_name)
            if record_entry is None:  # int-record-unlisted reports it
                continue
            body = view.bodies.get(record_entry.number)
            if body is None:
                yield self._not_read(record_entry)
            else:
                findings = _Check(self.info, info, record_entry).findings(read_record(body))
                yield from bounded(self.info, rule_level(info), findings, "differences from RECORD")

    def _not_read(self, record_entry: Entry) -> Finding:
        return self.info.finding(
            record_entry,
            "RECORD is too long, or could not be read: the files were not compared with it.",
            "not-read",
            severity=Severity.MEDIUM,
            reasons=["Nothing is known to differ; nothing was compared."],
        )


class _Check:
    """Compares one RECORD with the records of its container."""

    def __init__(self, rule: RuleInfo, info: DistInfo, record_entry: Entry) -> None:
        self._rule = rule
        self._info = info
        self._view = info.level.view
        self._record_entry = record_entry
        self._entries = entries_by_name(rule_level(info))
        self._unmeasured: set[str] = set()
        """Algorithms by which some file has no digest to compare."""
        self._exempt = {f"{info.folder}/{name}" for name in ("RECORD", *SIGNATURES)}

    def findings(self, record: WheelRecord) -> Iterator[Finding]:
        """Everything that does not fit, in the order of RECORD."""
        if record.damaged:
            lines = counted(len(record.damaged), "line")
            yield self._about_record(
                f"{lines} of RECORD cannot be read.", "damaged", Severity.MEDIUM, record.damaged[0]
            )
        if not record.complete:
            yield self._about_record(
                "RECORD has too many lines; the last ones were not compared.", "cut", Severity.MEDIUM
            )
        for line in record.lines:
            yield from self._line(line)
        if self._unmeasured - _FORBIDDEN:
            others = shown(", ".join(sorted(self._unmeasured - _FORBIDDEN)))
            message = f"RECORD states hashes by {others}, which were not recalculated."
            yield self._about_record(message, "other-hash", Severity.INFO)

    def _about_record(self, message: str, key: str, severity: Severity, line: int | None = None) -> Finding:
        reasons = ["It concerns RECORD itself; no file is known to differ."]
        return self._rule.finding(self._record_entry, message, key, severity=severity, line=line, reasons=reasons)

    def _line(self, line: RecordLine) -> Iterator[Finding]:
        name = plain_name(self._info.root + line.path)
        entries = self._entries.get(name, [])
        if not entries:
            yield from self._missing(line)
            return
        fault = self._fault_of_hash(name, line)
        if fault:
            severity = Severity.MEDIUM
            reasons = ["The file is not known to differ; it cannot be compared."]
            yield self._rule.finding(entries[0], fault, f"hash:{line.path}", severity=severity, reasons=reasons)
        for entry in entries:
            yield from self._entry(entry, line)

    def _missing(self, line: RecordLine) -> Iterator[Finding]:
        if self._info.is_wheel:
            yield self._rule.finding(
                self._record_entry,
                f"RECORD lists {shown(line.path)}, which is not in the wheel.",
                f"missing:{line.path}",
                severity=Severity.MEDIUM,
                line=line.number,
                reasons=["No file was changed; one is missing."],
            )

    def _fault_of_hash(self, name: str, line: RecordLine) -> str | None:
        if not self._info.is_wheel or name in self._exempt:  # an installation lists caches without a hash
            return None
        if not line.algorithm:
            return "RECORD states no hash for this file."
        if line.algorithm in _FORBIDDEN:
            return f"RECORD states its hash by {line.algorithm}, which the format forbids."
        return "RECORD states a hash that cannot be read." if line.digest is None else None

    def _entry(self, entry: Entry, line: RecordLine) -> Iterator[Finding]:
        digest, size_bytes = self._view.digests.get(entry.number), self._view.sizes.get(entry.number)
        if digest is None or size_bytes is None:  # not read to its end: a finding of its own says so
            return
        measured = self._view.digest(entry.number, line.algorithm)
        if line.algorithm and measured is None:
            self._unmeasured.add(line.algorithm)
        has_other_digest = None not in (line.digest, measured) and line.digest != measured
        has_other_size = line.size_bytes is not None and line.size_bytes != size_bytes
        if has_other_digest or has_other_size:
            what = "hash" if has_other_digest else f"size ({line.size_bytes:,} bytes against {size_bytes:,})"
            is_wheel = self._info.is_wheel
            yield self._rule.finding(
                entry,
                f"Its {what} differs from what RECORD states.",
                f"differs:{line.path}:{digest}",
                severity=None if is_wheel else Severity.MEDIUM,
                reasons=[] if is_wheel else ["The package is installed here: the file was changed afterwards."],
            )
