"""Index maps: all sections' sources, none of the specification's faults unnoticed."""

import json
from typing import Any

from inspector.sourcemaps.reader import read_map


def section(line: int, column: int, **fields: Any) -> dict[str, Any]:
    return {"offset": {"line": line, "column": column}, "map": {"version": 3, "mappings": "", **fields}}


def index(*sections: Any, **fields: Any) -> bytes:
    return json.dumps({"version": 3, "sections": list(sections), **fields}).encode()


def test_equal_names_with_different_contents_are_both_there() -> None:
    found = read_map(
        index(section(0, 0, sources=["a"], sourcesContent=["1"]), section(1, 0, sources=["a"], sourcesContent=["2"]))
    )
    assert [c.data for i in range(2) if (c := found.content(i))] == [b"1", b"2"]
    assert found.section_count == 2
    assert found.violations == ()


def test_each_section_keeps_its_own_root_and_ignore_list() -> None:
    found = read_map(
        index(
            section(0, 0, sources=["a", "b"], sourceRoot="one"),
            section(1, 0, sources=["c"], sourceRoot="two", ignoreList=[0]),
        )
    )
    assert [item.root for item in found.sources] == ["one", "one", "two"]
    assert found.ignore_list == (2,)


def test_mappings_beside_sections_are_a_fault() -> None:
    found = read_map(index(section(0, 0, sources=["a"]), mappings="AAAA"))
    assert found.violations == ("/mappings stands beside sections; the sections are used.",)
    assert [item.name for item in found.sources] == ["a"]


def test_sections_out_of_order_or_at_one_place_are_faults() -> None:
    for second in (section(0, 0, sources=["b"]), section(1, 5, sources=["b"])):
        found = read_map(index(section(1, 5, sources=["a"]), second))
        assert found.violations == ("/sections/1 overlaps the section before it or is out of order.",)
        assert len(found.sources) == 2


def test_only_the_first_line_of_a_nested_section_is_shifted() -> None:
    inner = {"version": 3, "sections": [section(0, 3, sources=["a"]), section(2, 4, sources=["b"])]}
    found = read_map(index({"offset": {"line": 5, "column": 10}, "map": inner}))
    assert [(s.place.line, s.place.column) for s in found.sections] == [(5, 13), (7, 4)]
    assert found.section_count == 3


def test_a_section_that_names_another_file_is_reported_and_not_opened() -> None:
    found = read_map(index({"offset": {"line": 0, "column": 0}, "url": "part.map"}))
    assert found.section_urls == ["part.map"]
    assert found.violations == ("/sections/0/url points to another file, which the specification no longer allows.",)


def test_broken_sections_cost_only_themselves() -> None:
    found = read_map(
        index(7, {"offset": 1, "map": []}, {"offset": {"line": -1, "column": 0}}, section(3, 0, sources=["a"]))
    )
    assert [item.name for item in found.sources] == ["a"]
    assert found.violations == (
        "/sections/0 holds a number where an object must stand.",
        "/sections/1/offset holds a number where an object must stand.",
        "/sections/1/map is missing or no object.",
        "/sections/2/offset lacks a valid line or column.",
        "/sections/2/map is missing or no object.",
    )


def test_nesting_is_bounded() -> None:
    data: dict[str, Any] = {"version": 3, "mappings": "", "sources": ["deep"]}
    for _ in range(6):
        data = {"version": 3, "sections": [{"offset": {"line": 0, "column": 0}, "map": data}]}
    found = read_map(json.dumps(data).encode())
    assert found.sources == []
    assert "more than 4 levels deep" in found.violations[-1]
