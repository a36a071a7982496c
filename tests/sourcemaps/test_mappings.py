"""The VLQ decoder against a plain one, and across the borders of its chunks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps import mappings
from inspector.sourcemaps.mappings import UNMAPPED, iter_mappings

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
Row = tuple[int, ...]


def vlq(value: int) -> str:
    rest, out = (abs(value) << 1) | (value < 0), ""
    while True:
        digit, rest = rest & 31, rest >> 5
        out += ALPHABET[digit | (32 if rest else 0)]
        if not rest:
            return out


def encode(rows: list[Row]) -> str:
    """Rows of (line, column[, source, line, column[, name]]), ordered by line."""
    out, line, column, before = [], 0, 0, [0, 0, 0, 0]
    groups: list[list[str]] = [[]]
    for row in rows:
        while line < row[0]:
            groups.append([])
            line, column = line + 1, 0
        text = vlq(row[1] - column)
        column = row[1]
        for index, value in enumerate(row[2:]):
            text += vlq(value - before[index])
            before[index] = value
        groups[-1].append(text)
    out = [",".join(group) for group in groups]
    return ";".join(out)


def decode(text: str) -> list[Row]:
    rows: list[Row] = []
    for chunk in iter_mappings(text.encode()):
        assert chunk.faults == ()
        table = np.stack([
            chunk.generated_line, chunk.generated_column, chunk.source, chunk.original_line, chunk.original_column,
            chunk.name,
        ], axis=1)  # fmt: skip
        rows += [tuple(int(v) for v in row if v != UNMAPPED) for row in table]
    return rows


NUMBER = st.integers(0, 2**20)
ROW = st.one_of(
    st.tuples(NUMBER), st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), st.tuples(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), ROW), max_size=60), st.sampled_from([1, 7, 40, 1 << 18]))
def test_decoding_undoes_encoding_whatever_the_chunks(pairs: list[tuple[int, Row]], chunk_bytes: int) -> None:
    rows = [(line, *row) for line, row in sorted(pairs, key=lambda pair: pair[0])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mappings, "CHUNK_BYTES", chunk_bytes)
        assert decode(encode(rows)) == rows


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(ALPHABET + ",;=."), max_size=80))
def test_any_text_is_decoded_without_raising(text: str) -> None:
    for chunk in iter_mappings(text.encode()):
        assert len(chunk.source) == len(chunk.generated_column) == len(chunk.name)


@pytest.mark.parametrize(("value", "text"), [(2147483647, "+/////D"), (-2147483648, "B"), (0, "g" * 19 + "A")])
def test_values_at_the_border(value: int, text: str) -> None:
    assert decode(text) == [(0, value)]
