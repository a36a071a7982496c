"""Rows of a hex view."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.hexdump import (
    BYTES_PER_ROW,
    HexRow,
    ShownBytes,
    ascii_text,
    hex_column,
    hex_row,
    hex_text,
    offset_digits,
)


def test_a_row() -> None:
    row = hex_row(ShownBytes(b"0123456789\0\xff"), 32)
    assert row == HexRow(32, "30 31 32 33 34 35 36 37  38 39 00 ff".ljust(49), "0123456789..")


@given(st.binary(max_size=200))
def test_columns_hold_every_byte(data: bytes) -> None:
    rows = [hex_row(ShownBytes(data[at : at + BYTES_PER_ROW])) for at in range(0, len(data), BYTES_PER_ROW)]
    digits = [row.columns[hex_column(i) : hex_column(i) + 2] for row in rows for i in range(len(row.characters))]
    assert bytes.fromhex("".join(digits)) == data
    assert "".join(row.characters for row in rows) == ascii_text(ShownBytes(data))
    assert bytes.fromhex(hex_text(ShownBytes(data))) == data
    assert {len(row.columns) for row in rows} <= {49}


def test_covered_bytes_keep_their_width() -> None:
    shown = ShownBytes(b"key=\0\0\0\0 \0", ((4, 8), (9, 10)))
    row = hex_row(shown)
    assert row == HexRow(0, "6b 65 79 3d •• •• •• ••  20 ••".ljust(49), "key=•••• •")
    assert hex_text(shown) == "6b 65 79 3d •• •• •• •• 20 ••"
    assert ascii_text(shown) == row.characters


def test_offsets_grow_with_the_size() -> None:
    assert (offset_digits(0), offset_digits(1 << 32), offset_digits((1 << 32) + 1), offset_digits(1 << 42)) == (
        8,
        8,
        9,
        11,
    )
