"""One login that a credential file holds, and how its lines are walked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_FILE_BYTES = 1 << 20
"""A longer file is no credential file; whatever has a token's shape in it is found all the same."""
MAX_LINE_BYTES = 64 << 10

_LINE = re.compile(rb"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Credential:
    """Where one secret value stands, and what it is."""

    start: int
    end: int
    title: str


Reader = Callable[[bytes], Iterator[Credential]]
"""Yields what it can, in order; never raises, whatever the bytes."""


def lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(offset, line) of every line that is not empty and not absurdly long."""
    for match in _LINE.finditer(data):
        if match.end() - match.start() <= MAX_LINE_BYTES:
            yield match.start(), match.group()


def assignments(data: bytes, separators: bytes = b"=") -> Iterator[tuple[bytes, int, int]]:
    """(key in lower case, start, end) of each `key = value` line; comments left out, quotes not in the span."""
    pattern = re.compile(rb"[ \t]*([^\s#;\[][^" + separators + rb"]{0,500}?)[ \t]*[" + separators + rb"][ \t]*(.*)")
    for offset, line in lines(data):
        match = pattern.match(line)
        if match:
            start, end = unquoted(line, match.start(2), len(line))
            yield match.group(1).strip().lower(), offset + start, offset + end


def unquoted(line: bytes, start: int, end: int) -> tuple[int, int]:
    """A value's span without blanks around it and without one pair of quotes."""
    while end > start and line[end - 1 : end] in b" \t":
        end -= 1
    if end - start >= 2 and line[start : start + 1] in (b'"', b"'"):
        closing = line.find(line[start : start + 1], start + 1, end)
        if closing > 0:
            return start + 1, closing
    return start, end
