"""A file does not have the digest that its package's own list states.

## What it flags

Blobs of a container image whose SHA-256 is not the one in their name or in the manifest; files of a Java archive
that differ from `SHA-256-Digest` in `META-INF/MANIFEST.MF`; parts of a gem that differ from `checksums.yaml.gz`.

## Why it matters

The list was written when the package was built. A file that does not match was changed afterwards, or the package was
put together from two builds.

## Example

`blobs/sha256/4f1c…` whose bytes have another digest.

## What to do

Build the package again from a clean checkout, and sign after the last change.

## Limits

Only SHA-256 is compared: the MD5 sums of Debian packages and SHA-512 sums are not. Files that could not be read to
their end are left out.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.image import images_in
from inspector.packages.level import PackageLevel, level_of, plain_name
from inspector.rules.level import shown

MAX_SECTIONS = 100_000
_BLOB = re.compile(r"blobs/sha256/([0-9a-f]{64})\Z")
_JAR_DIGEST = re.compile(r"^SHA-?256-Digest: (\S{20,100})$", re.MULTILINE)
_JAR_NAME = re.compile(r"^Name: (.{1,4096})$", re.MULTILINE)
_GEM_SECTION = re.compile(r"^SHA256:\n((?:  \S{1,200}: ['\"]?[0-9a-f]{64}['\"]?\n?){1,20})", re.MULTILINE)


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
        """One finding per file."""
        for level, _ in images_in(view):
            for name, entry in level.files.items():
                match = _BLOB.search(name)
                if match:
                    yield from self._compared(view, entry, match[1], "the image's manifest")
        for number in sorted(view.bodies):
            entry = view.entries[number]
            name = plain_name(entry.name)
            if name.upper() == "META-INF/MANIFEST.MF":
                yield from self._jar(_level(view, entry), view.bodies[number])
            elif name.rpartition("/")[2] == "checksums.yaml":
                yield from self._gem(view, entry, view.bodies[number])

    def _jar(self, level: PackageLevel, manifest: bytes) -> Iterator[Finding]:
        text = manifest.decode("utf-8", "replace").replace("\r\n", "\n").replace("\n ", "")
        for section in text.split("\n\n")[1 : MAX_SECTIONS + 1]:
            name, digest = _JAR_NAME.search(section), _JAR_DIGEST.search(section)
            entry = level.files.get(plain_name(name[1])) if name and digest else None
            if entry is not None and digest is not None:
                yield from self._compared(level.view, entry, _as_hex(digest[1]), "META-INF/MANIFEST.MF")

    def _gem(self, view: ArtifactView, checksums: Entry, body: bytes) -> Iterator[Finding]:
        """The list stands in a compressed file beside the parts that it is about."""
        packed = view.entries.get(checksums.parent) if checksums.parent is not None else None
        section = _GEM_SECTION.search(body.decode("utf-8", "replace").replace("\r\n", "\n"))
        if packed is None or section is None:
            return
        files = _level(view, packed).files
        for line in section[1].splitlines():
            name, _, digest = line.strip().partition(": ")
            if name in files:
                yield from self._compared(view, files[name], digest.strip("'\""), "checksums.yaml.gz")

    def _compared(self, view: ArtifactView, entry: Entry, stated: str | None, source: str) -> Iterator[Finding]:
        found = view.digests.get(entry.number)
        if stated is None or found is None or found == stated:
            return
        message = f"{shown(entry.name)} has the SHA-256 {found[:16]}…, while {source} states {stated[:16]}…."
        yield self.info.finding(entry, message, f"{stated} {found}")


def _level(view: ArtifactView, entry: Entry) -> PackageLevel:
    return level_of(view, None if entry.parent is None else view.entries[entry.parent])


def _as_hex(text: str) -> str | None:
    try:
        return base64.b64decode(text, validate=True).hex()
    except (binascii.Error, ValueError):
        return None
