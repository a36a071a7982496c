"""Lines and columns against plain ones."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps.utf16_text import Utf16Text

TEXT = st.text(st.sampled_from("ab\n\r\u2028\u2029\u0085é😀\ufeff"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_lines_are_those_of_the_specification(text: str) -> None:
    found = Utf16Text(text.encode())
    lines = re.split("\r\n|[\n\r\u2028\u2029]", text)
    assert len(found) == len(lines)
    assert (found.ends - found.starts).tolist() == [units(line) for line in lines]
    pieces = [found.piece(start, end) for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]
    assert pieces == lines


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_a_text(data: bytes) -> None:
    found = Utf16Text(data)
    assert (found.ends >= found.starts).all()
    assert found.line_of(0) == 0
    assert found.line_of(10**6) == len(found) - 1


@pytest.mark.parametrize("text", ["abc\nfoo(bar)", "😀é\nfoo(bar)"])
def test_words_are_found_at_their_positions(text: str) -> None:
    found = Utf16Text(text.encode())
    assert found.starts_with(1, 4, "bar")
    assert not found.starts_with(1, 3, "bar")
    assert not found.starts_with(1, 4, "\u0431ar")


def test_units_after_an_emoji_count_it_twice() -> None:
    assert Utf16Text("😀 token".encode()).starts_with(0, 3, "token")


@pytest.mark.parametrize(
    ("line", "column", "is_there"), [(0, 0, True), (0, 3, True), (0, 4, False), (1, 0, True), (2, 0, False)]
)
def test_a_position_lies_in_the_text_up_to_the_end_of_its_line(line: int, column: int, is_there: bool) -> None:
    found = Utf16Text(b"abc\n")
    assert found.has(np.array([line]), np.array([column])).tolist() == [is_there]
