"""Arrays are written as `json.dump` writes them, whatever stands in the texts."""

import json

import pytest

from inspector.cli.json_array import write_array

ODD = {"a": "\ud800", "b": 'é"\\/\u2028\x7f\n', "c": [], "d": {}, "e": [1, -2, None, True], "f": {"g": [{"h": ""}]}}


@pytest.mark.parametrize(
    "objects",
    [
        [],
        [{"path": "a", "size": 1}],
        [{"path": f"é{n}", "origins": [{"map": "x", "index": n}]} for n in range(1234)],
        [{"n": 1}, ODD, {"n": 2}],
        [{"n": n} for n in range(499)] + [ODD, ODD],
    ],
    ids=["none", "one", "many", "odd", "odd at the edge"],
)
def test_the_text_is_that_of_the_standard_library(
    objects: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    write_array(iter(objects))
    assert capsys.readouterr().out == json.dumps(objects, indent=1) + "\n"
