"""The tables of a policy file, turned into the typed parts of a policy. Keys and types were checked before."""

import datetime as dt
import re
from typing import Any, Final

from inspector.core.limits import LimitError, checked_limit
from inspector.core.report import FindingState
from inspector.core.words import Words
from inspector.policy.keys import LIMITS
from inspector.policy.policy import Acceptance, PolicyError

MIN_KEY_CHARACTERS: Final = 16
_FINGERPRINT = re.compile(r"[0-9a-fA-F]{32}")
_KINDS: Final = {"accepted": FindingState.ACCEPTED, "false-positive": FindingState.FALSE_POSITIVE}
_MATCHES: Final = ("exact", "loose")


def limit_values(table: dict[str, Any]) -> dict[str, int]:
    """`[limits]` by the field names of `core.limits.Limits`."""
    stated = table.get("limits", {})
    return {name: _limit(key, name, stated[key]) for key, name in LIMITS.items() if key in stated}


def _limit(key: str, name: str, value: int) -> int:
    try:
        return checked_limit(name, value)
    except LimitError as error:
        raise PolicyError(f"limits.{error}.", ("limits", key)) from error


def words(table: dict[str, Any]) -> Words:
    """`[words]`."""
    return Words(
        own_domains=_texts(table, "words", "own-domains"),
        code_names=_texts(table, "words", "code-names"),
        own_scopes=tuple(f"@{scope.strip('@/')}" for scope in _texts(table, "words", "own-scopes")),
    )


def _texts(table: dict[str, Any], section: str, key: str) -> tuple[str, ...]:
    """A blank one would be found everywhere, or allow nothing while it looks like something."""
    texts: list[str] = table.get(section, {}).get(key, [])
    for number, text in enumerate(texts):
        if not text.strip(" @/" if key == "own-scopes" else None):
            raise PolicyError(f"{section}.{key} must not list an empty text.", (section, key, number))
    return tuple(texts)


def expected_files(table: dict[str, Any]) -> tuple[str, ...] | None:
    """`[expected] files`; None where there is no such list."""
    files = table.get("expected", {}).get("files")
    return None if files is None else _texts(table, "expected", "files")


def fingerprint_key(table: dict[str, Any]) -> bytes | None:
    """`[fingerprints] key` as bytes."""
    key = table.get("fingerprints", {}).get("key")
    if key is None:
        return None
    if len(key) < MIN_KEY_CHARACTERS:
        message = f"fingerprints.key must have at least {MIN_KEY_CHARACTERS} characters."
        raise PolicyError(message, ("fingerprints", "key"))
    return str(key).encode("utf-8")


def acceptances(table: dict[str, Any]) -> tuple[Acceptance, ...]:
    """All `[[accept]]`."""
    return tuple(_acceptance(row, number) for number, row in enumerate(table.get("accept", ()), start=1))


def _acceptance(row: dict[str, Any], number: int) -> Acceptance:
    for key in ("rule", "fingerprint", "reason"):
        if not row.get(key, "").strip():
            raise PolicyError(f"Acceptance {number} needs a {key}.", ("accept", number - 1, key))
    if not _FINGERPRINT.fullmatch(row["fingerprint"]):
        message = f"The fingerprint of acceptance {number} must have 32 hexadecimal digits."
        raise PolicyError(message, ("accept", number - 1, "fingerprint"))
    expires, bad_date = _date(row.get("expires"))
    return Acceptance(
        rule=row["rule"],
        fingerprint=row["fingerprint"].lower(),
        reason=row["reason"].strip(),
        is_loose=_one_of(row, "match", _MATCHES, number) == "loose",
        path=row.get("path"),
        owner=row.get("owner"),
        expires=expires,
        bad_date=bad_date,
        kind=_KINDS[_one_of(row, "kind", tuple(_KINDS), number)],
    )


def _one_of(row: dict[str, Any], key: str, allowed: tuple[str, ...], number: int) -> str:
    value = str(row.get(key, allowed[0]))
    if value not in allowed:
        message = f'{key} of acceptance {number} is "{value}"; it must be one of {", ".join(allowed)}.'
        raise PolicyError(message, ("accept", number - 1, key))
    return value


def _date(value: object) -> tuple[dt.date | None, str | None]:
    """The last day, or what stood in its place and is no date."""
    if value is None:
        return None, None
    if isinstance(value, dt.datetime):
        return value.date(), None
    if isinstance(value, dt.date):
        return value, None
    try:
        return dt.date.fromisoformat(str(value)), None
    except ValueError:
        return None, str(value)
