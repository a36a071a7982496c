"""A second reader lists the archive otherwise.

## What it flags

The first record of a tarball or zip file that libarchive, the library behind `bsdtar` and many file managers, takes
for something else than is shown here: another name, another size, another kind, or no record at all. A tarball is
compared record by record. A zip file is read from front to back without its directory, as a program does that installs
while it downloads, and compared with the directory. Both readings stand in the finding.

## Why it matters

Whoever reviews the archive with one program approves other files than another program installs. Which of the two is
right does not matter: a packer has no reason to leave the question open.

## Example

A pax header with the name `setup.py<NUL>.txt`: libarchive writes `setup.py`, other programs the whole name or nothing.

## What to do

Build the archive again from the files with a current packer. If nobody made the oddity on purpose, find out where
the archive came from. Findings of `arc-tar-header-conflict` or `arc-zip-header-mismatch` beside this one often name
the bytes that are behind it.

## Limits

Only the first difference is given, of the first 200,000 records and up to the first entry of a zip file above 64 MiB.
What stands behind the end marker of a tarball is
`arc-tar-trailing`, what stands before the first entry of a zip file `arc-zip-hidden-data`. Names that are not UTF-8 are
not compared. Nothing is compared where libarchive is not installed.
"""

from collections.abc import Iterable
from typing import Final

from inspector.core.anomaly import AnomalyKind
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.anomaly_findings import anomaly_findings


class ArcParsersDisagree:
    """Archives that libarchive lists otherwise than we do."""

    info: Final = RuleInfo(
        id="arc-parsers-disagree",
        title="Two readers list the archive differently",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again from the files with a current packer.",
        cwe=(436,),
        references=("https://github.com/libarchive/libarchive",),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """At most one finding per container."""
        return anomaly_findings(self.info, view, {AnomalyKind.PARSERS_DISAGREE: (None, "")})
