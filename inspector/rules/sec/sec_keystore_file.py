"""A store of keys or certificates was packed.

## What it flags

PKCS #12 and PFX files, Java and BouncyCastle key stores, PuTTY private keys, KeePass databases, provisioning profiles
of mobile applications and password stores of browsers, by name and by the first bytes where the format has some.

## Why it matters

The store is protected by a password at best, and such passwords are short, shared, and often in the build script beside
it. With a signing key, others can publish in your name.

## Example

`package/certs/release.p12`, the certificate that signs the application.

## What to do

Keep key stores out of the folder that is packed, and read them from the secret store of the build server. If one was
published, revoke its certificates and replace its keys.

## Limits

The store is not opened. Trust stores, which hold public certificates only (`cacerts`, `truststore`), are information.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_NAMES = re.compile(
    r"\.(?P<pkcs>p12|pfx)\Z|\.(?P<java>jks|keystore|bks|jceks)\Z|\.(?P<putty>ppk)\Z|\.(?P<keepass>kdbx?)\Z"
    r"|\.(?P<mobile>mobileprovision)\Z|^(?P<browser>key[34]\.db|logins\.json)\Z",
    re.IGNORECASE,
)
_MEANINGS = {
    "pkcs": "It is a PKCS #12 store: a certificate with its private key.",
    "java": "It is a key store of Java.",
    "putty": "It is a private key of PuTTY.",
    "keepass": "It is a password database of KeePass.",
    "mobile": "It is a provisioning profile: it names people, devices and rights of an application.",
    "browser": "It is the password store of a browser.",
}
_HEADS = {
    "pkcs": (b"\x30\x82", b"\x30\x83", b"\x30\x80"),
    "java": (
        b"\xfe\xed\xfe\xed",
        b"\xce\xce\xce\xce",
        b"\x30\x82",
        b"\x30\x83",
        b"\x00\x00\x00\x01",
        b"\x00\x00\x00\x02",
    ),
    "putty": (b"PuTTY-User-Key-File-",),
    "keepass": (b"\x03\xd9\xa2\x9a",),
    "mobile": (b"\x30\x82", b"\x30\x83", b"\x30\x80"),
    "browser": (b"SQLite format 3\0", b"{"),
}
"""A file that starts otherwise only has the name: a text about key stores, a template."""
_TRUST = re.compile(r"cacerts|trust[-_]?store|ca[-_]?bundle|truststore", re.IGNORECASE)


class SecKeystoreFile:
    """A store of keys."""

    info: Final = RuleInfo(
        id="sec-keystore-file",
        title="Store of keys or certificates",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Keep key stores out of the package, and replace the keys of one that was published.",
        cwe=(522, 538),
    )
    reads: Final = Reads.ANY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        kind = _kind(document) if document.to_origin(0) == 0 else None
        if kind is None:
            return
        tags = path_tags(document.entry)
        severity, reason = _weight(document.name, tags)
        yield self.info.finding(
            document.entry,
            _MEANINGS[kind],
            f"{kind}: {place_key(document.entry.name)}",
            severity=severity,
            reasons=(reason,) if reason else (),
            tags=tags,
        )


def _kind(document: Document) -> str | None:
    match = _NAMES.search(document.name)
    kind = match.lastgroup if match else None
    return kind if kind and document.data.startswith(_HEADS[kind]) else None


def _weight(name: str, tags: tuple[str, ...]) -> tuple[Severity | None, str | None]:
    if _TRUST.search(name):
        return Severity.INFO, "It is called like a store of public certificates."
    if "test-path" in tags:
        return Severity.LOW, "It lies among tests, where sample keys are common."
    return None, None
