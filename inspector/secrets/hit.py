"""One secret that was seen in one document."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """Which rule of ours a hit belongs to."""

    PROVIDER_TOKEN = "provider-token"  # noqa: S105 - a kind, not a secret
    PRIVATE_KEY = "private-key"
    CONNECTION_STRING = "connection-string"
    JWT = "jwt"
    WEBHOOK = "webhook"
    GENERIC = "generic"
    CREDENTIAL_FILE = "credential-file"
    """From a parser of our own: `.npmrc`, `.pypirc`, `.netrc` ..."""


@dataclass(frozen=True, slots=True)
class SecretHit:
    """Span and meaning of one secret; `start` and `end` are offsets in the document's data."""

    kind: HitKind
    engine_rule: str
    """Id of the engine's own rule, or of our parser."""
    title: str
    """What it is, for people: "GitHub personal access token"."""
    secret: str
    start: int
    end: int
    confidence: str
    """high, medium or low."""
    is_example: bool = False
    """Documentation sample or vendor test key."""

    @property
    def digest(self) -> str:
        """SHA-256 of the secret in hex: its identity, wherever it is seen."""
        return hashlib.sha256(self.secret.encode("utf-8", "surrogatepass")).hexdigest()
