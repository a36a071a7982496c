"""Why a JSON or TOML text cannot be read and on which line: one form for a user's files and an artifact's.

The standard library's parsers tell a line only for mistakes of syntax; the other three kinds are looked for here.
"""

import json
import re
import tomllib
from typing import Final, NamedTuple

from inspector.core.text import shortened, visible

_TOML_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_BRACKETS: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?|[\[{]|[\]}]')  # linear: an open string matches, too
_LONG_NUMBER: Final = re.compile(r"\d[\d_]{4300}")
_MAX_CHARACTERS: Final = 160


class ParseMistake(NamedTuple):
    """The first thing that is wrong with a text."""

    line: int
    """From 1."""
    reason: str
    """The rest of a sentence that begins with what was expected: `a comma is missing`, without a full stop."""


def line_at(text: str, offset: int) -> int:
    """The line, from 1, of a character."""
    return text.count("\n", 0, offset) + 1


def utf8_mistake(data: bytes, error: UnicodeDecodeError) -> ParseMistake:
    """What `data.decode()` did not like."""
    return ParseMistake(data.count(b"\n", 0, error.start) + 1, f"byte {error.start} cannot be decoded as UTF-8")


def toml_mistake(text: str, error: ValueError | RecursionError) -> ParseMistake:
    """What `tomllib.loads(text)` did not like."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        return _beyond_limits(text, error)
    place = _TOML_PLACE.search(str(error))
    line = int(place[1]) if place and place[1] else line_at(text, len(text.rstrip()))
    return ParseMistake(line, _reason(_TOML_PLACE.sub("", str(error))))


def json_mistake(text: str, error: ValueError | RecursionError) -> ParseMistake:
    """What `json.loads(text)` did not like."""
    if isinstance(error, json.JSONDecodeError):
        return ParseMistake(error.lineno, _reason(f"{error.msg} (column {error.colno})"))
    return _beyond_limits(text, error)


def _reason(message: str) -> str:
    return shortened(visible(message), _MAX_CHARACTERS)


def _beyond_limits(text: str, error: ValueError | RecursionError) -> ParseMistake:
    if isinstance(error, RecursionError):
        return ParseMistake(line_at(text, _deepest(text)), "it is nested too deeply")
    number = _LONG_NUMBER.search(text)
    return ParseMistake(line_at(text, number.start() if number else 0), "a number has too many digits")


def _deepest(text: str) -> int:
    """Where most brackets are open."""
    depth = deepest = place = 0
    for match in _BRACKETS.finditer(text):
        depth += (match[0] in "[{") - (match[0] in "]}")
        if depth > deepest:
            deepest, place = depth, match.start()
    return place
