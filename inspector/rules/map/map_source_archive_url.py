"""A file names an archive of sources that can be downloaded.

## What it flags

Addresses of archives (`.zip`, `.tar.gz`, `.tgz`, `.7z` ...) in maps, scripts and manifests where the name or the folder
speaks of sources, builds or maps, or where the archive lies in a storage bucket.

## Why it matters

The map that leaked a whole product in March 2026 named a zip file in a public bucket: the sources could be had
without the map. Such an address stays in every copy of the release, whatever happens to the package.

## Example

`https://example-builds.r2.dev/cli/2.1.88/src.zip` in `dist/cli.js.map`.

## What to do

Delete the object, or make the bucket private, before the next release; then take the address out of what ships.

## Limits

Nothing is fetched, so whether the archive is there is not known. Pages of public forges and package registries are
left out, and so are documentation, tests, sample names (`example-…`) and other people's packages.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_URL_BYTES = 1024
_MOST = 10
_MAX_SHOWN = 200
_SCHEME = re.compile(rb"(?:https?|s3|gs)\Z", re.IGNORECASE)
_ARCHIVE = re.compile(
    rb"://(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{2,200})(?::[0-9]{1,5})?/(?P<path>[A-Za-z0-9._~%/@+=,-]{0,800}"
    rb"\.(?:zip|t?gz|tar|tar\.(?:gz|xz|bz2|zst)|tgz|txz|tbz2|7z|rar))(?![A-Za-z0-9._/-])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rb"(?:^|[^a-z])(?:src|sources?|source[_-]?maps?|maps|codebase|repo|full[_-]?build)(?:[^a-z]|$)", re.IGNORECASE
)
_BUCKET = re.compile(
    r"(?:\.amazonaws\.com|(?:^|\.)storage\.googleapis\.com|\.blob\.core\.windows\.net"
    r"|\.r2\.dev|\.r2\.cloudflarestorage\.com|\.digitaloceanspaces\.com|\.backblazeb2\.com)\Z"
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sourceforge\.net"
    r"|npmjs\.org|npmjs\.com|yarnpkg\.com|pypi\.org|pythonhosted\.org|crates\.io|rubygems\.org|maven\.org|apache\.org"
    r"|gnu\.org|kernel\.org|nodejs\.org|python\.org|debian\.org|unpkg\.com|jsdelivr\.net|example\.(?:com|org|net)"
    r"|localhost)\Z"
)
_SAMPLE = re.compile(r"(?:example|your|my)(?:[-.]|\Z)")
_SUFFIXES = (".map", ".js", ".mjs", ".cjs", ".css", ".json", ".toml", ".cfg", ".yml", ".yaml", ".py", ".ts", ".tsx")


class MapSourceArchiveUrl:
    """Archives of sources elsewhere."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="map-source-archive-url",
        title="Address of an archive of sources",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Delete the object or make the bucket private, and take the address out of what ships.",
        cwe=(540, 200),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per address and file, at most a few."""
        document = facts.document
        if not document.name.lower().partition("?")[0].endswith(_SUFFIXES) or not document.addresses:
            return
        tags = path_tags(document.entry)
        if "third-party" in tags or "test-path" in tags:
            return
        for start, url, in_bucket in _archives(document):
            place = document.position(start)
            where = "a storage bucket" if in_bucket else "a server"
            yield self.info.finding(
                document.entry,
                f"It names an archive in {where}: {shortened(visible(url), _MAX_SHOWN)}.",
                f"archive: {url}",
                severity=None if in_bucket else Severity.MEDIUM,
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(shortened(visible(url), _MAX_SHOWN)),
                reasons=() if in_bucket else ("Its name speaks of sources; it lies in no known storage service.",),
                tags=tags,
            )


def _archives(document: Document) -> list[tuple[int, str, bool]]:
    """Where each address begins, the address, and whether it leads to a storage service."""
    data, found = document.data, dict[str, tuple[int, bool]]()
    for at in document.addresses:
        if len(found) >= _MOST:
            break
        scheme = _SCHEME.search(data, max(0, at - 5), at)
        match = scheme and _ARCHIVE.match(data, at, at + _URL_BYTES)
        if not scheme or not match:
            continue
        host = match["host"].decode("ascii").lower()
        in_bucket = bool(_BUCKET.search(host)) or not scheme.group().lower().startswith(b"http")
        if not _PUBLIC.search(host) and not _SAMPLE.match(host) and (in_bucket or _WORDS.search(match["path"].lower())):
            url = data[scheme.start() : match.end()].decode("ascii", "replace")
            found.setdefault(url, (scheme.start(), in_bucket))
    return [(start, url, in_bucket) for url, (start, in_bucket) in found.items()]
