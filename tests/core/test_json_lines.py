"""Lines of JSON values against texts whose lines are known by construction."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.json_lines import JsonPath, json_line

TEXT = """
{
  "a": 1,
  "b": {
    "c": [
      "x\\n\\"]",
      {"d": null}
    ]
  },
  "a": 2
}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("b",), 4),
        (("b", "c"), 5),
        (("b", "c", 0), 6),
        (("b", "c", 1, "d"), 7),
        (("b", "c", 1, "missing"), 7),
        (("b", "c", 9), 5),
        (("missing", "c"), 2),
        (("a",), 10),
        (("a", "deeper"), 10),
    ],
)
def test_the_line_of_a_path(path: JsonPath, line: int) -> None:
    assert json_line(TEXT, path) == line


def paths(value: Any, above: JsonPath = ()) -> list[JsonPath]:
    """Every path within a value in the order in which an indented text writes them."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, child in pairs for path in ((*above, key), *paths(child, (*above, key)))]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=4), below, max_size=3),
    max_leaves=12,
)


@given(_VALUES)
def test_every_path_has_its_own_line_in_an_indented_text(value: Any) -> None:
    text = json.dumps(value, indent=1)
    closing = {number for number, line in enumerate(text.split("\n"), 1) if line.strip() in ("]", "],", "}", "},")}
    expected = [number for number in range(2, text.count("\n") + 2) if number not in closing]
    assert [json_line(text, path) for path in paths(value)] == expected


@given(_VALUES)
def test_a_text_on_one_line_has_one_line(value: Any) -> None:
    assert {json_line(json.dumps(value), path) for path in ((), *paths(value))} == {1}
