"""The engine's findings as hits of ours."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from inspector.secrets.examples import is_example, is_reference
from inspector.secrets.hit import HitKind, SecretHit
from inspector.secrets.kinds import EngineRule, short_id

_PAIRED = frozenset(
    {"aws-secret-access-key", "ovh-application-secret", "polymarket-api-secret", "polymarket-passphrase"}
)
"""Parts of a pair that the engine reports with their partner only, and that are secret themselves."""
_PREFIX = re.compile(r"[A-Za-z]{2,8}_")
"""How tokens begin that say what they are."""
_GLUED_BYTES = 2
_URL_END = re.compile(rb"[\s\"'`<>\\]")
_URL_MAX_BYTES = 500
_LONGEST_SPELLED = 16 << 10
"""Base64 around a secret can be a whole file: then only the secret itself is kept."""
_HOST = re.compile(rb"@([A-Za-z0-9.\-]{1,253})")
_SAMPLE_HOST = re.compile(
    rb"(?:.*\.)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|example(?:\.[a-z]{2,3})?|host(?:name)?|test|invalid)"
)


class EngineFinding(Protocol):
    """What we read of one finding of the engine."""

    @property
    def rule_id(self) -> str:
        """Id of the engine's rule."""
        ...

    @property
    def secret(self) -> str:
        """The secret, decoded."""
        ...

    @property
    def visible(self) -> bool:
        """Whether it is reported on its own."""
        ...

    @property
    def is_base64_encoded(self) -> bool:
        """Whether it was found inside base64."""
        ...

    @property
    def confidence(self) -> str:
        """high, medium or low."""
        ...

    @property
    def location(self) -> dict[str, int]:
        """`start_offset` and `end_offset` in bytes, and more."""
        ...


def hits_of(findings: Iterable[EngineFinding], data: bytes, readings: Mapping[str, EngineRule]) -> Iterator[SecretHit]:
    """Hits for what is worth reporting, in no particular order."""
    listed = list(findings)
    families = {short_id(finding.rule_id).partition("-")[0] for finding in listed if finding.visible}
    for finding in listed:
        name = short_id(finding.rule_id)
        if finding.visible or (name in _PAIRED and name.partition("-")[0] in families):
            hit = _hit(finding, data, readings[finding.rule_id])
            if hit is not None:
                yield hit


def _is_glued(finding: EngineFinding, data: bytes, start: int) -> bool:
    """Whether a token's prefix is the end of a longer word: the symbol `highs_setCallback…` holds `ghs_`.

    One letter before it can be the length that compiled formats put there.
    """
    if finding.is_base64_encoded or not _PREFIX.match(finding.secret):
        return False
    return start >= _GLUED_BYTES and data[start - _GLUED_BYTES : start].isalnum()


def _hit(finding: EngineFinding, data: bytes, reading: EngineRule) -> SecretHit | None:
    secret, span = finding.secret, _span(finding, data)
    if span is None or is_reference(secret) or _is_glued(finding, data, span[0]):
        return None
    if reading.kind is HitKind.PRIVATE_KEY and not finding.is_base64_encoded and secret.startswith("-----"):
        return None  # our own reading looks at the key's body: see `private_keys`
    if reading.kind is HitKind.WEBHOOK:
        span = _whole_url(data, *span)
    spelled = data[span[0] : span[1]].decode("utf-8", "replace") if span[1] - span[0] <= _LONGEST_SPELLED else secret
    return SecretHit(
        kind=reading.kind,
        engine_rule=finding.rule_id,
        title=reading.title,
        secret=spelled,
        start=span[0],
        end=span[1],
        confidence=finding.confidence,
        is_example=is_example(secret if finding.is_base64_encoded else spelled)
        or (reading.kind is HitKind.CONNECTION_STRING and _has_sample_host(data, span)),
        is_public=reading.is_public,
        meaning=secret if finding.is_base64_encoded else None,
    )


def _span(finding: EngineFinding, data: bytes) -> tuple[int, int] | None:
    """Where the secret stands; searched for where the engine counts in another encoding than the data's."""
    start, end = finding.location["start_offset"], finding.location["end_offset"]
    raw = finding.secret.encode("utf-8", "surrogatepass")
    if data[start:end] == raw or (finding.is_base64_encoded and 0 <= start < end <= len(data)):
        return start, end
    found = data.find(raw)
    if found >= 0:
        return found, found + len(raw)
    return (start, end) if 0 <= start < end <= len(data) else None


def _whole_url(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A webhook's address as a whole is the secret: whoever knows it may post."""
    head = data[max(start - _URL_MAX_BYTES, 0) : start]
    scheme = head.rfind(b"https://")
    if scheme < 0 or _URL_END.search(head, scheme):
        return start, end
    stop = _URL_END.search(data, end, end + _URL_MAX_BYTES)
    return start - len(head) + scheme, stop.start() if stop else min(len(data), end + _URL_MAX_BYTES)


def _has_sample_host(data: bytes, span: tuple[int, int]) -> bool:
    host = _HOST.match(data, span[1]) or _HOST.search(data, span[0], span[1])
    return host is not None and _SAMPLE_HOST.fullmatch(host.group(1).lower()) is not None
