"""Names in fonts."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from inspector.binaries.font import read_font
from tests.binaries.font_builder import font_of, woff_of

NAMES = {1: "Demo Sans" * 9, 2: "Bold", 5: "Version 1.0", 13: "OFL"}


def test_plain_and_woff() -> None:
    for data in (font_of(NAMES), woff_of(NAMES)):
        found = read_font(data)
        assert found is not None
        (font,) = found.fonts
        assert font.names == NAMES
        assert (font.outlines, font.glyph_count, font.embedding) == ("TrueType", 42, 0)
        assert found.problem is None


def test_a_collection() -> None:
    first = font_of({1: "One"}, at=20)
    data = (
        b"ttcf\0\1\0\0" + struct.pack(">3I", 2, 20, 20 + len(first)) + first + font_of({1: "Two"}, at=20 + len(first))
    )
    found = read_font(data)
    assert found is not None
    assert [font.names[1] for font in found.fonts] == ["One", "Two"]


def test_woff2_says_that_it_is_not_read() -> None:
    found = read_font(b"wOF2\0\1\0\0" + bytes(40))
    assert found is not None
    assert found.problem
    assert found.fonts[0].outlines == "TrueType"


def test_other_bytes() -> None:
    assert read_font(b"") is None
    assert read_font(b"GIF89a") is None


@given(
    st.sampled_from((font_of(NAMES), woff_of(NAMES))),
    st.lists(st.tuples(st.integers(4, 400), st.integers(0, 255)), max_size=5),
    st.integers(4, 600),
)
def test_mutated_bytes_never_raise(seed: bytes, changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(seed)
    for at, value in changes:
        if at < len(data):
            data[at] = value
    read_font(bytes(data[:keep]))
