import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.secrets.jwt_claims import JwtClaims, read_claims
from tests.secrets.planted import json_web_token


@pytest.mark.parametrize(
    ("claims", "expires"),
    [
        ({"exp": 1_900_000_000}, "2030-03-17"),
        ({}, None),
        ({"exp": "soon"}, None),
        ({"exp": 1e300}, None),
        ({"exp": True}, None),
    ],
)
def test_claims(claims: dict[str, object], expires: str | None) -> None:
    assert read_claims(json_web_token(claims)) == JwtClaims("HS256", expires)


@settings(max_examples=50)
@given(st.text(alphabet="eyJ.-_AZaz09=", max_size=60))
def test_other_text_has_none(text: str) -> None:
    assert read_claims(text) is None or text.startswith("e")
