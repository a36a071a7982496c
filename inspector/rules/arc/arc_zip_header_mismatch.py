"""A zip file states one thing twice, with different values.

## What it flags

Entries whose name, sizes, checksum, method or flags differ between the directory and the entry itself; entries
without a local header; two entries on one local header; sizes behind the content (data descriptors) that are
wrong; extra fields that are damaged, repeated or that name the entry otherwise; names that are not UTF-8;
content that has another size or checksum than stated; folders with content; end records that do not fit the
directory. Both readings stand in the finding.

## Why it matters

Some programs read the directory, others the entries one after the other. Where the two differ, the reviewer's
program lists another package than the one that an installer writes (CVE-2025-54368).

## Example

The directory says `README.md`, the entry itself says `setup.py`: `unzip` writes the one, a program that reads
streams the other.

## What to do

Build the archive again with a current packer that writes to a file and not to a pipe. If nobody made the
difference on purpose, find out where the archive came from.

## Limits

Data descriptors are legal: they are information, except in Python packages, where the index refuses them.
Extra fields with times and owners differ by design and are not compared. Differences in time only are mild.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from inspector.core.anomaly import AnomalyKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings

_AGREED = "Programs agree about the content of the entry."
_LEGAL = "The format allows it, and most programs read it alike."
_SEVERITIES: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.ZIP_NAME_DIFFERS: (None, ""),
    AnomalyKind.ZIP_SIZE_DIFFERS: (None, ""),
    AnomalyKind.ZIP_CHECKSUM_DIFFERS: (None, ""),
    AnomalyKind.ZIP_METHOD_DIFFERS: (None, ""),
    AnomalyKind.ZIP_FLAGS_DIFFER: (None, ""),
    AnomalyKind.ZIP_NO_LOCAL_HEADER: (None, ""),
    AnomalyKind.ZIP_SHARED_HEADER: (None, ""),
    AnomalyKind.ZIP_OVERLAP: (None, ""),
    AnomalyKind.ZIP_WRONG_DESCRIPTOR: (None, ""),
    AnomalyKind.ZIP_REPEATED_EXTRA: (None, ""),
    AnomalyKind.ZIP_UNICODE_NAME: (None, ""),
    AnomalyKind.ZIP_WRONG_CONTENT: (None, ""),
    AnomalyKind.ZIP_WRONG_COUNT: (None, ""),
    AnomalyKind.ZIP_WRONG_DIRECTORY: (None, ""),
    AnomalyKind.ZIP_WIDE_END: (None, ""),
    AnomalyKind.ZIP_WIDE_EXTRA: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_BAD_EXTRA: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_EXTRA_DIFFERS: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_EMPTY_NAME: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_FOLDER_WITH_CONTENT: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_SPLIT: (Severity.MEDIUM, _AGREED),
    AnomalyKind.ZIP_NAME_ENCODING: (Severity.LOW, "Old packers do not mark the encoding of names."),
    AnomalyKind.ZIP_TIME_DIFFERS: (Severity.LOW, _AGREED),
    AnomalyKind.ZIP_RARE_METHOD: (Severity.INFO, _LEGAL),
    AnomalyKind.ZIP_DATA_DESCRIPTOR: (Severity.INFO, _LEGAL),
    AnomalyKind.ZIP_BARE_DESCRIPTOR: (Severity.INFO, _LEGAL),
}
_REFUSED = (Severity.MEDIUM, "The Python index refuses it.")
_OF_PYTHON: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.ZIP_RARE_METHOD: _REFUSED,
    AnomalyKind.ZIP_DATA_DESCRIPTOR: _REFUSED,
    AnomalyKind.ZIP_BARE_DESCRIPTOR: _REFUSED,
    AnomalyKind.ZIP_NAME_ENCODING: _REFUSED,
}


class ArcZipHeaderMismatch:
    """Zip files that two programs read differently."""

    info: Final = RuleInfo(
        id="arc-zip-header-mismatch",
        title="Zip headers that contradict each other",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again from the files, with a packer that writes to a file and not a pipe.",
        cwe=(436,),
        references=("https://nvd.nist.gov/vuln/detail/CVE-2025-54368", "https://docs.pypi.org/archives/"),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per oddity; the walker bounds them per container."""
        is_python = view.package is not None and view.package.ecosystem == "pypi"
        return anomaly_findings(self.info, view, {**_SEVERITIES, **_OF_PYTHON} if is_python else _SEVERITIES)
