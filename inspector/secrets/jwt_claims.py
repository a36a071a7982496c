"""What a JSON Web Token says about itself (RFC 7519), read without checking its signature."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime

_MAX_PART = 16 << 10
_LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that a date can hold."""


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
