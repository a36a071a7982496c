"""Names as segments count them, over sections and whatever stands among them."""

import json

from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.reader import read_map


def test_names_of_sections_follow_each_other() -> None:
    maps = [
        {"offset": {"line": n, "column": 0}, "map": {"version": 3, "sources": [], "names": names, "mappings": ""}}
        for n, names in enumerate((["a", "b"], [], ["c"]))
    ]
    assert read_names(read_map(json.dumps({"version": 3, "sections": maps}).encode())) == ["a", "b", "c"]


def test_what_is_no_string_keeps_its_number() -> None:
    data = b'{"version":3,"sources":[],"names":["a",1,{},"\\ud800b","c"],"mappings":""}'
    assert read_names(read_map(data)) == ["a", "", "", "\ud800b", "c"]


def test_a_map_without_names_has_none() -> None:
    assert read_names(read_map(b'{"version":3,"sources":[],"mappings":""}')) == []
