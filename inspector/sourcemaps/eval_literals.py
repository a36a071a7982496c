"""Object literals inside the string that a bundle hands to `eval`: all their escapes are doubled.

Webpack's `eval` devtools put each module into one, css-loader's literals with them. Nothing is evaluated.
"""

import re
from typing import Final

from inspector.sourcemaps.object_literals import ESCAPE, CutLiteralError, literal_as_json, meaning

BACK_BYTES: Final = 256 << 10
"""So far before a literal the `eval` may stand: the module's text lies between."""

_FIRST_BYTES: Final = 2048
_GROWTH: Final = 8
"""A string may hold thousands of literals: for each, little more is read than it takes."""
_MAX_EVALS: Final = 3
"""Code that calls `eval` itself may stand in a module, too."""
_CALL: Final = b"eval("
_OPENING: Final = re.compile(rb"eval\((?:__webpack_require__\.ts\()?([\"'`])")
_ESCAPED_KEY: Final = re.compile(rb"\{\\([\"'])")
_INSIDE: Final = {
    quote: re.compile(rb"[^\\" + quote + rb"]*+(?:\\.[^\\" + quote + rb"]*+|(?!))*+", re.DOTALL)
    for quote in (b'"', b"'", b"`")
}
"""`(?!)`: CPython before 3.11.5 forgets to step back from an iteration that failed (gh-100061)."""


def escaped_quote(literal: bytes) -> bytes:
    """The quote of the string that a literal lies in, where its first key shows it; else nothing."""
    match = _ESCAPED_KEY.match(literal)
    return match[1] if match else b""


def quote_around(before: bytes) -> bytes:
    """The quote of the string for `eval` that is still open at the end of the bytes; nothing where none is."""
    at = len(before)
    for _ in range(_MAX_EVALS):
        at = before.rfind(_CALL, 0, at)
        if at < 0:
            return b""
        match = _OPENING.match(before, at)
        if match and _end(before, match.end(), match[1]) == len(before):
            return match[1]
    return b""


def literal_in_string(data: bytes, quote: bytes) -> tuple[bytes, int]:
    """The same as `literal_as_json` for a literal in a string of that quote, of which the bytes begin inside.

    Raises what that raises, and CutLiteralError where the string does not end.
    """
    size = _FIRST_BYTES
    while True:
        piece = data[:size]
        end = _end(piece, 0, quote)
        is_closed = piece[end : end + 1] == quote
        try:
            return _literal(piece[:end].decode("utf-8", "replace"))
        except CutLiteralError:
            if is_closed or size >= len(data):
                raise
        size *= _GROWTH


def _literal(inside: str) -> tuple[bytes, int]:
    text, used = literal_as_json(_encoded(ESCAPE.sub(meaning, inside)))
    return text, _stored_bytes(inside, used)


def _end(data: bytes, start: int, quote: bytes) -> int:
    match = _INSIDE[quote].match(data, start)
    return match.end() if match else start


def _encoded(text: str) -> bytes:
    """As UTF-8, two escapes of surrogates as the one character that they mean."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _stored_bytes(inside: str, used: int) -> int:
    """How many bytes of the string stand for the first `used` bytes of what it means."""
    stored, at = 0, 0
    for match in ESCAPE.finditer(inside):
        before = len(inside[at : match.start()].encode())
        if used <= before:
            break
        used -= before + len(meaning(match).encode("utf-8", "replace"))
        stored += before + len(match.group().encode())
        at = match.end()
    return stored + used
