"""A zip file holds bytes or entries that programs do not list.

## What it flags

Bytes before the first entry, between entries, before the directory, and after the end; entries that the
directory does not list; several end records, so that programs may find different archives in one file; a
missing directory; extensible data in the 64-bit end record; comments on the archive and on entries.

## Why it matters

Most programs read the directory alone: what it does not list is invisible to a reviewer, and yet it ships. Others
read from the front and install just that. Two zip files one after the other are two packages in one.

## Example

`cat first.zip second.zip > release.zip`: `unzip -l` lists the entries of the second one only.

## What to do

Build the archive again in one go, never by appending or concatenating. Look at the entries `%gap`, `%trailing`
and `%header-values`: they hold what no program would show, and were scanned like everything else.

## Limits

A program or script in front of a zip file (self-extracting archives, zipapps) and the signing block of Android
packages are information, as is a comment. Zeros between entries are padding and mild.
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
    AnomalyKind.ZIP_BYTES_BEFORE: (None, ""),
    AnomalyKind.ZIP_BYTES_BETWEEN: (None, ""),
    AnomalyKind.ZIP_BYTES_AFTER: (None, ""),
    AnomalyKind.ZIP_UNLISTED_ENTRY: (None, ""),
    AnomalyKind.ZIP_SEVERAL_ENDS: (None, ""),
    AnomalyKind.ZIP_NO_DIRECTORY: (None, ""),
    AnomalyKind.ZIP_EXTENSIBLE_DATA: (None, ""),
    AnomalyKind.ZIP_ENTRY_COMMENT: (Severity.LOW, "The format allows comments; unpackers ignore them."),
    AnomalyKind.ZIP_PADDING: (Severity.LOW, "The bytes are all zero."),
    AnomalyKind.ZIP_COMMENT: (Severity.INFO, "The format allows a comment."),
    AnomalyKind.ZIP_PROGRAM_BEFORE: (Severity.INFO, "Self-extracting archives and zipapps start so."),
    AnomalyKind.ZIP_SIGNING_BLOCK: (Severity.INFO, "Android packages are signed so."),
}
_OF_PYTHON: Final[Mapping[AnomalyKind, tuple[Severity | None, str]]] = {
    AnomalyKind.ZIP_PROGRAM_BEFORE: (None, ""),
    AnomalyKind.ZIP_SIGNING_BLOCK: (None, ""),
    AnomalyKind.ZIP_ENTRY_COMMENT: (Severity.MEDIUM, "The Python index refuses it."),
}


class ArcZipHiddenData:
    """What a zip file holds beside its entries."""

    info: Final = RuleInfo(
        id="arc-zip-hidden-data",
        title="Hidden data in a zip file",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Build the archive again in one go, and find out what the hidden bytes are.",
        cwe=(436, 506),
        references=("https://docs.pypi.org/archives/",),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per oddity; the walker bounds them per container."""
        is_python = view.package is not None and view.package.ecosystem == "pypi"
        return anomaly_findings(self.info, view, {**_SEVERITIES, **_OF_PYTHON} if is_python else _SEVERITIES)
