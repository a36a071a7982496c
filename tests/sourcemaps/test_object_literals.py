"""Maps as JavaScript object literals."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sourcemaps.inline import find_inline_maps
from inspector.sourcemaps.object_literals import (
    MAX_DEPTH,
    CutLiteralError,
    NotLiteralError,
    literal_as_json,
    literal_starts,
)
from inspector.sourcemaps.reader import read_map

BUNDLE = (
    b'e.push([t.id,".a{color:red}","",{version:3,sources:["webpack://./src/s.css"],names:[],mappings:"AAAA",'
    b'sourcesContent:[".a {\\n  color: red; /* caf\\xe9 \\u{1F600} */\\n}\\n"],sourceRoot:""}]);const n=e'
)


def test_what_css_loader_leaves_in_a_minified_bundle() -> None:
    (inline,) = find_inline_maps(BUNDLE)
    found = read_map(inline.data)
    content = found.content(0)
    assert [item.name for item in found.sources] == ["webpack://./src/s.css"]
    assert content is not None
    assert content.data.decode() == ".a {\n  color: red; /* caf\u00e9 \U0001f600 */\n}\n"
    assert BUNDLE[inline.offset : inline.offset + inline.url_bytes].startswith(b"{version:3")
    assert BUNDLE[inline.offset + inline.url_bytes :] == b"]);const n=e"


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (b"{version:3,'sources':['it\\'s'],}", {"version": 3, "sources": ["it's"]}),
        (b'{"version": 3, "sources": ["a",]}', {"version": 3, "sources": ["a"]}),
        (b"{version:3,a:void 0,b:!0,c:!1}", {"version": 3, "a": None, "b": True, "c": False}),
        (b"{version:3,a:null,b:-7}", {"version": 3, "a": None, "b": -7}),
        (b"{version:3,a:`b\n\\`c`}", {"version": 3, "a": "b\n`c"}),
        (b"{version:3,a:'b\\\nc\\\\'}", {"version": 3, "a": "bc\\"}),
        (b"{version:3,a:'\\ud83d\\ude00'}", {"version": 3, "a": "\U0001f600"}),
    ],
)  # fmt: skip
def test_forms_of_literals(literal: bytes, value: object) -> None:
    text, used = literal_as_json(literal + b";rest")
    assert json.loads(text) == value
    assert used == len(literal)


@pytest.mark.parametrize(
    "code",
    [
        b"{version:3,sources:e,names:n}",
        b"{version:3,sources:[f(1)]}",
        b"{version:3,a:`x${y}`}",
        b"{version:3,...rest}",
        b"{version:3,a:1.5}",
        b"{version:3,a:[1,,2]}",
        b"{version:3,a:" + b"[" * (MAX_DEPTH + 1),
        b"{version:3]",
    ],
)
def test_code_is_no_literal(code: bytes) -> None:
    with pytest.raises(NotLiteralError):
        literal_as_json(code + b";")


def test_a_literal_that_is_cut() -> None:
    with pytest.raises(CutLiteralError):
        literal_as_json(b'{version:3,sources:["a')
    assert find_inline_maps(BUNDLE[:-60]) == []


@pytest.mark.parametrize(
    "code",
    [
        b'var m={version:3,sources:[],names:[],mappings:""}',
        b'var m={version:3,sources:["a.js"],names:[],mappings:""}',
        b"new G({version:3,sources:s,sourcesContent:c})",
        b'if(x.version===3){version:3}',
    ],
)  # fmt: skip
def test_the_code_of_build_tools_holds_no_map(code: bytes) -> None:
    assert find_inline_maps(code * 3) == []


def test_urls_and_literals_come_in_the_order_of_the_file() -> None:
    url = b"//# sourceMappingURL=data:application/json," + json.dumps({"version": 3, "sources": []}).encode() + b"\n"
    offsets = [inline.offset for inline in find_inline_maps(url + BUNDLE + b"\n" + url + BUNDLE)]
    assert len(offsets) == 4
    assert offsets == sorted(offsets)


def test_a_literal_longer_than_the_first_reads() -> None:
    long = b'{version:3,sources:["a"],sourcesContent:["' + b"x" * (1 << 21) + b'"],mappings:""}'
    (inline,) = find_inline_maps(b"a=" + long)
    assert inline.url_bytes == len(long)
    assert find_inline_maps(b"a=" + long, max_map_bytes=1 << 20) == []


@given(st.binary(max_size=200))
def test_any_bytes(tail: bytes) -> None:
    data = b"{version:3," + tail
    assert list(literal_starts(data))[:1] == [0]
    try:
        text, used = literal_as_json(data)
    except NotLiteralError:
        return
    assert isinstance(json.loads(text), dict)
    assert used <= len(data)
