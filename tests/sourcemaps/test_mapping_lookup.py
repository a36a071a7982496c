"""Jumps in both directions against plain ones."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps.mapping_lookup import MAX_PLACES, MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import TooManySegmentsError, read_segments
from tests.sourcemaps import plain_mappings
from tests.sourcemaps.plain_mappings import Row, encode

SOURCES = 3
SMALL = st.integers(0, 6)
ROW = st.one_of(
    st.tuples(SMALL),
    st.tuples(SMALL, st.integers(0, SOURCES - 1), SMALL, SMALL),
    st.tuples(SMALL, st.integers(0, SOURCES - 1), SMALL, SMALL, st.integers(0, 1)),
)
ROWS = st.lists(st.tuples(st.integers(0, 4), ROW), max_size=40).map(
    lambda pairs: [(line, *row) for line, row in sorted(pairs, key=lambda pair: pair[0])]
)


def lookup_of(mappings: str, source_count: int = SOURCES) -> MappingLookup:
    sources = [f"{n}.ts" for n in range(source_count)]
    data = {"version": 3, "sources": sources, "names": ["a", "b"], "mappings": mappings}
    return MappingLookup(read_segments(read_map(json.dumps(data).encode())))


def index_lookup(*sections: tuple[int, int, str]) -> MappingLookup:
    maps = [
        {
            "offset": {"line": line, "column": column},
            "map": {"version": 3, "sources": ["x.ts"], "names": ["n"], "mappings": text},
        }
        for line, column, text in sections
    ]
    return MappingLookup(read_segments(read_map(json.dumps({"version": 3, "sections": maps}).encode())))


@settings(max_examples=150, deadline=None)
@given(ROWS, SMALL, st.integers(0, 8))
def test_all_originals_of_a_position_are_those_of_the_plain_reader(rows: list[Row], line: int, column: int) -> None:
    expected = plain_mappings.originals(rows, line, column)
    found = lookup_of(encode(rows)).originals_at(line, column)
    if not expected:
        assert found is None
        return
    assert found is not None
    assert (found.generated.line, found.generated.column) == expected[0][:2]
    assert [(p.source, p.line, p.column) for p in found.originals] == [row[2:5] for row in expected if len(row) > 2]
    assert [p.name for p in found.originals] == [(*row, -1)[5] for row in expected if len(row) > 2]
    ends = [row[1] for row in rows if row[0] == line and row[1] > expected[0][1]]
    assert found.generated.end == min(ends, default=None)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.integers(0, SOURCES), SMALL, st.integers(0, 8))
def test_generated_places_are_those_of_the_plain_reader(rows: list[Row], source: int, line: int, column: int) -> None:
    on_line = [row for row in rows if len(row) > 2 and row[2] == source and row[3] == line]
    columns = [row[4] for row in on_line]
    at = max((c for c in columns if c <= column), default=min(columns, default=-1))
    found = lookup_of(encode(rows)).generated_at(source, line, column)
    assert sorted((p.line, p.column) for p in found) == sorted(row[:2] for row in on_line if row[4] == at)


@settings(max_examples=80, deadline=None)
@given(ROWS, SMALL)
def test_stretches_cover_a_line_from_its_first_segment(rows: list[Row], line: int) -> None:
    stretches = lookup_of(encode(rows)).stretches_of_line(line, 0, 100)
    expected: dict[int, bool] = {}
    for row in sorted(rows):
        if row[0] == line:
            expected[row[1]] = expected.get(row[1], False) or len(row) > 2
    assert [(column, is_mapped) for column, _, is_mapped in stretches] == list(expected.items())
    assert all(end == following[0] for (_, end, _), following in pairwise(stretches))
    assert not stretches or stretches[-1][1] is None


@settings(max_examples=80, deadline=None)
@given(ROWS, st.integers(0, SOURCES), SMALL)
def test_stretches_of_a_source_begin_at_its_mapped_columns(rows: list[Row], source: int, line: int) -> None:
    stretches = lookup_of(encode(rows)).rows_of_source(source).stretches(line)
    columns = sorted({row[4] for row in rows if len(row) > 2 and row[2:4] == (source, line)})
    assert [column for column, _ in stretches] == columns
    assert [end for _, end in stretches] == [*columns[1:], None][: len(columns)]


def test_only_the_stretches_asked_for_come() -> None:
    lookup = lookup_of(encode([(0, 10 * n, 0, n, 0) for n in range(10)]))
    assert lookup.stretches_of_line(0, 25, 41) == [(20, 30, True), (30, 40, True), (40, 50, True)]
    assert lookup.stretches_of_line(1, 0, 10) == []


def test_a_section_shifts_its_first_line_only() -> None:
    lookup = index_lookup((0, 0, "AAAA"), (0, 10, "AAAA;AACA"))
    first, second, third = lookup.originals_at(0, 9), lookup.originals_at(0, 10), lookup.originals_at(1, 0)
    assert first is not None
    assert (first.generated.column, first.originals[0].source) == (0, 0)
    assert second is not None
    assert (second.generated.column, second.originals[0].source) == (10, 1)
    assert third is not None
    assert (third.generated.column, third.originals[0].line) == (0, 1)


def test_sections_out_of_order_are_looked_up_by_their_offsets() -> None:
    lookup = index_lookup((5, 0, "AAAA"), (2, 0, "AAAA"))
    late, early = lookup.originals_at(5, 0), lookup.originals_at(2, 0)
    assert late is not None
    assert late.originals[0].source == 0
    assert early is not None
    assert early.originals[0].source == 1


def test_an_offset_beyond_all_numbers_loses_only_its_section() -> None:
    lookup = index_lookup((0, 0, "AAAA"), (2**40, 2**40, "AAAA"))
    assert len(lookup.segments) == 1


@pytest.mark.parametrize("text", ["AGAA", "ADAA", "AADA", "AAAD"])
def test_a_place_that_does_not_exist_leaves_the_segment_unmapped(text: str) -> None:
    found = lookup_of(text, source_count=1).originals_at(0, 0)
    assert found is not None
    assert found.originals == ()


def test_a_negative_column_drops_the_segment() -> None:
    assert len(lookup_of("D,C,EAAA").segments) == 2


def test_a_position_of_very_many_originals_lists_a_bounded_number() -> None:
    lookup = lookup_of(encode([(0, 0, 0, n, 0) for n in range(2 * MAX_PLACES)]))
    found = lookup.originals_at(0, 3)
    assert found is not None
    assert len(found.originals) == MAX_PLACES


@pytest.mark.parametrize("text", ["A,C,C,C", "A;A;A"])
def test_more_segments_than_the_limit_are_refused(text: str) -> None:
    found = read_map(json.dumps({"version": 3, "sources": [], "names": [], "mappings": text}).encode())
    with pytest.raises(TooManySegmentsError, match="more than 2 segments"):
        read_segments(found, limit=2)


def test_empty_lines_are_no_segments() -> None:
    found = read_map(json.dumps({"version": 3, "sources": [], "names": [], "mappings": ";" * 100 + "A"}).encode())
    assert len(read_segments(found, limit=1)) == 1


def test_a_map_without_mappings_maps_nothing() -> None:
    lookup = lookup_of("")
    assert lookup.originals_at(0, 0) is None
    assert lookup.generated_at(0, 0, 0) == ()
