"""A place in a text as people type it: `120`, `120:7`, and `@4096` or `0x1000` for a byte."""

import re

_LINE = re.compile(r"\s*([0-9]{1,10})(?:\s*[:,]\s*([0-9]{1,10}))?\s*\Z")
_OFFSET = re.compile(r"\s*@?\s*(?:0x([0-9a-fA-F]{1,16})|(?<=@)\s*([0-9]{1,18}))\s*\Z")

TypedPlace = tuple[int | None, int | None, int | None]
"""Line and column from 1, or a byte offset from 0."""


def typed_place(text: str) -> TypedPlace | None:
    """What was typed; None where it names no place."""
    line = _LINE.match(text)
    if line and int(line[1]) > 0:
        return int(line[1]), int(line[2]) if line[2] else None, None
    offset = _OFFSET.match(text)
    if offset:
        return None, None, int(offset[1], 16) if offset[1] else int(offset[2])
    return None
