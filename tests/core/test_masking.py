"""The masker: every form of every secret, nothing else, in linear time."""

import base64
import json
import random
import string
import urllib.parse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.masking import MARK, MAX_PREFIX_CHARACTERS, Masker

TOKEN = "ghp" + "_" + "Ab9" * 12
ODD = 'p"w/ö\\d%2!x y+z'


def test_a_secret_keeps_a_short_prefix() -> None:
    assert Masker([TOKEN]).mask(f"token = '{TOKEN}';") == (f"token = 'ghp_{MARK}';", True)


def test_text_without_secrets_is_returned_as_it_is() -> None:
    text = "nothing to see"
    masked, changed = Masker([TOKEN]).mask(text)
    assert masked is text
    assert not changed


def test_no_secrets_mask_nothing() -> None:
    assert Masker([]).mask(TOKEN) == (TOKEN, False)
    assert Masker([""]).mask("abc") == ("abc", False)


def test_never_more_than_a_quarter_stays() -> None:
    for length in range(1, 40):
        secret = (string.ascii_letters + string.digits)[:length]
        masked, changed = Masker([secret]).mask(f" {secret} ")
        assert changed
        prefix = masked.strip().removesuffix(MARK)
        assert secret.startswith(prefix)
        assert len(prefix) <= min(MAX_PREFIX_CHARACTERS, length / 4)


@pytest.mark.parametrize("secret", [TOKEN, ODD, "s3cr/t+", "pass word"])
@pytest.mark.parametrize(
    "write",
    [
        json.dumps,
        lambda s: json.dumps(s, ensure_ascii=False),
        lambda s: json.dumps(json.dumps(s)),
        lambda s: json.dumps(s).replace("/", "\\/"),
        lambda s: urllib.parse.quote(s, safe=""),
        urllib.parse.quote_plus,
        lambda s: urllib.parse.quote(s, safe="").lower() if s == s.lower() else urllib.parse.quote(s),
        lambda s: base64.b64encode(s.encode()).decode(),
        lambda s: base64.b64encode(f"u:{s}".encode()).decode(),
        lambda s: base64.b64encode(f"me:{s}\n".encode()).decode(),
        lambda s: base64.urlsafe_b64encode(f"a:{s}~".encode()).decode(),
    ],
)
def test_encoded_forms_are_masked(secret: str, write: object) -> None:
    assert callable(write)
    text = f"x={write(secret)}&y=1"
    masked, changed = Masker([secret]).mask(text)
    assert changed
    assert MARK in masked
    assert secret not in masked
    assert masked.startswith("x=")
    assert masked.endswith("&y=1")


def test_lines_of_a_key_are_masked_on_their_own() -> None:
    body = ["MIIEvQ" + "Zk4" * 18, "Qx7" * 20]
    key = "\n".join(["-----BEGIN " + "PRIVATE KEY-----", *body, "-----END " + "PRIVATE KEY-----"])
    masked, _ = Masker([key]).mask(f"12: {body[1]}")
    assert body[1] not in masked
    masked, _ = Masker([key]).mask("-----BEGIN " + "PRIVATE KEY-----")
    assert masked.startswith("-----BEGIN")


def test_short_secrets_only_as_whole_words() -> None:
    masker = Masker(["abc", "p@s!"])
    assert masker.mask("abcd xabc abc_ abc1") == ("abcd xabc abc_ abc1", False)
    assert masker.mask("key=abc;")[0] == f"key={MARK};"
    assert masker.mask("p@s!")[0] == f"p{MARK}"


def test_the_longest_secret_wins_and_overlaps_become_one_mark() -> None:
    longer = TOKEN + "tail0"
    assert Masker([TOKEN, longer]).mask(longer)[0] == f"ghp_{MARK}"
    assert Masker(["abcdefgh", "efghijkl"]).mask("-abcdefghijkl-")[0] == f"-ab{MARK}-"
    assert Masker(["abcdef", "ghijkl"]).mask("abcdefghijkl")[0] == f"a{MARK}g{MARK}"


def test_a_secret_within_a_secret_shows_no_more_than_a_quarter_of_either() -> None:
    inner = "hunter"
    masked, _ = Masker([inner, inner + "-0123456789-0123456789"]).mask(inner + "-0123456789-0123456789")
    assert masked == f"h{MARK}"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(min_size=6, max_size=40), min_size=1, max_size=6),
    st.lists(st.text(max_size=12), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
)
def test_no_secret_survives(secrets: list[str], fillers: list[str], rng: random.Random) -> None:
    text = "".join(rng.choice(fillers) + rng.choice(secrets) for _ in range(8))
    masked, changed = Masker(secrets).mask(text)
    assert changed
    # What is left between marks was never part of a secret occurrence, so no secret can stand there whole.
    for part in masked.split(MARK):
        assert not any(secret in part for secret in secrets)


def test_thousands_of_secrets_that_begin_alike() -> None:
    rng = random.Random(7)
    alphabet = string.ascii_letters + string.digits
    secrets = ["eyJhbGciOi" + "".join(rng.choices(alphabet, k=40)) for _ in range(3000)]
    masker = Masker(secrets)
    text = " ".join(secrets[::10])
    masked, changed = masker.mask(text)
    assert changed
    assert masked.split(" ") == [f"eyJh{MARK}"] * 300


def test_places_overlap_where_secrets_do_and_none_is_longer_than_said() -> None:
    masker = Masker([TOKEN, TOKEN[:20], "pin4"])
    assert masker.places(f"<{TOKEN}>") == {(1, 1 + len(TOKEN)), (1, 21)}
    assert masker.longest_characters >= len(TOKEN)
    assert Masker(["pin4"]).longest_characters == 4
    assert Masker([]).longest_characters == 0
