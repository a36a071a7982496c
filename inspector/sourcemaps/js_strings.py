"""Undoes the escapes of a JavaScript string literal (ECMA-262, "String Literals") in bytes."""

import re

_PIECE = re.compile(
    rb"[^\\]+|\\(?:x(?P<hex>[0-9A-Fa-f]{2})|u(?P<unit>[0-9A-Fa-f]{4})|u\{(?P<point>[0-9A-Fa-f]{1,6})\}|(?P<self>[/'\"`+=%?&,;:}{\]\[]))"
)


def unescaped(text: bytes) -> tuple[bytes, int]:
    """The text up to its first escape that stands for a line end, another control or a backslash.

    Returns it with its escapes undone, and how many bytes of the input that took. An URL ends where its
    line ends, so nothing behind such an escape belongs to it.
    """
    out: list[bytes] = []
    at = 0
    while match := _PIECE.match(text, at):
        piece = _meaning(match)
        if piece is None:
            break
        out.append(piece)
        at = match.end()
    return b"".join(out), at


def _meaning(match: re.Match[bytes]) -> bytes | None:
    code = match["hex"] or match["unit"] or match["point"]
    if code is None:
        return match["self"] or match.group()
    number = int(code, 16)
    if number < 0x20 or number in (0x2028, 0x2029) or number > 0x10FFFF:
        return None
    return chr(number).encode("utf-8", "surrogatepass")
