"""What a JSON Web Token says about itself (RFC 7519), read without checking its signature."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime

_MAX_PART = 16 << 10
_HS256_LENGTH = 43
"""Characters of a SHA-256 digest in base64 without padding."""
_LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that a date can hold."""

_SAMPLE_KEYS = ("secret", "your-256-bit-secret", "a-string-secret-at-least-256-bits-long", "key", "test")
"""Keys that documentation signs its tokens with."""


@dataclass(frozen=True, slots=True)
class JwtClaims:
    """Header and claims that matter to a reader."""

    algorithm: str
    expires: str | None
    """Date of `exp` as YYYY-MM-DD in UTC; None where the token never expires."""


def read_claims(token: str) -> JwtClaims | None:
    """Claims of a token; None when it is none. Never raises."""
    parts = token.split(".")
    header = _json_part(parts[0])
    claims = _json_part(parts[1]) if len(parts) > 1 else None
    if header is None or claims is None:
        return None
    algorithm = header.get("alg")
    return JwtClaims(algorithm[:20] if isinstance(algorithm, str) else "", _date(claims.get("exp")))


def sample_key(token: str) -> str | None:
    """The key from documentation that an HS256 token is signed with, if it is one (RFC 7515, A.1)."""
    signed, _dot, signature = token.rpartition(".")
    if len(signature) != _HS256_LENGTH or len(signed) > 2 * _MAX_PART:
        return None
    for key in _SAMPLE_KEYS:
        digest = hmac.new(key.encode(), signed.encode("utf-8", "replace"), hashlib.sha256).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii") == signature:
            return key
    return None


def _json_part(part: str) -> dict[str, object] | None:
    if len(part) > _MAX_PART:
        return None
    try:
        value = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _date(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LAST_SECOND:
        return None
    return datetime.fromtimestamp(value, UTC).date().isoformat()
