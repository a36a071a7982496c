"""The artifact is named like an archive, but is none.

## What it flags

An artifact whose name ends in `.zip`, `.whl`, `.tar.gz`, `.tgz` or that of another kind of archive, and whose
bytes are no archive of any known format, or one of another family.

## Why it matters

Nothing in it could be listed, so nothing was checked; installers and indexes fail on it, or a program reads it
in a way that nobody expects.

## Example

An error page of a web server saved as `release.zip`.

## What to do

Build the artifact again, and check that the upload took the right file.

## Limits

Only the artifact itself is judged, not files in it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.upload_check import is_upload

_ZIP_NAMES = (".zip", ".whl", ".egg", ".jar", ".war", ".ear", ".nupkg", ".vsix", ".xpi", ".apk", ".ipa")
_TAR_NAMES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".crate", ".gem")
_NO_ARCHIVE = "file"


class ArcNotAnArchive:
    """Files that only their name makes an archive."""

    info: Final = RuleInfo(
        id="arc-not-an-archive",
        title="Named like an archive, but none",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the artifact again, and check that the right file is uploaded.",
        cwe=(436,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """At most one finding, for the artifact."""
        return self._findings(view)

    def _findings(self, view: ArtifactView) -> Iterator[Finding]:
        name, found = view.artifact_name.lower(), view.artifact_format
        if found in ("", "folder"):
            return
        for family, names in (("zip", _ZIP_NAMES), ("tar", _TAR_NAMES)):
            if name.endswith(names) and not found.startswith(family):
                is_other = found != _NO_ARCHIVE
                what = f"but is {found}, another format" if is_other else "but is not an archive"
                refused_by = ("pypi", "uv") if is_upload(view, None) else ()
                sentence = f"The artifact is named like a {family} archive, {what}."
                if refused_by:
                    sentence += " Refused by PyPI and uv."
                yield self.info.finding(None, sentence, f"{family}: {found}", refused_by=refused_by)
