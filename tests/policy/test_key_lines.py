"""Lines of keys in TOML."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.policy.key_lines import Path, key_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a = 1\nb.c = 2\n", {("a",): 1, ("b",): 2, ("b", "c"): 2}),
        ("[a]\nb = 1\n[a.c]\nd = 1\n", {("a",): 1, ("a", "b"): 2, ("a", "c"): 3, ("a", "c", "d"): 4}),
        ("[[a]]\nb = 1\n[[a]]\nb = 1\n[a.c]\nd=1", {
            ("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 1): 3, ("a", 1, "b"): 4,
            ("a", 1, "c"): 5, ("a", 1, "c", "d"): 6,
        }),
        ("a = [\n  1, # x = 2\n  {b = 1}\n]\nc = 1", {
            ("a",): 1, ("a", 0): 2, ("a", 1): 3, ("a", 1, "b"): 3, ("c",): 5,
        }),
        ("a = '''\nb = 1\n''''\nc = 1970-01-01 00:00:00 # d\n", {("a",): 1, ("c",): 4}),
        ('"a.b" . c = "\\"#"\r\nd = {}\r\n', {("a.b",): 1, ("a.b", "c"): 1, ("d",): 2}),
        ("# nothing", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_lines(text: str, lines: dict[Path, int]) -> None:
    assert key_lines(text) == lines


def paths_of(value: object, path: Path = ()) -> set[Path]:
    if isinstance(value, dict):
        inner = [((*path, key), below) for key, below in value.items()]
    elif isinstance(value, list):
        inner = [((*path, number), below) for number, below in enumerate(value)]
    else:
        return set()
    return {p for p, _ in inner}.union(*(paths_of(below, p) for p, below in inner))


_PIECES = st.sampled_from([
    "a", "b", '"c d"', "'e'", ".", " = ", "1", '"x"', "'''y\n'''", '"""z"""', "[", "]", "[[", "]]", "{", "}", ", ",
    "\n", "#",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_every_key_of_a_text_that_parses_has_a_line(text: str) -> None:
    lines = key_lines(text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths_of(table) <= lines.keys()
