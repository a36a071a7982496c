"""Literals in bundles whose modules are strings for `eval`."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sourcemaps.eval_literals import BACK_BYTES, literal_in_string, quote_around
from inspector.sourcemaps.inline import find_inline_maps
from inspector.sourcemaps.object_literals import CutLiteralError, NotLiteralError
from inspector.sourcemaps.reader import read_map

CSS = ".a {\n  content: \"\\201c\" '\u00e9 \U0001f600';\n}\n"
MAP = json.dumps({"version": 3, "sources": ["webpack://./src/s.css"], "mappings": "AAAA", "sourcesContent": [CSS]})
MODULE = f'___CSS_LOADER_EXPORT___.push([module.id, `{CSS}`, "",{MAP}]);\n// Exports\n'


def in_string(code: str, quote: str) -> str:
    """As a bundler writes a module."""
    text = code.replace("\\", "\\\\").replace("\n", "\\n").replace(quote, f"\\{quote}")
    return f"{quote}{text}{quote}"


def contents(bundle: str) -> list[str]:
    found = []
    for inline in find_inline_maps(bundle.encode()):
        content = read_map(inline.data).content(0)
        assert content is not None
        found.append(content.data.decode())
    return found


@pytest.mark.parametrize("quote", ['"', "'", "`"])
@pytest.mark.parametrize("call", ["eval(%s);", "eval(__webpack_require__.ts(%s));", "a('x');eval('y');eval(%s)"])
def test_the_content_is_that_of_the_file(call: str, quote: str) -> None:
    bundle = call % in_string(MODULE, quote)
    assert contents(f"{bundle}\n{bundle}") == [CSS, CSS]


def test_a_module_that_calls_eval_itself_is_seen_through() -> None:
    assert contents(f"eval({in_string('eval(b);' + MODULE, chr(39))})") == [CSS]


def test_outside_of_eval_nothing_changes() -> None:
    assert contents(MODULE) == [CSS]
    assert contents(f"eval('x');{MODULE}eval('y')") == [CSS]


def test_the_place_of_a_literal_is_that_in_the_bundle() -> None:
    bundle = f"eval({in_string(MODULE, chr(34))})".encode()
    (inline,) = find_inline_maps(bundle)
    assert bundle[inline.offset :].startswith(b'{\\"version')
    assert bundle[inline.offset + inline.url_bytes :].startswith(b"]);\\n// Exports")


@pytest.mark.parametrize("length", [0, 1990, 2000, 2040, 2048, 16_384, 70_000])
def test_literals_of_any_length_are_read(length: int) -> None:
    css = "/* " + "\\\n'\"\u00e9" * (length // 5) + " */"
    text = json.dumps({"version": 3, "sources": ["s.css"], "mappings": "AAAA", "sourcesContent": [css]})
    assert contents(f"eval({in_string('x.push([' + text + '])', chr(34))})") == [css]


def test_an_eval_too_far_away_is_not_seen() -> None:
    far = "x" * BACK_BYTES
    assert contents(f"eval({in_string(far + MODULE, chr(39))})") != [CSS]


def test_a_string_without_end_is_cut() -> None:
    with pytest.raises(CutLiteralError):
        literal_in_string(b'{\\"version\\":3', b'"')
    with pytest.raises(CutLiteralError):
        literal_in_string(b'{\\"version\\":3"', b'"')
    with pytest.raises(NotLiteralError):
        literal_in_string(b'{\\"version\\":3,a}"', b'"')


@pytest.mark.parametrize(
    ("before", "quote"),
    [(b"eval('a", b"'"), (b"eval('a\\'b", b"'"), (b"eval('a')", b""), (b"eval(a)", b""), (b"", b""), (b"eval(", b"")],
)
def test_open_strings(before: bytes, quote: bytes) -> None:
    assert quote_around(before) == quote


@given(st.binary(max_size=60), st.sampled_from([b'"', b"'", b"`"]))
def test_any_bytes_are_a_literal_or_none(data: bytes, quote: bytes) -> None:
    try:
        text, used = literal_in_string(b'{\\"a\\":' + data, quote)
    except NotLiteralError:
        return
    assert isinstance(json.loads(text), dict)
    assert used <= len(data) + 7
