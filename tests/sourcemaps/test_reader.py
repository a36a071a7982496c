"""Reading maps: what is recovered, and what is reported."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.reader import is_surely_map, looks_like_map, read_map
from inspector.sourcemaps.source_map import SourceMap

ID = "85314830-023f-4cf1-a267-535f4e37bb17"


def as_bytes(**fields: Any) -> bytes:
    return json.dumps({"version": 3, "mappings": "", **fields}).encode()


def contents(found: SourceMap) -> list[bytes | None]:
    return [None if (c := found.content(i)) is None else c.data for i in range(len(found.sources))]


def names(found: SourceMap) -> list[str | None]:
    return [item.name for item in found.sources]


def test_a_sound_map_has_no_violations() -> None:
    found = read_map(
        as_bytes(file="a.js", sourceRoot="src", sources=["a.ts"], sourcesContent=["x\n"], names=["n", "m"], debugId=ID)
    )
    assert found.violations == ()
    assert (found.file, found.source_root, found.version, found.debug_id) == ("a.js", "src", 3, ID)
    assert (found.name_count, found.section_count, found.has_mappings) == (2, 0, False)
    assert names(found) == ["a.ts"]
    assert contents(found) == [b"x\n"]


def test_what_is_no_debug_id_is_reported_and_that_of_a_section_is_not_taken() -> None:
    assert read_map(as_bytes(sources=[], debugId="none")).violations == ("/debugId is no UUID.",)
    plain = read_map(as_bytes(sources=[], debug_id=ID.replace("-", "").upper()))
    assert (plain.violations, plain.debug_id) == ((), ID.replace("-", "").upper())
    section = {"offset": {"line": 0, "column": 0}, "map": json.loads(as_bytes(sources=[], debugId=ID))}
    assert read_map(json.dumps({"version": 3, "sections": [section]}).encode()).debug_id is None


def test_two_sources_of_one_name_stay_two() -> None:
    found = read_map(as_bytes(sources=["a", "a"], sourcesContent=["1", "2"]))
    assert names(found) == ["a", "a"]
    assert contents(found) == [b"1", b"2"]


def test_a_null_source_keeps_its_content() -> None:
    found = read_map(as_bytes(sources=[None], sourcesContent=["x"]))
    assert names(found) == [None]
    assert contents(found) == [b"x"]
    assert found.violations == ()


def test_null_contents_count_as_absent_and_are_reported() -> None:
    found = read_map(as_bytes(sources=["a", "b"], sourcesContent=None))
    assert names(found) == ["a", "b"]
    assert contents(found) == [None, None]
    assert found.violations == ("/sourcesContent holds null where an array must stand.",)


def test_missing_contents_at_the_end_are_absent() -> None:
    assert contents(read_map(as_bytes(sources=["a", "b"], sourcesContent=["x"]))) == [b"x", None]


def test_surplus_contents_are_reported() -> None:
    found = read_map(as_bytes(sources=["a"], sourcesContent=["x", "y"]))
    assert contents(found) == [b"x"]
    assert found.violations == ("/sourcesContent has more items than /sources; the rest is ignored.",)


def test_an_empty_content_is_a_content() -> None:
    assert contents(read_map(as_bytes(sources=["a"], sourcesContent=[""]))) == [b""]


def test_items_of_the_wrong_type_cost_only_themselves() -> None:
    found = read_map(as_bytes(sources=["a", 1, {}], sourcesContent=["x", "y", "z"]))
    assert names(found) == ["a", None, None]
    assert contents(found) == [b"x", b"y", b"z"]
    assert found.violations == (
        "/sources/1 holds a number where a string or null must stand.",
        "/sources/2 holds an object where a string or null must stand.",
    )


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("3", "/version holds a string where the number 3 must stand."),
        (2, "/version is not 3."),
        (True, "/version holds true where the number 3 must stand."),
    ],
)
def test_another_version_is_reported_and_read(version: object, sentence: str) -> None:
    found = read_map(as_bytes(version=version, sources=["a"], sourcesContent=["x"]))
    assert found.violations == (sentence,)
    assert contents(found) == [b"x"]


def test_no_version_is_reported() -> None:
    assert read_map(b'{"sources":[],"mappings":""}').violations == ("/version is missing.",)


def test_ignore_list_wins_over_its_old_spelling() -> None:
    assert read_map(as_bytes(sources=["a"], ignoreList=[0], x_google_ignoreList=[99])).violations == ()


def test_old_ignore_list_is_used_and_checked() -> None:
    found = read_map(as_bytes(sources=["a", "b"], x_google_ignoreList=[1, 99]))
    assert found.ignore_list == (1,)
    assert found.violations == ("/x_google_ignoreList/1 is the index of a source that does not exist.",)


def test_react_native_metadata_is_no_fault() -> None:
    found = read_map(as_bytes(sources=["a", "b"], x_facebook_sources=[[{"names": ["f"], "mappings": "AAA"}]]))
    assert found.violations == ()


@pytest.mark.parametrize("guard", [b")]}'\n", b")]}\n", b")]}'", b")]}',\r\n"])
def test_a_guard_line_is_skipped_and_said(guard: bytes) -> None:
    found = read_map(guard + as_bytes(sources=["a"], sourcesContent=["x"]))
    assert contents(found) == [b"x"]
    assert "guards it" in found.violations[0]
    assert found.content_spans()[0][0] > len(guard)


@pytest.mark.parametrize(
    "data", [b"", b")]}'", b" \n", b"[1]", b"null", b"{}", b'{"version":3}', b"\x89PNG", b'"sources"', b"\xff\xfe"]
)
def test_what_is_no_map_says_so(data: bytes) -> None:
    with pytest.raises(NotASourceMapError, match=r"\.$"):
        read_map(data)


def test_a_byte_order_mark_keeps_the_spans() -> None:
    data = b"\xef\xbb\xbf" + as_bytes(sources=["a"], sourcesContent=["text"])
    found = read_map(data)
    start, stop = found.content_spans()[0]
    assert data[start:stop] == b'"text"'
    assert found.violations == ("The file starts with a byte order mark.",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_and_said(encoding: str) -> None:
    data = as_bytes(sources=["ä"], sourcesContent=["ü"]).decode().encode(encoding)
    found = read_map(data)
    assert contents(found) == ["ü".encode()]
    assert found.violations == ("The file is written in UTF-16 instead of UTF-8.",)
    assert found.content_spans() == ()


def test_a_lone_surrogate_costs_one_character() -> None:
    data = b'{"version":3,"mappings":"","sources":["a","b"],"sourcesContent":["x\\ud800y","z\\ud83d\\ude00"]}'
    found = read_map(data)
    assert contents(found) == ["x\ufffdy".encode(), "z😀".encode()]
    exact = [c.is_exact for i in range(2) if (c := found.content(i))]
    assert exact == [False, True]
    assert len(found.violations) == 1


def test_bytes_that_are_no_utf8_cost_one_character() -> None:
    data = b'{"version":3,"mappings":"","sources":["a","b"],"sourcesContent":["x\xffy","z"]}'
    found = read_map(data)
    assert contents(found) == ["x\ufffdy".encode(), b"z"]
    exact = [c.is_exact for i in range(2) if (c := found.content(i))]
    assert exact == [False, True]


def test_a_map_cut_inside_a_content_keeps_what_came_before() -> None:
    texts = [f"const value{i} = {i};\n" for i in range(460)]
    data = as_bytes(sources=[f"{i}.ts" for i in range(460)], sourcesContent=texts)
    cut = data.index(b"value300") + 3
    found = read_map(data[:cut])
    got = contents(found)
    assert len(found.sources) == 460
    assert got[:300] == [text.encode() for text in texts[:300]]
    assert got[300] == b"const val"
    assert got[301:] == [None] * 159
    assert found.ended_early
    last = found.content(300)
    assert last is not None
    assert not last.is_exact
    assert f"at byte {cut:,}." in found.violations[-1]


def test_a_map_cut_inside_an_escape_is_read() -> None:
    data = b'{"version":3,"mappings":"","sources":["a"],"sourcesContent":["x\\u00'
    assert contents(read_map(data)) == [b"x"]


def test_contents_before_a_cut_in_sources_are_kept() -> None:
    found = read_map(b'{"version":3,"sourcesContent":["x","y"],"sour')
    assert names(found) == [None, None]
    assert contents(found) == [b"x", b"y"]


def test_data_behind_a_map_is_reported() -> None:
    data = as_bytes(sources=["a"], sourcesContent=["x"])
    found = read_map(data + data)
    assert contents(found) == [b"x"]
    assert found.violations == (f"More data follows the end of the map at byte {len(data):,}.",)


def test_the_last_of_two_equal_keys_wins_as_in_javascript() -> None:
    assert names(read_map(b'{"version":3,"mappings":"","sources":["a"],"sources":["b"]}')) == ["b"]


def test_deep_nesting_ends_without_recursion() -> None:
    data = b'{"version":3,"mappings":"","x":' + b"[" * 100_000 + b"]" * 100_000 + b',"sources":["a"]}'
    assert names(read_map(data)) == ["a"]


def test_violations_are_bounded() -> None:
    found = read_map(as_bytes(sources=[1] * 500))
    assert len(found.violations) == 101
    assert found.violations[-1] == "400 more places break the specification."


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b'{"version":3,"sources":[', "a.js.map", True),
        (b'{"file":"x"', "a.css.map", True),
        (b'{"file":"x"', "a.json", False),
        (b'{"version": 3,', "a.json", True),
        (b'{"version": "1.0.0",', "package.json", False),
        (b'{"sections":[', "a.json", True),
        (b"\xef\xbb\xbf {", "a.map", True),
        (b")]}'\n{", "a.map", True),
        ('{"sources":[]}'.encode("utf-16"), "x", True),
        (b"linker map", "a.map", False),
        (b"", "a.map", False),
    ],
)
def test_looking_at_the_head(head: bytes, name: str, *, expected: bool) -> None:
    assert looks_like_map(head, name) is expected


def test_other_json_with_sources_is_not_surely_a_map() -> None:
    assert is_surely_map(read_map(as_bytes(sources=["a"])))
    assert not is_surely_map(read_map(b'{"version":8,"sources":{"tiles":{}},"layers":[]}'))
    assert not is_surely_map(read_map(b'{"sections":[{"title":"Intro"}]}'))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(["version", "sources", "sourcesContent", "names", "mappings", "sections", "ignoreList", "file"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, JSON), st.integers(0, 400), st.binary(max_size=4))
def test_nothing_but_the_one_error_is_raised(fields: dict[str, Any], cut: int, noise: bytes) -> None:
    data = json.dumps(fields).encode()
    for variant in (data, data[:cut], data[:cut] + noise + data[cut:]):
        try:
            found = read_map(variant)
        except NotASourceMapError:
            continue
        assert all(isinstance(sentence, str) for sentence in found.violations)
        contents(found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(), st.none() | st.text()), max_size=8))
def test_any_text_comes_back(pairs: list[tuple[str, str | None]]) -> None:
    data = as_bytes(sources=[name for name, _ in pairs], sourcesContent=[text for _, text in pairs])
    found = read_map(data)
    assert names(found) == [name for name, _ in pairs]
    assert contents(found) == [None if text is None else text.encode() for _, text in pairs]
