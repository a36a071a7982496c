"""One secret that was seen in one document."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

_SHORTEST_MASKED_EXAMPLE = 16


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
    KEY_NAME = "key-name"
    """The half of a pair that names a key and opens nothing without the other one."""


@dataclass(frozen=True, slots=True)
class SecretHit:
    """Span and meaning of one secret; `start` and `end` are offsets in the document's data."""

    kind: HitKind
    engine_rule: str
    """Id of the engine's own rule, or of our parser."""
    title: str
    """What it is, for people: "GitHub personal access token"."""
    secret: str
    """As the document spells it, so that a masker finds it."""
    start: int
    end: int
    confidence: str
    """high, medium or low."""
    is_example: bool = False
    """Documentation sample or vendor test key."""
    is_public: bool = False
    """Whether its provider means it to be seen by everybody: a publishable key."""
    meaning: str | None = None
    """The secret itself where the document spells it in another form: base64, escaped line ends."""

    @property
    def is_harmless(self) -> bool:
        """Whether nobody can do anything with it, or everybody may."""
        return self.is_example or self.is_public or self.kind is HitKind.KEY_NAME

    @property
    def digest(self) -> str:
        """SHA-256 of the secret in hex: its identity, wherever and however spelled it is seen."""
        return hashlib.sha256((self.meaning or self.secret).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def forms(self) -> tuple[str, ...]:
        """The texts that a masker has to hide. Short placeholders are none: hiding "pass" would hide words."""
        if self.is_example and len(self.secret) < _SHORTEST_MASKED_EXAMPLE:
            return ()
        return (self.secret,) if self.meaning in (None, self.secret) else (self.secret, self.meaning or "")


def moved(hit: SecretHit, by: int) -> SecretHit:
    """The same hit in data that begins so many bytes earlier."""
    return replace(hit, start=hit.start + by, end=hit.end + by)
