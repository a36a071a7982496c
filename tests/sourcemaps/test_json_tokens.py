"""Single string tokens, sound and broken."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps.json_tokens import decode_name, decode_string, well_formed


@pytest.mark.parametrize(
    ("token", "data", "is_exact"),
    [
        (b'""', b"", True),
        (b'"a\\nb"', b"a\nb", True),
        (b'"\xc3\xa4"', "ä".encode(), True),
        (b'"\xff"', "\ufffd".encode(), False),
        (b'"\xff\\n"', "\ufffd\n".encode(), False),
        (b'"\\ud83d\\ude00"', "😀".encode(), True),
        (b'"\\ud83d"', "\ufffd".encode(), False),
        (b'"\\udc00\\ud800"', "\ufffd\ufffd".encode(), False),
        (b'"\xef\xbb\xbfx\r\n"', b"\xef\xbb\xbfx\r\n", True),
        (b'"a\tb"', b"a\tb", True),
        (b'"a\tb\\n"', b"a\tb\n", True),
        (b'"a\\qb"', b"a\\qb", False),
        (b'"cut', b"cut", False),
        (b'"cut\\', b"cut", False),
        (b'"cut\\u00', b"cut", False),
        (b'"cut\\\\', b"cut\\", False),
        (b'"', b"", False),
    ],
)
def test_tokens(token: bytes, data: bytes, *, is_exact: bool) -> None:
    decoded = decode_string(token)
    assert decoded.data == data
    assert decoded.is_exact is is_exact


def test_names_keep_lone_surrogates_until_they_are_shown() -> None:
    assert decode_name(b'"\\ud800a"') == "\ud800a"
    assert well_formed("\ud800a") == "\ufffda"
    assert well_formed("\ud83d\ude00") == "😀"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_survived(inner: bytes) -> None:
    for token in (b'"' + inner, b'"' + inner + b'"'):
        decode_string(token).data.decode()
        decode_name(token)


@settings(max_examples=40, deadline=None)
@given(st.text(), st.booleans())
def test_any_text_comes_back(text: str, ensure_ascii: bool) -> None:
    decoded = decode_string(json.dumps(text, ensure_ascii=ensure_ascii).encode())
    assert (decoded.data, decoded.is_exact) == (text.encode(), True)
