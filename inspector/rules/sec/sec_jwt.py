"""A JSON Web Token with a header that can be read.

## What it flags

Tokens of three base64 parts whose first parts decode to a header and claims. The message tells the signing
algorithm and the date on which the token expires, if it does.

## Why it matters

Until it expires a token logs in as its subject, without a password. Tokens for services often never expire.

## Example

`Authorization: Bearer eyJ…` recorded in a test that was packed.

## What to do

End the session or change the signing key, and take the token out of the file.

## Limits

The signature is not checked, and neither is the date: a report must be the same tomorrow. Expired tokens and
those of demonstrations are harmless; the date in the message helps to tell.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind
from inspector.secrets.jwt_claims import read_claims, sample_key


class SecJwt:
    """JSON Web Tokens."""

    info: Final = RuleInfo(
        id="sec-jwt",
        title="JSON Web Token",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="End the session or change the signing key, and take the token out of the file.",
        cwe=(798, 522),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per token and document."""
        for hit in hits_of_kind(facts, HitKind.JWT):
            token = hit.meaning or hit.secret
            key = sample_key(token)
            yield secret_finding(
                self.info,
                facts,
                hit,
                _message(token),
                severity=Severity.LOW if key else None,
                reasons=(f"It is signed with the key `{key}`, as tokens in documentation are.",) if key else (),
            )


def _message(token: str) -> str:
    claims = read_claims(token)
    if claims is None:
        return "JSON Web Token."
    end = f"expires on {claims.expires}" if claims.expires else "without an expiry date"
    signed = f", signed with {visible(claims.algorithm)}" if claims.algorithm else ""
    return f"JSON Web Token{signed}, {end}."
