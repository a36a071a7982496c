"""Mistakes in JSON and TOML texts, each with the line that a person would look at."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.parse_mistakes import ParseMistake, json_mistake, toml_mistake, utf8_mistake


def of_toml(text: str) -> ParseMistake | None:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return toml_mistake(text, error)
    return None


def of_json(text: str) -> ParseMistake | None:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        return json_mistake(text, error)
    return None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb == 2\n", 2, "Invalid value"),
        ("a = 1\n\nb =\n\n\n", 3, "Invalid value"),
        ("a = 1\nb = ", 2, "Invalid value"),
        ("[a]\nb = 1\n[a]\n", 3, "Cannot declare ('a',) twice"),
        ("a = 1\nb = [" + "9" * 5_000 + "]\n", 2, "a number has too many digits"),
        ("a = 1\nb = [1]\nc = " + "[" * 50_000 + "]" * 50_000, 3, "it is nested too deeply"),
        ('a = "' + "[" * 90_000 + '"\nc = ' + "[" * 50_000 + "]" * 50_000, 2, "it is nested too deeply"),
    ],
)
def test_toml(text: str, line: int, reason: str) -> None:
    assert of_toml(text) == ParseMistake(line, reason)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('{"a": 1,\n "b": }', 2, "Expecting value (column 7)"),
        ("\n\n", 3, "Expecting value (column 1)"),
        ('{"a": 1,\n "b": ' + "9" * 5_000 + "}", 2, "a number has too many digits"),
        ('{"a": "[[",\n "b": ' + "[" * 100_000, 2, "it is nested too deeply"),
    ],
)
def test_json(text: str, line: int, reason: str) -> None:
    assert of_json(text) == ParseMistake(line, reason)


def test_bytes_that_are_no_text() -> None:
    data = b"a = 1\n\nb = '\xff'"
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode("utf-8")
    assert utf8_mistake(data, caught.value) == ParseMistake(3, "byte 12 cannot be decoded as UTF-8")


@given(st.text(st.sampled_from("ab=[]{}\"'\n, 19\\#"), max_size=60))
def test_every_mistake_has_a_line_of_the_text(text: str) -> None:
    for mistake in (of_toml(text), of_json(text)):
        if mistake is not None:
            assert 1 <= mistake.line <= text.count("\n") + 1
            assert mistake.reason.isprintable()
