"""Escapes in JavaScript strings."""

import pytest

from inspector.sourcemaps.js_strings import unescaped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"plain", (b"plain", 5)),
        (rb"a\/b", (b"a/b", 4)),
        (rb"a\x2bb", (b"a+b", 6)),
        (rb"a\u002bb", (b"a+b", 8)),
        (rb"a\u{2b}b", (b"a+b", 8)),
        (rb"a\u00e4", ("aä".encode(), 7)),
        (rb"a\nb", (b"a", 1)),
        (rb"a\\b", (b"a", 1)),
        (rb"a\u000ab", (b"a", 1)),
        (rb"a\u2028b", (b"a", 1)),
        (rb"a\u{110000}b", (b"a", 1)),
        (rb"a\xzz", (b"a", 1)),
        (b"a\\", (b"a", 1)),
        (b"", (b"", 0)),
    ],
)
def test_escapes(text: bytes, expected: tuple[bytes, int]) -> None:
    assert unescaped(text) == expected
