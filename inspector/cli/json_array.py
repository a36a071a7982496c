"""Writes a JSON array of many small objects to standard output, piece by piece."""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import msgspec

_PIECE: Final = 500
"""Objects that are put into one text."""


def write_array(objects: Iterable[dict[str, object]]) -> None:
    """The same as `json.dump` with an indent of 1, in ASCII, which takes ten times as long."""
    separator = "["
    for piece in _pieces(objects):
        # Without the brackets around the piece: "[\n" and "\n]".
        sys.stdout.write(f"{separator}\n{_indented(piece)[2:-2]}")
        separator = ","
    sys.stdout.write("[]\n" if separator == "[" else "\n]\n")


def _pieces(objects: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    rest = iter(objects)
    while piece := list(islice(rest, _PIECE)):
        yield piece


def _indented(objects: list[dict[str, object]]) -> str:
    try:
        return msgspec.json.format(json.dumps(objects), indent=1)
    except msgspec.DecodeError:  # escapes of lone surrogates
        return json.dumps(objects, indent=1)
