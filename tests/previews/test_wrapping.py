"""Rows that fit the columns of a view."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.previews.look import TextLook
from inspector.previews.text import MAX_ROWS, TextPreview

COLUMNS = 60
WRAPPED = TextLook(row_columns=COLUMNS)


def rows_of(data: bytes, look: TextLook = WRAPPED) -> list[str]:
    preview = TextPreview(data, "a.txt").relaid(look)
    return [row.text for row in preview.rows(0, MAX_ROWS)]


def test_lines_end_at_blanks() -> None:
    rows = rows_of(b"the quick brown fox jumps over the lazy dog " * 3 + b"\r\n" + b"short\n")
    assert rows == [
        "the quick brown fox jumps over the lazy dog the quick brown ",
        "fox jumps over the lazy dog the quick brown fox jumps over ",
        "the lazy dog ",
        "short",
    ]


@pytest.mark.parametrize(
    "piece",
    ["x", "word ", "\tx = 1; ", "中文字", "é", "a\u200bb", "\x80", "שלום "],
    ids=["one-word", "words", "tabs", "wide", "narrow", "invisible", "controls", "right-to-left"],
)
@pytest.mark.parametrize("repeats", [200, 4000], ids=["short", "kilobytes"])
def test_no_row_is_wider_and_places_stay(piece: str, repeats: int) -> None:
    data = f"a\n{piece * repeats}\nb".encode()
    plain = TextPreview(data, "a.txt")
    preview = plain.relaid(WRAPPED)
    rows = [row for at in range(0, preview.facts().row_count, MAX_ROWS) for row in preview.rows(at, MAX_ROWS)]
    assert max(len(row.text) for row in rows) <= COLUMNS + 10
    assert [row.line for row in rows if row.column == 0] == [1, 2, 3]
    for offset in (0, 2, len(data) // 2, len(data) - 1):
        place = preview.place(None, None, offset)
        assert place is not None
        stored = preview.body_offset(place.row, place.start)
        assert stored <= offset
        there = plain.place_of_body(stored)
        assert there is not None
        assert plain.body_offset(there.row, there.start) == stored


def test_a_line_that_fits_stays_whole() -> None:
    assert rows_of(b"x" * COLUMNS + b"\r\n" + b"y" * COLUMNS) == ["x" * COLUMNS, "y" * COLUMNS]


def test_tabs_are_as_wide_as_chosen() -> None:
    assert rows_of(b"\tx", TextLook(tab_columns=8)) == ["        x"]


PIECES = [b"\t", b"\n", b"\r\n", b" ", b"word", b"\xe4\xb8\xad", b"\x80", b"\xff", b"\xe2\x80"]


@given(st.lists(st.sampled_from(PIECES)))
@settings(max_examples=60, deadline=None)
def test_any_bytes_stay_complete(parts: list[bytes]) -> None:
    data = b"".join(parts) * 20
    text = TextPreview(data, "a")
    rows, wrapped = ("".join(row.text for row in preview.rows(0, MAX_ROWS)) for preview in (text, text.relaid(WRAPPED)))
    assert rows.replace(" ", "") == wrapped.replace(" ", "")
