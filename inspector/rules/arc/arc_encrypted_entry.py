"""An entry is encrypted, or compressed in a way that cannot be undone here.

## What it flags

Entries of zip files that need a password, and entries whose compression method is unknown or not supported.

## Why it matters

Nobody can check what such an entry holds: it was not scanned. Malware is shipped that way to get past scanners;
whoever has the password, or a program that ignores the mark, unpacks it all the same.

## Example

`zip -e release.zip secrets.json`.

## What to do

Ship the files plain, stored or deflated. Secrets do not belong in a release, encrypted or not.

## Limits

The mark of an entry is taken at its word: programs may find plain content behind it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from inspector.core.anomaly import AnomalyKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings

_SEVERITIES: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.ZIP_ENCRYPTED: (None, ""),
    AnomalyKind.ZIP_UNREADABLE_METHOD: (None, ""),
}


class ArcEncryptedEntry:
    """Entries that nobody can look into."""

    info: Final = RuleInfo(
        id="arc-encrypted-entry",
        title="Encrypted entry, or one of an unknown method",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Ship the file plain, stored or deflated.",
        cwe=(506,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per entry; the walker bounds them per container."""
        return anomaly_findings(self.info, view, _SEVERITIES)
