"""A private key in PEM, OpenSSH, OpenPGP or PuTTY form.

## What it flags

Armoured private keys whose body is there: RSA, EC, DSA, PKCS #8, OpenSSH, OpenPGP and PuTTY, also inside string
literals and when the last line is cut off. Code that merely mentions the armour lines is not flagged.

## Why it matters

A private key signs, decrypts or logs in as its owner. It cannot be changed like a password: every certificate
and every host that trusts it has to be visited.

## Example

`certs/server.key` beginning with `-----BEGIN RSA PRIVATE KEY-----`, packed because the whole folder was.

## What to do

Revoke the certificate or remove the public key wherever it is trusted, make a new pair, and keep private keys
outside the folder that is packed. Name what ships: `files` in `package.json`, `include` in `pyproject.toml`,
`MANIFEST.in` for setuptools, `.dockerignore` for images.

## Limits

A key that is protected by a passphrase is one level milder: the passphrase can be guessed without limit. Keys
among tests are two levels milder, because cryptography libraries carry many. Binary keystores are not opened.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind
from inspector.secrets.private_keys import ENCRYPTED


class SecPrivateKey:
    """Private keys."""

    info: Final = RuleInfo(
        id="sec-private-key",
        title="Private key",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the key pair, make a new one, and keep private keys outside the folder that is packed.",
        cwe=(321, 798),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per key and document."""
        for hit in hits_of_kind(facts, HitKind.PRIVATE_KEY):
            is_encrypted = hit.engine_rule == ENCRYPTED
            yield secret_finding(
                self.info,
                facts,
                hit,
                f"{hit.title}.",
                severity=Severity.HIGH if is_encrypted else None,
                reasons=("It is protected by a passphrase.",) if is_encrypted else (),
            )
