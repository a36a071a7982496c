"""Tokens by their shape alone."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.secrets.bare_tokens import MAX_TOKENS, bare_tokens
from inspector.secrets.hit import HitKind
from tests.secrets.planted import aws_pair, noise


def _join(*parts: str) -> str:
    """A text that must not stand in this file as a whole."""
    return "".join(parts)


TELEGRAM = "6" + noise(9, 1, string.digits) + ":AA" + noise(33, 2)
NEW_RELIC = "NR" + "AK-" + noise(27, 3, string.ascii_uppercase + string.digits)
KEY_ID, SECRET = aws_pair(4)


@pytest.mark.parametrize(
    ("text", "secret", "rule"),
    [
        (f'var a="{TELEGRAM}";', TELEGRAM, "telegram-bot-token"),
        (f"{NEW_RELIC}", NEW_RELIC, "new-relic-user-key"),
        (f'var a="{KEY_ID}",b="{SECRET}"', SECRET, "aws-secret-access-key"),
        (f"{SECRET}\n{KEY_ID}\n", SECRET, "aws-secret-access-key"),
    ],
)
def test_tokens_without_a_word_beside_them(text: str, secret: str, rule: str) -> None:
    hit = next(hit for hit in bare_tokens(text.encode()) if hit.secret != KEY_ID)
    assert (hit.secret, hit.engine_rule) == (secret, rule)
    assert text[hit.start : hit.end] == secret
    assert not hit.is_example


@pytest.mark.parametrize(
    "text",
    [
        f"x{NEW_RELIC}",
        f"{NEW_RELIC}A",
        f"1{TELEGRAM}0",
        f'key = "{_join("AKIA", "IOSFODNN7", "EXAMPLE")}"',
        f'"{_join("ASIA", "PACIFICREGIONALS")}"',
        f'"{SECRET}"',
    ],
)
def test_what_only_looks_so(text: str) -> None:
    assert list(bare_tokens(text.encode())) == []


@pytest.mark.parametrize(
    "text",
    [
        f'key = "{KEY_ID}"',
        f'"{KEY_ID}"{" " * 500}"{SECRET}"',
        f'"{KEY_ID}" "{noise(40, 5, "0123456789abcdef")}"',
        f'"{KEY_ID}" "{noise(60, 6)}"',
        f'"{KEY_ID}" "{"src/lib/A1/" * 3}src/lib"',
    ],
)
def test_a_key_id_without_its_secret_is_a_name(text: str) -> None:
    (hit,) = bare_tokens(text.encode())
    assert (hit.secret, hit.kind, hit.is_harmless) == (KEY_ID, HitKind.KEY_NAME, True)


def test_both_halves_of_a_pair() -> None:
    hits = list(bare_tokens(f'var a="{KEY_ID}",b="{SECRET}"'.encode()))
    assert [(hit.secret, hit.kind) for hit in hits] == [
        (KEY_ID, HitKind.PROVIDER_TOKEN),
        (SECRET, HitKind.PROVIDER_TOKEN),
    ]


def test_the_number_is_bounded() -> None:
    assert len(list(bare_tokens(f"{NEW_RELIC}\n".encode() * (MAX_TOKENS + 50)))) == MAX_TOKENS


@given(
    st.lists(
        st.sampled_from([b"AKIA", b":AA", b"NRAK-", KEY_ID.encode(), SECRET.encode(), b'"', b"1" * 9]), max_size=12
    )
)
def test_any_bytes_are_searched(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    assert all(data[hit.start : hit.end].decode() == hit.secret for hit in bare_tokens(data))
