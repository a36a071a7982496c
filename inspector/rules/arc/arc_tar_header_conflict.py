"""The headers of a tarball can be read in more than one way.

## What it flags

Records whose size, name or link target is stated twice with different values; pax headers that are damaged,
repeated, enormous or meant for all records; names with NUL or line breaks; links, folders and devices that
state a size; numbers that are none; times after 2038; unknown types; files with holes; checksums that are wrong or old;
and the other places of the format where known programs part ways. Both readings stand in the finding.

## Why it matters

What a reviewer lists is not what an installer writes. In CVE-2025-62518 one library took the size from the
header, another from the pax header before it: the first one found a second archive in the middle of a file.

## Example

A pax header with `size=1024` before a record whose own header says 0: GNU tar skips the next 1,024 bytes as
content, older Rust programs find a record `setup.py` in them.

## What to do

Build the archive again with a current packer in plain pax or ustar format, from the files and not from another
archive. If nobody made the oddity on purpose, find out where the archive came from.

## Limits

A name in a pax header that the record's own field cannot hold is normal; so is a size of 8 GiB and more. Old
headers without a magic are information only. Which program reads what was tried with current versions; others
may differ.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from inspector.core.anomaly import AnomalyKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings

_AGREED = "Programs agree about the content of the other records."
_UNUSUAL = "Unusual, but read alike by most programs."
_SEVERITIES: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.TAR_SIZE_DIFFERS: (None, ""),
    AnomalyKind.TAR_NAME_DIFFERS: (None, ""),
    AnomalyKind.TAR_LINK_TARGET_DIFFERS: (None, ""),
    AnomalyKind.TAR_GLOBAL_OVERRIDE: (None, ""),
    AnomalyKind.TAR_REPEATED_EXTENSION: (None, ""),
    AnomalyKind.TAR_TWO_LONG_NAMES: (None, ""),
    AnomalyKind.TAR_CONTROL_IN_VALUE: (None, ""),
    AnomalyKind.TAR_LINK_WITH_SIZE: (None, ""),
    AnomalyKind.TAR_SPECIAL_WITH_SIZE: (None, ""),
    AnomalyKind.TAR_IGNORED_PREFIX: (None, ""),
    AnomalyKind.TAR_BAD_NUMBER: (None, ""),
    AnomalyKind.TAR_BAD_CHECKSUM: (None, ""),
    AnomalyKind.TAR_BAD_EXTENSION: (None, ""),
    AnomalyKind.TAR_HUGE_EXTENSION: (None, ""),
    AnomalyKind.TAR_LOST_EXTENSION: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_OVERLONG_NAME: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_UNKNOWN_TYPE: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_BOOKKEEPING: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_SPARSE: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_UNKNOWN_MAGIC: (Severity.MEDIUM, _AGREED),
    AnomalyKind.TAR_BINARY_NUMBER: (Severity.LOW, _UNUSUAL),
    AnomalyKind.TAR_FUTURE_TIME: (Severity.LOW, _UNUSUAL),
    AnomalyKind.TAR_SIGNED_CHECKSUM: (Severity.LOW, _UNUSUAL),
    AnomalyKind.TAR_OLD_MAGIC: (Severity.INFO, _UNUSUAL),
}


class ArcTarHeaderConflict:
    """Headers of tarballs that two programs read differently."""

    info: Final = RuleInfo(
        id="arc-tar-header-conflict",
        title="Tar headers that programs read differently",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again from the files, in plain pax or ustar format, with a current packer.",
        cwe=(436,),
        references=("https://nvd.nist.gov/vuln/detail/CVE-2025-62518",),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per oddity; the walker bounds them per container."""
        return anomaly_findings(self.info, view, _SEVERITIES)
