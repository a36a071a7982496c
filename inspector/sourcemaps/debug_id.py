"""Debug ids, which tell that a script and a map are of one build whatever they are called (ECMA-426, proposal).

The script has `//# debugId=…` in its last five lines, the map a field `debugId`. Most tools write a UUID with dashes;
Bun writes 32 upper-case digits.
"""

import re

LAST_LINES = 5
TAIL_BYTES = 64 << 10
"""A line may be as long as a whole bundle: only so much of the end is looked at."""

_COMMENT = re.compile(
    rb"^[ \t]*(?://|/\*)[@#][ \t]*debugId=([0-9A-Fa-f-]{32,36})[ \t]*(?:\*/)?[ \t]*\r?$", re.MULTILINE
)
_DIGITS = re.compile(r"[0-9a-f]{32}\Z")


def find_debug_id(data: bytes) -> str | None:
    """The id that a script states, as 32 lower-case digits; None where it states none."""
    tail = b"\n".join(data[-TAIL_BYTES:].rstrip(b"\r\n").rsplit(b"\n", LAST_LINES)[-LAST_LINES:])
    found = _COMMENT.findall(tail)
    return plain_debug_id(found[-1].decode("ascii")) if found else None


def plain_debug_id(stated: str | None) -> str | None:
    """An id in either spelling as 32 lower-case digits; None for what is no such id."""
    digits = (stated or "").replace("-", "").lower()
    return digits if _DIGITS.match(digits) else None
