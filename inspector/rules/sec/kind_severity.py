"""How much a secret weighs at one place, by what kind of secret it is."""

from inspector.core.severity import Severity
from inspector.core.view import SecretPlace
from inspector.rules.place_tags import is_test_path
from inspector.secrets.hit import HitKind

_SEVERITIES = {
    HitKind.PROVIDER_TOKEN.value: Severity.CRITICAL,
    HitKind.PRIVATE_KEY.value: Severity.CRITICAL,
    HitKind.CREDENTIAL_FILE.value: Severity.CRITICAL,
    HitKind.CONNECTION_STRING.value: Severity.HIGH,
    HitKind.WEBHOOK.value: Severity.HIGH,
    HitKind.JWT.value: Severity.MEDIUM,
    HitKind.GENERIC.value: Severity.LOW,
    HitKind.KEY_NAME.value: Severity.LOW,
}
"""Base severity of the rule that reports a kind of hit."""
_TEST_LEVELS = 2


def kind_reasons(severity: Severity, usual: Severity) -> tuple[str, ...]:
    """Why a finding about a secret elsewhere is not as severe as its rule is by default."""
    return () if severity is usual else ("It is as severe as the secret itself.",)


def place_severity(place: SecretPlace) -> Severity:
    """The severity of the rule that reports the secret there; two levels milder among tests."""
    base = _SEVERITIES.get(place.rule, Severity.HIGH)
    return base.shifted(-_TEST_LEVELS) if is_test_path(place.entry.path) else base
