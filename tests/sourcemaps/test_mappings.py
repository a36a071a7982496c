"""The VLQ decoders against a plain one, against each other, and across the borders of chunks."""

import json

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector.sourcemaps import mappings
from inspector.sourcemaps.mapping_chunk import UNMAPPED, MappingChunk
from inspector.sourcemaps.mappings import iter_mappings
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.small_mappings import decode_small
from tests.sourcemaps import plain_mappings
from tests.sourcemaps.plain_mappings import ALPHABET, Row, encode


def rows_of(chunk: MappingChunk) -> list[Row]:
    table = np.stack([
        chunk.generated_line, chunk.generated_column, chunk.source, chunk.original_line, chunk.original_column,
        chunk.name,
    ], axis=1)  # fmt: skip
    return [tuple(int(v) for v in row if v != UNMAPPED) for row in table]


def decode(text: str) -> list[Row]:
    rows: list[Row] = []
    for chunk in iter_mappings(text.encode()):
        assert chunk.faults == ()
        rows += rows_of(chunk)
    return rows


NUMBER = st.integers(0, 2**20)
ROW = st.one_of(
    st.tuples(NUMBER), st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), st.tuples(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)
)
FAULTY_TEXT = st.text(st.sampled_from(ALPHABET + ",;=."), max_size=80)


@pytest.fixture(autouse=True)
def no_small_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short texts go to numpy, too."""
    monkeypatch.setattr(mappings, "SMALL_BYTES", 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), ROW), max_size=60), st.sampled_from([1, 7, 40, 1 << 18]))
def test_decoding_undoes_encoding_whatever_the_chunks(pairs: list[tuple[int, Row]], chunk_bytes: int) -> None:
    rows = [(line, *row) for line, row in sorted(pairs, key=lambda pair: pair[0])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mappings, "CHUNK_BYTES", chunk_bytes)
        assert decode(encode(rows)) == rows == plain_mappings.decode(encode(rows))


@settings(max_examples=200, deadline=None)
@given(FAULTY_TEXT)
@example("g" * 30)
@example("A,,A;=;,A")
@example("ggggggggB,gggggggE,gggggggA")
def test_both_decoders_agree_about_any_text(text: str) -> None:
    small = decode_small(text.encode())
    chunks = list(iter_mappings(text.encode()))
    large = chunks[0] if chunks else MappingChunk(*(np.zeros(0, np.int64),) * 6)
    assert rows_of(large) == rows_of(small)
    assert large.faults == small.faults


@settings(max_examples=60, deadline=None)
@given(FAULTY_TEXT, st.sampled_from([1, 7, 40]))
def test_any_text_is_decoded_without_raising(text: str, chunk_bytes: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mappings, "CHUNK_BYTES", chunk_bytes)
        for chunk in iter_mappings(text.encode()):
            assert len(chunk.source) == len(chunk.generated_column) == len(chunk.name)


@pytest.mark.parametrize("small_bytes", [0, 1 << 20])
@pytest.mark.parametrize(
    ("value", "text"),
    [(2147483647, "+/////D"), (-2147483648, "B"), (0, "g" * 19 + "A"), (1, "i" + "g" * 2000 + "A"), (1, "C")],
)
def test_values_at_the_border(value: int, text: str, small_bytes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mappings, "SMALL_BYTES", small_bytes)
    if value < 0:
        assert [chunk.generated_column.tolist() for chunk in iter_mappings(text.encode())] == [[value]]
    else:
        assert decode(text) == [(0, value)]


@pytest.mark.parametrize("small_bytes", [0, 1 << 20])
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A,,A", "has no fields"),
        (",A", "has no fields"),
        ("A,", "has no fields"),
        ("AA", "fields other than"),
        ("AAA", "fields other than"),
        ("A=AA", "outside the base64 alphabet"),
        ("g", "ends inside a number"),
        ("ggggggE", "more than 32 bits"),
        ("gggggggggggC", "more than 32 bits"),
    ],
)
def test_each_fault_is_named(text: str, fault: str, small_bytes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mappings, "SMALL_BYTES", small_bytes)
    assert any(fault in named for chunk in iter_mappings(text.encode()) for named in chunk.faults)


def test_empty_lines_take_no_room() -> None:
    data = json.dumps({"version": 3, "sources": ["a"], "names": [], "mappings": ";" * 300_000 + "AAAA"}).encode()
    segments = read_segments(read_map(data))
    assert len(segments) == 1
    assert segments.generated_line().tolist() == [300_000]
