"""One JSON string token as text or as UTF-8 bytes, whatever state it is in."""

import json
import re
from dataclasses import dataclass

import msgspec

_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|(?P<stray>\\)')
_CUT_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes of a string in UTF-8, and whether they are what the writer put in."""

    data: bytes
    is_exact: bool


def decode_string(token: bytes) -> Decoded:
    """A token with its quotes, as UTF-8. What UTF-8 cannot hold, or was cut, becomes U+FFFD or is left out."""
    if b"\\" not in token and token[-1:] == b'"' and len(token) > 1 and is_utf8(token):
        return Decoded(token[1:-1], is_exact=True)
    try:
        return Decoded(msgspec.json.decode(token, type=str).encode(), is_exact=True)
    except (msgspec.DecodeError, UnicodeError):
        text, is_exact = _repaired(token)
    joined = well_formed(text)
    return Decoded(joined.encode(), is_exact and joined == text)


def decode_name(token: bytes) -> str:
    """The same for a name: lone surrogates are kept, so that two names stay two."""
    try:
        return msgspec.json.decode(token, type=str)
    except (msgspec.DecodeError, UnicodeError):
        return _repaired(token)[0]


def well_formed(text: str) -> str:
    """The text with lone surrogates replaced: what may cross a process border or be printed."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _repaired(token: bytes) -> tuple[str, bool]:
    text = token.decode("utf-8", "replace")
    is_exact = is_utf8(token)
    try:
        return str(json.loads(text, strict=False)), is_exact
    except ValueError:
        pass
    is_closed = len(text) > 1 and text.endswith('"')
    inner = text[1:-1] if is_closed else _CUT_ESCAPE.sub(r"\1", text[1:])
    fixed = _ESCAPE.sub(lambda found: found.group() * (2 if found["stray"] else 1), inner)
    try:
        return str(json.loads(f'"{fixed}"', strict=False)), False
    except ValueError:
        return inner, False
