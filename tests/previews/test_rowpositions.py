"""Rows as positions of source maps, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.previews.rowpositions import MAX_PIECES, RowPositions
from inspector.previews.rows import TextPlace
from inspector.previews.text import TextPreview


def positions_of(text: str) -> RowPositions:
    return TextPreview(text.encode(), "a.js").positions


@pytest.mark.parametrize(
    ("text", "row", "start", "expected"),
    [
        ("one\ntwo three", 1, 4, (1, 4)),
        ("one\r\ntwo three", 1, 4, (1, 4)),
        ("😀 token", 0, 2, (0, 3)),
        ("\ttoken", 0, 4, (0, 1)),
        ("a\u2028token", 0, 9, (1, 0)),
        ("\ufeffa token", 0, 2, (0, 2)),
    ],
)
def test_a_place_in_a_row_is_a_line_and_column(text: str, row: int, start: int, expected: tuple[int, int]) -> None:
    assert positions_of(text).position(row, start) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x\ntwo token;", (1, 4, 9)),
        ("x\r\ntwo token;", (1, 4, 9)),
        ("x\n😀 token;", (1, 3, 8)),
        ("\ufeffx\n\ttoken;", (1, 1, 6)),
        ("x\u2029token;", (1, 0, 5)),
        ("x\rtoken;", (1, 0, 5)),
    ],
)
def test_a_stretch_is_found_in_its_rows(text: str, place: tuple[int, int, int]) -> None:
    preview = TextPreview(text.encode(), "a.js")
    (piece,) = preview.positions.places(*place)
    shown = preview.rows(piece.row, 1)[0].text
    assert shown[piece.start : piece.start + piece.length] == "token"


def test_a_column_behind_the_end_is_moved_to_it() -> None:
    assert positions_of("abc\ndef").places(0, 99, None) == (TextPlace(0, 3, 0),)


def test_a_line_that_does_not_exist_has_no_place() -> None:
    assert positions_of("abc").places(1, 0, None) == ()
    assert positions_of("").places(0, 0, None) == ()


def test_a_stretch_over_several_rows_has_a_piece_in_each() -> None:
    pieces = positions_of("x" * 1000).places(0, 150, 450)
    assert pieces == (TextPlace(0, 150, 50), TextPlace(1, 0, 200), TextPlace(2, 0, 50))


def test_a_stretch_to_the_end_of_a_huge_line_is_bounded() -> None:
    assert len(positions_of("x" * 200 * (MAX_PIECES + 10)).places(0, 0, None)) == MAX_PIECES


TEXT = st.text(st.sampled_from("ab \t\n\r\u2028é😀\u202e"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.data())
def test_a_place_leads_to_a_position_and_back(text: str, data: st.DataObject) -> None:
    preview = TextPreview(text.encode(), "a.js")
    rows = preview.rows(0, 100)
    if not rows:
        return
    row = data.draw(st.integers(0, len(rows) - 1))
    start = data.draw(st.integers(0, len(rows[row].text)))
    line, column = preview.positions.position(row, start)
    found = preview.positions.places(line, column, column + 1)
    assert found[0].row in (row, row + 1)
    assert found[0].start <= max(start, 0) or found[0].row == row + 1
    assert preview.positions.position(found[0].row, found[0].start) == (line, column)
