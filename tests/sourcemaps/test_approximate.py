"""Texts put together from shipped code: code on its lines, names restored, nothing unbounded."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps import approximate
from inspector.sourcemaps.approximate import MAX_LINES, ApproximateText, approximate_source
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.stretches import stretches_of
from inspector.sourcemaps.utf16_text import Utf16Text
from tests.sourcemaps.plain_mappings import Row, encode


def made(rows: list[Row], code: str, names: list[str] | None = None, source: int = 0) -> ApproximateText:
    fields = {"version": 3, "sources": ["a.ts", "b.ts"], "names": names or [], "mappings": encode(rows)}
    found = read_map(json.dumps(fields).encode())
    lookup = MappingLookup(read_segments(found))
    shipped = Utf16Text(code.encode("utf-8", "replace"))
    stretches = stretches_of(lookup.segments, shipped)
    rows_of_source = lookup.rows_of_source(source).rows
    return approximate_source(lookup.segments, stretches, rows_of_source, read_names(found), shipped)


def test_code_goes_back_to_its_lines_with_its_names() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 9, 0, 0, 9, 0), (0, 11, 0, 0, 13, 1), (0, 14, 0, 1, 2), (0, 21, 0, 1, 9, 1)]
    result = made(rows, "function a(b){return b}", ["load", "path"])
    assert result.text == "function load(path){\n  return path}\n"
    assert (result.mapped_lines, result.is_cut) == (2, False)


def test_other_sources_stay_out() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 2, 1, 0, 0)]
    assert made(rows, "a;b;").text == "a;\n"
    assert made(rows, "a;b;", source=1).text == "b;\n"
    assert made(rows, "a;b;", source=7).text == ""


def test_words_do_not_run_together() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 7, 0, 0, 2)]
    assert made(rows, "return value").text == "return value\n"


def test_code_that_was_copied_stands_once() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 2, 0, 0, 0)]
    assert made(rows, "a;a;").text == "a;\n"


def test_lines_of_hostile_maps_are_bounded() -> None:
    result = made([(0, 0, 0, 0, 0), (0, 2, 0, 2_000_000_000, 2_000_000_000)], "a;b;")
    assert result == ApproximateText("a;\n", 1, is_cut=True)
    assert len(made([(0, 0, 0, MAX_LINES - 1, 2_000_000_000)], "a").text) < MAX_LINES + 1000


def test_characters_are_bounded() -> None:
    before = approximate.MAX_CHARACTERS
    approximate.MAX_CHARACTERS = 20
    try:
        result = made([(0, n, 0, n, 0) for n in range(0, 400, 10)], "x" * 400)
    finally:
        approximate.MAX_CHARACTERS = before
    assert result.is_cut
    assert result.mapped_lines == 3


NUMBER = st.integers(0, 40) | st.integers(0, 2**31 - 1)
ROW = st.tuples(NUMBER, NUMBER, st.integers(0, 1), NUMBER, NUMBER, st.integers(0, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=12), st.text(max_size=80), st.lists(st.text(max_size=4), max_size=3))
def test_it_never_raises(rows: list[tuple[int, ...]], code: str, names: list[str]) -> None:
    result = made([(min(row[0], 50), *row[1:]) for row in sorted(rows)], code, names)
    assert result.text.count("\n") <= MAX_LINES
