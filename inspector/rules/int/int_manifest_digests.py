"""A file does not have the digest that its package's own list states.

## What it flags

Files that differ from a list of digests in the same artifact: blobs of a container image by their name,
`META-INF/MANIFEST.MF` of a Java archive, `checksums.yaml.gz` of a gem, `md5sums` of a Debian package, `info/paths.json`
of a conda package, `.cargo-checksum.json` of vendored crates, tarballs beside their `package-lock.json`, and lists such
as `SHA512SUMS`, `checksums.txt` or `app.zip.sha256`.

## Why it matters

The list was written when the package was built. A file that does not match was changed afterwards, or the package was
put together from two builds.

## Example

`blobs/sha256/4f1c…` whose bytes have another digest.

## What to do

Build the package again from a clean checkout, and sign after the last change.

## Limits

MD5, SHA-1 and the SHA-2 family. Lines about files that are not in the artifact say nothing, and files that could not
be read to their end are left out. RECORD of a Python package has a rule of its own (`int-record-mismatch`).
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.digest_formats import Stated
from inspector.packages.digest_lists import listed_entries
from inspector.packages.image import images_in
from inspector.packages.level import plain_name
from inspector.rules.level import shown

_BLOB = re.compile(r"blobs/(sha256|sha512)/([0-9a-f]{64,128})\Z")
_WORDS: Final = {"md5": "MD5", "sha1": "SHA-1", "sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384",
                 "sha512": "SHA-512"}  # fmt: skip


class IntManifestDigests:
    """Files against the digests that the package lists."""

    info: Final = RuleInfo(
        id="int-manifest-digests",
        title="File that does not match the digest in its package's list",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the package again from a clean checkout, and sign after the last change.",
        cwe=(345, 353),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file and list."""
        for level, _ in images_in(view):
            for name, entry in level.files.items():
                match = _BLOB.search(name)
                if match:
                    yield from self._compared(view, entry, Stated(name, match[1], match[2]), "the image's manifest")
        for found in listed_entries(view):
            source = plain_name(found.source.name)
            yield from self._compared(view, found.entry, found.stated, source)

    def _compared(self, view: ArtifactView, entry: Entry, stated: Stated, source: str) -> Iterator[Finding]:
        found = view.digest(entry.number, stated.algorithm)
        if found is None or found == stated.digest:
            return
        algorithm = _WORDS[stated.algorithm]
        ours = f"{shown(entry.name)} has the {algorithm} {found[:16]}…"
        message = f"{ours}, while {shown(source)} states {stated.digest[:16]}…."
        yield self.info.finding(entry, message, f"{stated.digest} {found}")
