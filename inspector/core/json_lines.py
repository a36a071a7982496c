"""On which line a value of a JSON text stands: what the standard library's parser does not keep.

For text that `json.loads` takes (RFC 8259).
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.parse_mistakes import line_at

JsonPath = tuple[str | int, ...]
"""Keys and numbers of elements from the top."""

_BLANKS: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder()


def json_line(text: str, path: JsonPath) -> int:
    """The line, from 1, of the member or element at a path, or of the innermost one above it that is there.

    Of a key that is written twice the last, as the parser takes it. Raises ValueError where `text` is no JSON.
    """
    at = _behind_blanks(text, 0)
    line_offset = at
    for step in path:
        found = [(name, value) for key, name, value in _children(text, at) if key == step]
        if not found:
            break
        line_offset, at = found[-1]
    return line_at(text, line_offset)


def _children(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Key, where it begins and where its value begins, of the table or list at an offset; none of another value."""
    opening = text[at : at + 1]
    if opening not in ("{", "["):
        return
    at = _behind_blanks(text, at + 1)
    number = 0
    while text[at] not in "]}":
        start, key = at, number
        if opening == "{":
            key, at = _DECODER.raw_decode(text, at)
            at = _behind_blanks(text, _behind_blanks(text, at) + 1)
        yield key, start, at
        number += 1
        at = _behind_blanks(text, _DECODER.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _behind_blanks(text, at + 1)


def _behind_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
