"""A text names a storage bucket.

## What it flags

Addresses of buckets and containers at Amazon S3, Google Cloud Storage, Azure Blob Storage, Cloudflare R2,
DigitalOcean Spaces and Backblaze, and `s3://`, `gs://` addresses.

## Why it matters

Buckets are often readable for everybody who knows the name. The map that leaked a whole product in March 2026 named
one, and the archive of the sources in it could be downloaded.

## Example

`https://example-internal-builds.s3.amazonaws.com/cli/src.zip` in `package/dist/cli.js`.

## What to do

Check who may list and read the bucket. Take the address out where the product does not need it.

## Limits

Whether the bucket exists is never tried. Addresses of public content networks look the same; documentation, tests and
other people's packages are left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_HOST = re.compile(
    rb"://(?:(?P<a>[a-z0-9][a-z0-9._-]{1,80})\.s3(?:[.-][a-z0-9-]{2,30})?\.amazonaws\.com"
    rb"|s3(?:[.-][a-z0-9-]{2,30})?\.amazonaws\.com/(?P<b>[a-z0-9][a-z0-9._-]{2,62})"
    rb"|(?P<c>[a-z0-9][a-z0-9._-]{2,62})\.storage\.googleapis\.com"
    rb"|storage\.googleapis\.com/(?P<d>[a-z0-9][a-z0-9._-]{2,62})"
    rb"|(?P<e>[a-z0-9]{3,24})\.blob\.core\.windows\.net"
    rb"|(?P<f>[a-z0-9-]{3,80})\.(?:r2\.cloudflarestorage\.com|r2\.dev|[a-z0-9-]{3,20}\.digitaloceanspaces\.com)"
    rb"|(?P<g>[a-z0-9-]{3,80})\.s3\.[a-z0-9-]{3,30}\.backblazeb2\.com)"
)
_SCHEME = re.compile(rb"(?:https?|(?<![A-Za-z0-9_])(?P<own>s3|gs))\Z")
_BUCKET = re.compile(rb"://(?P<h>[a-z0-9][a-z0-9._-]{2,62})")
_LONGEST_SCHEME = 6
_PLACEHOLDERS = re.compile(r"^(?:(?:my|your|the|some|example|test|bucket|name|mybucket|yourbucket|foo|bar)[-_.]?)+\Z")
_DOCUMENTATION = (".md", ".rst", ".txt", ".adoc", ".html", ".d.ts", ".pyi")
_MOST = 5


class EnvBucketUrl:
    """A bucket."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-bucket-url",
        title="Address of a storage bucket",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Check who may list and read the bucket, and take the address out where it is not needed.",
        cwe=(200,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per bucket and file, at most a few."""
        document, tags = facts.document, path_tags(facts.document.entry)
        if "third-party" in tags or "test-path" in tags or document.name.lower().endswith(_DOCUMENTATION):
            return
        found: dict[str, tuple[int, int]] = {}
        for start, match in _buckets(document):
            name = match[match.lastgroup or 0].decode("ascii")
            if not _PLACEHOLDERS.match(name):
                found.setdefault(name, (start, match.end()))
        for name, (start, end) in list(found.items())[:_MOST]:
            place = document.position(start)
            line = document.data[start : end + 80].decode("utf-8", "replace")
            yield self.info.finding(
                document.entry,
                f"It names the bucket {visible(name)}.",
                f"bucket: {name}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(visible(re.split(r"[\s\"'`<>)]", line, maxsplit=1)[0])),
                tags=tags,
            )


def _buckets(document: Document) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Where each address of a bucket begins, and its host or, of a scheme of its own, its name."""
    data = document.data
    for at in document.addresses:
        scheme = _SCHEME.search(data, max(0, at - _LONGEST_SCHEME), at)
        match = scheme and (_BUCKET if scheme["own"] else _HOST).match(data, at)
        if scheme and match:
            yield scheme.start(), match
