"""Segments that stand for ranges: their marks, and jumps into the middle of them."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sourcemaps import mapping_faults as faults
from inspector.sourcemaps import mappings, range_marks
from inspector.sourcemaps.mapping_check import check_mappings
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.mappings import iter_mappings
from inspector.sourcemaps.range_marks import RangeMarks
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.source_map import SourceMap


def map_of(mapping: str, ranges: object) -> SourceMap:
    fields = {"version": 3, "sources": ["a.ts", "b.ts"], "names": [], "mappings": mapping, "rangeMappings": ranges}
    return read_map(json.dumps(fields).encode())


def original(found: SourceMap, line: int, column: int) -> tuple[int, int] | None:
    mapped = MappingLookup(read_segments(found)).originals_at(line, column)
    return (mapped.originals[-1].line, mapped.originals[-1].column) if mapped and mapped.originals else None


def marked(mapping: str, ranges: str) -> list[tuple[int, int]]:
    marks = RangeMarks(ranges.encode())
    found: list[tuple[int, int]] = []
    for chunk in iter_mappings(mapping.encode()):
        flags = marks.of(chunk)
        found += zip(chunk.generated_line[flags].tolist(), chunk.generated_column[flags].tolist(), strict=True)
    assert marks.faults() == ()
    return found


def test_marks_count_from_one_in_each_line() -> None:
    assert marked("AAAA,CAAC,CAAC;AACA,CAAC", "BC;C") == [(0, 0), (0, 2), (1, 1)]


def test_a_line_in_several_chunks_is_counted_through(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "AAAA" + ",CAAC" * 400 + ";AACA,CAAC"
    monkeypatch.setattr(mappings, "CHUNK_BYTES", 100)
    monkeypatch.setattr(mappings, "SMALL_BYTES", 0)
    assert len(list(iter_mappings(text.encode()))) > 5
    step = "oM"  # 8 + 12 * 32 = 392
    assert marked(text, f"{step};C") == [(0, 391), (1, 1)]


FAULTS = {
    "A": faults.ZERO_MARK,
    "B%": faults.FOREIGN_MARK,
    "Bg": faults.CUT_MARK,
    "ggggggggggE": faults.LARGE_MARK,
    "D": faults.MARK_WITHOUT_SEGMENT,
    ";;B": faults.MARK_WITHOUT_SEGMENT,
}


@pytest.mark.parametrize("ranges", FAULTS)
def test_faults_are_named_and_the_segments_stay(ranges: str) -> None:
    found = map_of("AAAA,CAAC", ranges)
    assert check_mappings(found) == (f"/mappings: a segment {FAULTS[ranges]}.",)
    assert len(read_segments(found)) == 2


def test_too_many_marks_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(range_marks, "MAX_MARKS", 2)
    assert check_mappings(map_of("AAAA,CAAC,CAAC", "BBB")) == (f"/mappings: a segment {faults.TOO_MANY_MARKS}.",)


@pytest.mark.parametrize("ranges", [3, ["B"], {"x": "B"}, None])
def test_what_is_no_string_is_a_violation(ranges: object) -> None:
    found = map_of("AAAA", ranges)
    assert len(found.violations) == 1
    assert "/rangeMappings" in found.violations[0]
    assert found.sections[0].ranges is None


def test_a_position_in_a_range_has_an_original_of_its_own() -> None:
    # Columns 0 (a range), 5 (none) of the first line come from lines 2 and 4; the range of line 3 goes on below it.
    found = map_of("AAEA,KAEA;;;EAAC", "B;;;B")
    assert [original(found, 0, column) for column in (0, 3, 5, 9)] == [(2, 0), (2, 3), (4, 0), (4, 0)]
    assert original(found, 1, 0) is None
    assert original(found, 3, 1) is None
    assert [original(found, *at) for at in ((3, 2), (3, 7), (4, 7), (9, 1))] == [(4, 1), (4, 6), (5, 7), (10, 1)]


def test_the_way_back_leads_into_the_range() -> None:
    lookup = MappingLookup(read_segments(map_of("AAEA,KAEA;;;EAAC", "B;;;B")))
    assert [(p.line, p.column) for p in lookup.generated_at(0, 9, 3)] == [(8, 0)]
    assert [(p.line, p.column) for p in lookup.generated_at(0, 2, 4)] == [(0, 0)]
    assert lookup.generated_at(0, 3, 0) == ()
    assert lookup.generated_at(0, 0, 0) == ()


def test_a_range_ends_where_another_segment_begins() -> None:
    lookup = MappingLookup(read_segments(map_of("AAAA;;GAEC", "B")))
    carried = [lookup.originals_at(line, 0) for line in (1, 2)]
    assert [mapped.generated.end for mapped in carried if mapped] == [None, 3]
    assert [original(map_of("AAAA;;GAEC", "B"), 2, column) for column in (2, 3, 4)] == [(2, 2), (2, 1), (2, 1)]


def test_sections_keep_their_own_marks() -> None:
    part = {"version": 3, "sources": ["a"], "names": [], "mappings": "AAAA"}
    sections = [
        {"offset": {"line": line, "column": 0}, "map": part | more}
        for line, more in ((0, {}), (1, {"rangeMappings": "B"}), (3, {}))
    ]
    found = read_map(json.dumps({"version": 3, "sections": sections}).encode())
    assert [original(found, line, 4) for line in range(4)] == [(0, 0), (0, 4), (1, 4), (0, 0)]


def test_segments_out_of_order_take_their_marks_along() -> None:
    segments = read_segments(map_of("KAAA,LAAC", "B"))
    assert segments.is_range is not None
    assert segments.generated_column.tolist() == [0, 5]
    assert segments.is_range.tolist() == [0, 1]


@given(st.text("ABCg9+;%", max_size=40), st.sampled_from(["", "AAAA", "AAAA,CAAC;;CACA", "AAAA;" * 9]))
def test_any_marks_are_read(ranges: str, mapping: str) -> None:
    found = map_of(mapping, ranges)
    check_mappings(found)
    lookup = MappingLookup(read_segments(found))
    assert np.all((lookup.segments.is_range == 0) | (lookup.segments.is_range == 1))
    for line in range(4):
        lookup.originals_at(line, 3)
        lookup.generated_at(0, line, 3)
