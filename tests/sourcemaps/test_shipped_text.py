"""Positions in a WebAssembly module count bytes of one line."""

import json

import numpy as np

from inspector.sourcemaps.coverage import measure_coverage
from inspector.sourcemaps.fidelity import generated_outside
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.shipped_text import shipped_text
from tests.sourcemaps.plain_mappings import Row, encode

MODULE = b"\0asm\1\0\0\0" + b"\n\r\xe2\x80\xa8\xff" * 20


def test_line_ends_and_other_bytes_of_a_module_are_columns() -> None:
    text = shipped_text(MODULE)
    assert len(text) == 1
    assert text.has(np.array([0, 0, 1]), np.array([len(MODULE), len(MODULE) + 1, 0])).tolist() == [True, False, False]
    assert text.piece(0, 9) == ""


def test_a_map_of_a_module_fits_it() -> None:
    rows: list[Row] = [(0, 8, 0, 0, 0), (0, 50, 1, 0, 0), (0, 100, 0, 2, 0)]
    fields = {"version": 3, "sources": ["a.rs", "b.rs"], "names": [], "mappings": encode(rows)}
    segments, text = read_segments(read_map(json.dumps(fields).encode())), shipped_text(MODULE)
    assert generated_outside(segments, text) == 0
    coverage = measure_coverage(segments, text)
    assert coverage.mapped_bytes == len(MODULE) - 8
    assert coverage.bytes_of_source.tolist() == [42 + len(MODULE) - 100, 50]


def test_other_files_are_texts() -> None:
    assert len(shipped_text(b"a\nb\n")) == 3
