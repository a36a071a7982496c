"""Shipped code between positions, and how much of it each source has."""

import json

import numpy as np

from inspector.sourcemaps.coverage import LineCount, count_lines, measure_coverage
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import Segments, read_segments
from inspector.sourcemaps.stretches import stretches_of
from inspector.sourcemaps.utf16_text import Utf16Text
from tests.sourcemaps.plain_mappings import Row, encode


def segments_of(rows: list[Row], source_count: int = 3) -> Segments:
    fields = {"version": 3, "sources": [f"{n}.ts" for n in range(source_count)], "names": [], "mappings": encode(rows)}
    return read_segments(read_map(json.dumps(fields).encode()))


def pieces(rows: list[Row], text: str) -> list[str]:
    segments, shipped = segments_of(rows), Utf16Text(text.encode())
    found = stretches_of(segments, shipped)
    return [shipped.piece(start, end) for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)]


def test_a_stretch_ends_at_the_next_segment_or_with_its_line() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 4, 0, 0, 4), (1, 2, 0, 1, 0)]
    assert pieces(rows, "var a=1;\n  b()\nc") == ["var ", "a=1;", "b()"]


def test_what_lies_outside_is_empty() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 900, 0, 0, 4), (7, 0, 0, 1, 0)]
    assert pieces(rows, "short") == ["short", "", ""]


def test_of_several_originals_at_one_place_the_last_has_the_code() -> None:
    rows: list[Row] = [(0, 0, 0, 0, 0), (0, 0, 1, 0, 0), (0, 2, 2, 0, 0)]
    assert pieces(rows, "abcd") == ["", "ab", "cd"]


def test_bytes_are_counted_in_utf_8() -> None:
    text = 'a="é😀";b'
    segments = segments_of([(0, 0, 0, 0, 0), (0, 7, 1, 0, 0)])
    coverage = measure_coverage(segments, Utf16Text(text.encode()))
    first = len('a="é😀"'.encode())
    assert coverage.bytes_of_source.tolist() == [first, 2]
    assert coverage.mapped_bytes == len(text.encode())


def test_unmapped_code_is_nobodys() -> None:
    segments = segments_of([(0, 0), (0, 2, 2, 0, 0), (0, 4)])
    coverage = measure_coverage(segments, Utf16Text(b"abcdef"))
    assert coverage.mapped_bytes == 2
    assert coverage.bytes_of_source.tolist() == [0, 0, 2]
    empty = measure_coverage(segments_of([]), Utf16Text(b"abcdef"))
    assert (empty.mapped_bytes, len(empty.bytes_of_source)) == (0, 0)


def test_lines_of_sources() -> None:
    segments = segments_of([(0, 0, 0, 4, 0), (0, 1, 0, 4, 9), (0, 2, 0, 9, 0), (0, 3, 2, 0, 0)])
    assert count_lines(segments, [0, 1, 2, 99]) == {
        0: LineCount(2, 10),
        1: LineCount(0, 0),
        2: LineCount(1, 1),
        99: LineCount(0, 0),
    }
    assert count_lines(segments_of([]), []) == {}


def test_utf_8_sizes_of_every_kind_of_character() -> None:
    text = "aé€😀"
    shipped = Utf16Text(text.encode())
    bounds = np.array([0, 1, 2, 3, 5])
    assert shipped.utf8_sizes(bounds[:-1], bounds[1:]).tolist() == [1, 2, 3, 4]
