import base64
import hashlib
import hmac

import pytest

from inspector.core.severity import Severity
from inspector.rules.sec.sec_jwt import SecJwt
from tests.secrets.loaded_engine import facts_of
from tests.secrets.planted import json_web_token

flagged = f"token = '{json_web_token({'sub': 'a-person', 'exp': 1_900_000_000})}'"
clean = "token = 'eyJhbGciOiJIUzI1NiJ9'"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (flagged, "JSON Web Token, signed with HS256, expires on 2030-03-17."),
        (f"'{json_web_token({'sub': 'a-service'})}'", "JSON Web Token, signed with HS256, without an expiry date."),
    ],
)
def test_flagged(text: str, message: str) -> None:
    (finding,) = SecJwt().check(facts_of(text))
    assert (finding.rule, finding.severity, finding.message) == ("sec-jwt", Severity.MEDIUM, message)


def test_clean() -> None:
    assert list(SecJwt().check(facts_of(clean))) == []


def _signed(key: str) -> str:
    parts = [base64.urlsafe_b64encode(text).rstrip(b"=") for text in (b'{"alg":"HS256"}', b'{"some":"payload"}')]
    digest = hmac.new(key.encode(), b".".join(parts), hashlib.sha256).digest()
    return b".".join([*parts, base64.urlsafe_b64encode(digest).rstrip(b"=")]).decode()


def test_a_token_of_documentation_is_no_leak() -> None:
    (finding,) = SecJwt().check(facts_of(f"encoded = '{_signed('secret')}'"))
    assert finding.severity is Severity.LOW
    assert finding.reasons == ("It is signed with the key `secret`, as tokens in documentation are.",)
    (real,) = SecJwt().check(facts_of(f"encoded = '{_signed('a key of our own')}'"))
    assert real.severity is Severity.MEDIUM
