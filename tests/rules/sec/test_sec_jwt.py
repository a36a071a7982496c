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
