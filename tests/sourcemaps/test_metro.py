"""Maps of React Native's bundler."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sourcemaps.metro import MAX_KEPT, MAX_NAME_CHARACTERS
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.source_map import SourceMap


def read(functions: Any, **more: Any) -> SourceMap:
    fields = {"version": 3, "sources": ["a.js", "b.js", "c.js"], "names": [], "mappings": "AAAA"}
    return read_map(json.dumps(fields | {"x_facebook_sources": functions} | more).encode())


def test_functions_of_a_list_that_is_shorter_than_the_sources() -> None:
    found = read([[{"names": ["<global>", "login", "logout"], "mappings": "AAA"}, None], None])
    assert (found.has_metro_fields, found.function_count, found.function_names) == (True, 3, ["login", "logout"])
    assert found.violations == ()
    assert len(found.sources) == 3


def test_functions_of_sections_are_counted_together() -> None:
    part = {"version": 3, "sources": ["a"], "names": [], "mappings": "A", "x_facebook_sources": [[{"names": ["f"]}]]}
    sections = [{"offset": {"line": line, "column": 0}, "map": part} for line in range(3)]
    found = read_map(json.dumps({"version": 3, "sections": sections}).encode())
    assert (found.function_count, found.function_names) == (3, ["f"])


def test_few_names_of_bounded_length_are_kept() -> None:
    found = read([[{"names": [f"{n}{'x' * 999}" for n in range(99)]}]])
    assert (found.function_count, len(found.function_names)) == (99, MAX_KEPT)
    assert {len(name) for name in found.function_names} == {MAX_NAME_CHARACTERS}


@pytest.mark.parametrize("key", ["x_facebook_offsets", "x_metro_module_paths", "x_hermes_function_offsets"])
def test_other_fields_tell_the_bundler(key: str) -> None:
    found = read_map(json.dumps({"version": 3, "sources": [], "names": [], "mappings": "", key: []}).encode())
    assert (found.has_metro_fields, found.function_count) == (True, 0)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["names", "mappings"]), inner),
    max_leaves=12,
)


@given(ANY)
def test_anything_may_stand_there(functions: Any) -> None:
    found = read(functions)
    assert found.violations == ()
    assert len(found.function_names) <= found.function_count
