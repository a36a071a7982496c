"""Tokens that the engine only knows by a word beside them, found by their shape alone.

Minifiers rename `telegramToken` to `e`, and compiled modules keep values and names apart: what is left is the value.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from inspector.documents.marks import Places
from inspector.secrets.examples import is_example
from inspector.secrets.hit import HitKind, SecretHit

MAX_TOKENS: Final = 200
"""Of one kind in one document."""
_NEAR_BYTES: Final = 400
"""How far the two parts of a pair may stand apart."""

_AWS_MARKS: Final = (b"AKIA", b"ASIA")
_AWS_ID: Final = re.compile(rb"(?<![A-Za-z0-9])A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9])")
_AWS_SECRET: Final = re.compile(rb"(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])")
_TELEGRAM: Final = re.compile(rb"(?<![0-9A-Za-z_-])[0-9]{8,10}:AA[A-Za-z0-9_-]{32,33}(?![A-Za-z0-9_-])")
_NEW_RELIC: Final = re.compile(rb"(?<![A-Za-z0-9])NRAK-[A-Z0-9]{27}(?![A-Za-z0-9])")
_DIGITS_BEFORE: Final = 11


def bare_tokens(data: bytes, places: Places | None = None) -> Iterator[SecretHit]:
    """All of them, kind by kind. Linear in the length of the data. `places` are those of the data, if known."""
    places = places or Places(data)
    yield from _aws_keys(data, places)
    telegram, new_relic = places.of(b":AA"), places.of(b"NRAK-")
    yield from _shaped(data, telegram, _TELEGRAM, "telegram-bot-token", "Telegram bot token", before=_DIGITS_BEFORE)
    yield from _shaped(data, new_relic, _NEW_RELIC, "new-relic-user-key", "New Relic user API key")


def _shaped(
    data: bytes, places: Sequence[int], shape: re.Pattern[bytes], rule: str, title: str, *, before: int = 0
) -> Iterator[SecretHit]:
    count = 0
    for at in places:
        # One byte more than the token may begin: what stands there tells whether it is a part of something longer.
        match = shape.search(data, max(0, at - before), at + 64)
        if match is not None:
            count += 1
            yield _hit(rule, title, match)
        if count == MAX_TOKENS:
            return


def _aws_keys(data: bytes, places: Places) -> Iterator[SecretHit]:
    """Secret keys near a key ID, and the IDs themselves: alone they are only names."""
    found: set[int] = set()
    marks = sorted(at for mark in _AWS_MARKS for at in places.of(mark))
    for own in islice(filter(None, (_AWS_ID.match(data, at) for at in marks)), MAX_TOKENS):
        secrets = _aws_secrets_near(data, own)
        if secrets:
            yield _hit("aws-access-token", "AWS access key ID", own)
        elif _is_name(own.group()):
            yield _hit("aws-access-key-id", "AWS access key ID without its secret", own, HitKind.KEY_NAME)
        for match in secrets:
            if match.start() not in found:
                found.add(match.start())
                yield _hit("aws-secret-access-key", "AWS secret access key", match)
        if len(found) >= MAX_TOKENS:
            return


def _aws_secrets_near(data: bytes, own: re.Match[bytes]) -> list[re.Match[bytes]]:
    near = _AWS_SECRET.finditer(data, max(0, own.start() - _NEAR_BYTES), own.end() + _NEAR_BYTES)
    return [match for match in near if _is_random(match.group())]


def _is_name(key_id: bytes) -> bool:
    """Whether it is no word in capitals and no sample of the documentation."""
    return not key_id.isalpha() and not is_example(key_id.decode("ascii"))


def _is_random(value: bytes) -> bool:
    """Small and capital letters and digits: no hash in hex, no path, no constant in capitals."""
    has_all = any(c in value for c in b"0123456789") and value.upper() != value and value.lower() != value
    return has_all and value.count(b"/") <= 4 and len(set(value)) >= 16


def _hit(rule: str, title: str, match: re.Match[bytes], kind: HitKind = HitKind.PROVIDER_TOKEN) -> SecretHit:
    text = match.group().decode("ascii")
    return SecretHit(kind, rule, title, text, match.start(), match.end(), "medium", is_example=is_example(text))
