"""Minified texts laid out anew: lines where a reader wants them, and not one other character changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews import prettyprint
from inspector.previews.prettyprint import CannotFormatError, formatted

SCRIPT = 'import{a as r}from"x";for(let i=0;i<5;i++){if(a/2>/[/};]/.test(b))x();else{y("};")}}var z=`a${b};{`;'
PRETTY_SCRIPT = """\
import{
  a as r
} from"x";
for(let i=0;i<5;i++){
  if(a/2>/[/};]/.test(b))x();
  else{
    y("};")
  }
}
var z=`a${b};{`;
"""


def lines(text: str, language: str) -> str:
    return formatted(text.encode(), language).decode()


def test_a_script_has_a_line_per_statement() -> None:
    assert lines(SCRIPT, "JavaScript") == PRETTY_SCRIPT


def test_json_has_a_line_per_value() -> None:
    assert lines('{"a":[1,{"b":"x,{\\""}],"c":{},"d":[]}', "JSON") == (
        '{\n  "a": [\n    1,\n    {\n      "b": "x,{\\""\n    }\n  ],\n  "c": {},\n  "d": []\n}\n'
    )


def test_a_style_sheet_has_a_line_per_declaration() -> None:
    assert lines('@media x{a,b>c{color:red;background:url("x;y")}}', "CSS") == (
        '@media x{\n  a, b>c{\n    color:red;\n    background:url("x;y")\n  }\n}\n'
    )


@pytest.mark.parametrize("language", ["JSON", "JavaScript", "CSS"])
@given(st.text("ab1 \n\t\"'`\\/*{}()[];,:$é", max_size=80))
def test_only_white_space_changes(language: str, text: str) -> None:
    assert "".join(lines(text, language).split()) == "".join(text.split())


@pytest.mark.parametrize("language", ["JSON", "JavaScript", "CSS"])
@given(st.binary(max_size=200))
def test_any_bytes_are_laid_out(language: str, data: bytes) -> None:
    laid_out = formatted(data, language)
    assert laid_out.endswith(b"\n") or not laid_out  # of a byte order mark nothing is left


def test_utf_16_becomes_utf_8() -> None:
    assert formatted('{"ä":1}'.encode("utf-16"), "JSON").decode() == '{\n  "ä": 1\n}\n'


def test_deep_nesting_is_indented_so_far_and_no_further() -> None:
    assert max(map(len, lines("[" * 5000 + "]" * 5000, "JSON").splitlines())) < 200


def test_what_is_too_large_or_too_slow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prettyprint, "MAX_SECONDS", -1.0)
    with pytest.raises(CannotFormatError, match="longer than"):
        formatted(b"[1]," * 5000, "JSON")
    monkeypatch.setattr(prettyprint, "MAX_SIZE_BYTES", 3)
    with pytest.raises(CannotFormatError, match="not formatted"):
        formatted(b"[1,2]", "JSON")
