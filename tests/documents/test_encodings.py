import pytest

from inspector.documents.encodings import Encoding, encoding_of, without_stray_bytes


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Encoding("utf-8")),
        (b"plain", Encoding("utf-8")),
        (b"\xef\xbb\xbfx", Encoding("utf-8", 3)),
        (b"\xff\xfea\0", Encoding("utf-16-le", 2)),
        (b"\xff\xfe\0\0a\0\0\0", Encoding("utf-32-le", 4)),
        ("ñandú".encode("latin-1"), Encoding("latin-1")),
        (b"\0\x01\x02\x03", None),
        (b"\x01\x02\x03\x04", None),
        (b"a\0b\0\0c", None),
        (b"text with one form feed\x0c and an escape \x1b[0m", Encoding("utf-8")),
    ],
)
def test_encodings(data: bytes, expected: Encoding | None) -> None:
    assert encoding_of(data) == expected


def test_a_late_zero_does_not_make_text_binary() -> None:
    assert encoding_of(b"x" * 10_000 + b"\0" + b"y" * 100) == Encoding("utf-8")


def test_stray_bytes_keep_their_place() -> None:
    assert without_stray_bytes(b"\xc3\xa4\xc3(\xff") == "ä?(?".encode()
    assert without_stray_bytes("ä".encode()) == "ä".encode()
