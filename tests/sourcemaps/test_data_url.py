"""data: URLs as RFC 2397 has them, and as they are written."""

import pytest

from inspector.sourcemaps.data_url import decode_data_url, header_length, is_base64


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (b"data:,a%20b", b"a b"),
        (b"data:text/plain;base64,YWI=", b"ab"),
        (b"DATA:text/plain;base64,YWI", b"ab"),
        (b"data:;base64,_-8", b"\xff\xef"),
        (b"data:;base64,YWJjZ", b"abc"),
        (b"data:;charset=iso-8859-1,%E4", "ä".encode()),
        (b"data:;charset=unknown,%E4", b"\xe4"),
        (b"data:text/plain", None),
        (b"http:,x", None),
        (b"", None),
    ],
)
def test_payloads(url: bytes, expected: bytes | None) -> None:
    assert decode_data_url(url) == expected


def test_headers_are_bounded() -> None:
    assert header_length(b"data:" + b"x" * 300 + b",") == 0
    assert header_length(b"data:a/b;base64,xx") == 16
    assert is_base64(b"data:a/b;BASE64,")
    assert not is_base64(b"data:a/base64,")
