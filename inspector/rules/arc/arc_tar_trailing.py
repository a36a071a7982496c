"""Something follows the end of an archive or of a compressed stream, or the end is not where it should be.

## What it flags

Bytes and records after the end marker of a tarball; half an end marker between records; a missing one; bytes
after the last compressed stream, and after the end of 7z, cpio, rpm, cab, xar, rar, ISO, squashfs, ar and asar
archives; several gzip members in one file; frames that decompressors skip; a checksum
or length at the end of compressed data that is wrong.

## Why it matters

Most programs stop at the end marker and never look further, some go on: they see two different packages. Bytes
behind the end can hold anything, and nobody sees them.

## Example

`cat app.tar extra.tar > release.tar`: Python lists the files of `app.tar` only, `tar --ignore-zeros` those of
both.

## What to do

Build the archive again in one go, never by appending or concatenating. Look at the entries `%trailing` and
`%gap`: they hold the bytes that no program would show.

## Limits

Zeros after the end marker are padding and fine. Several gzip members are usual in Alpine packages and in
block-compressed files, where they are not flagged, and mild elsewhere when all of them belong to one archive.
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
    AnomalyKind.TAR_TRAILING_BYTES: (None, ""),
    AnomalyKind.TAR_RECORDS_AFTER_END: (None, ""),
    AnomalyKind.TAR_LONE_ZERO_BLOCK: (None, ""),
    AnomalyKind.STREAM_TRAILING_BYTES: (None, ""),
    AnomalyKind.STREAM_WRONG_TRAILER: (None, ""),
    AnomalyKind.STREAM_SKIPPED_FRAME: (Severity.MEDIUM, "Some packers keep an index there."),
    AnomalyKind.GZIP_SEVERAL_MEMBERS: (Severity.MEDIUM, "Most programs read all members."),
    AnomalyKind.TAR_NO_END_MARKER: (Severity.LOW, "Some packers leave the end marker out."),
}


class ArcTarTrailing:
    """Data where a tarball or a compressed stream has ended."""

    info: Final = RuleInfo(
        id="arc-tar-trailing",
        title="Data after the end of a tarball or compressed stream",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again in one go, and find out what the bytes after its end are.",
        cwe=(436, 506),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per oddity; the walker bounds them per container."""
        return anomaly_findings(self.info, view, _SEVERITIES)
