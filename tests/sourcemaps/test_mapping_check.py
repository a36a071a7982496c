"""Mappings: each kind of fault has its sentence, and sources never depend on them."""

import json

import pytest

from inspector.sourcemaps.mapping_check import check_mappings
from inspector.sourcemaps.reader import read_map


def faults(mappings: str, source_count: int = 1) -> list[str]:
    sources = [f"{i}.ts" for i in range(source_count)]
    fields = {"version": 3, "sources": sources, "sourcesContent": sources, "names": ["n"], "mappings": mappings}
    found = read_map(json.dumps(fields).encode())
    assert found.violations == ()
    assert all(found.content(i) is not None for i in range(source_count))
    return [sentence.removeprefix("/mappings: a segment ").rstrip(".") for sentence in check_mappings(found)]


@pytest.mark.parametrize(
    ("mappings", "expected"),
    [
        ("", []),
        (";;;", []),
        ("AAAA,SAASA;AAAA", []),
        ("A,,A", ["has no fields"]),
        ("A,", ["has no fields"]),
        (",A", ["has no fields"]),
        ("A;,A", ["has no fields"]),
        ("AA", ["has a number of fields other than 1, 4 or 5"]),
        ("AAA", ["has a number of fields other than 1, 4 or 5"]),
        ("AAAAAA", ["has a number of fields other than 1, 4 or 5"]),
        ("A=AA", ["holds a character outside the base64 alphabet", "has a number of fields other than 1, 4 or 5"]),
        ("g", ["ends inside a number"]),
        ("+/////D", []),
        ("ggggggE", ["holds a number of more than 32 bits"]),
        ("g" * 19 + "A", []),
        ("g" * 19 + "B", ["holds a number of more than 32 bits"]),
        ("B", ["has a negative generated column"]),
        ("D", ["has a negative generated column"]),
        ("C,D", []),
        ("C;D", ["has a negative generated column"]),
        ("ADAA", ["has a negative source index"]),
        ("AADA", ["has a negative original line"]),
        ("AAAD", ["has a negative original column"]),
        ("AAAAD", ["has a negative name index"]),
        ("ACAA", ["names a source that does not exist"]),
        ("AAAAC", ["names a name that does not exist"]),
    ],
)
def test_faults(mappings: str, expected: list[str]) -> None:
    assert faults(mappings) == expected


def test_faults_of_a_section_name_it() -> None:
    part = {"version": 3, "sources": ["a"], "mappings": "g"}
    fields = {"version": 3, "sections": [{"offset": {"line": 0, "column": 0}, "map": part}]}
    assert check_mappings(read_map(json.dumps(fields).encode())) == (
        "/sections/0/map/mappings: a segment ends inside a number.",
    )
