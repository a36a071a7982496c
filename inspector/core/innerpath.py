"""Canonical inner paths: levels joined by `!/`, reversible, unique, safe to print.

A name is written as UTF-8 text; `%`, a `!` that stands before `/` (or ends a name), backslash, control
and bidi characters, and bytes that are not UTF-8 are written `%XX` per byte of the raw name. The n-th
further record of the same name gets `%23n`, the n-th inline map of a file is `%map-n`. An empty name is
its own 0-th repetition, `%230`, because the empty path is the artifact. Bytes of a container that belong to no
record are entries too: `%gap`, `%trailing`, and `%header-values` for texts of its headers; so is the `%history` of a
container image, as text.
"""

import re
import unicodedata

SEPARATOR = "!/"
GAP_NAME = "%gap"
"""Bytes between two records."""
TRAILING_NAME = "%trailing"
"""Bytes after the end of all records."""
HEADER_VALUES_NAME = "%header-values"
"""Texts in headers that say nothing about how to unpack."""
HISTORY_NAME = "%history"
"""The steps that built a container image, in its configuration."""
_EMPTY_NAME = "%230"
_REPEAT_SUFFIX = re.compile(r"(?:%23[0-9]+)+\Z")
_ESCAPED_BYTE = re.compile(rb"%([0-9A-F]{2})")
_SAFE_BYTES = bytes(byte for byte in range(0x20, 0x7F) if byte not in b"%\\!")
"""Bytes of which a name may hold any: it is its own canonical text then."""
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and character not in "%\\"
    return unicodedata.category(character) not in _ESCAPED_CATEGORIES


def escape_name(raw: bytes) -> str:
    """One record's raw name as canonical text."""
    if not raw:
        return _EMPTY_NAME
    if not raw.translate(None, _SAFE_BYTES):
        return raw.decode("ascii")
    text = raw.decode("utf-8", "surrogateescape")
    out = []
    for index, character in enumerate(text):
        before_slash = character == "!" and text[index + 1 : index + 2] in ("/", "")
        if _is_plain(character) and not before_slash:
            out.append(character)
        else:
            out += [f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape")]
    return "".join(out)


def unescape_name(name: str) -> bytes:
    """The raw name that a canonical one stands for, without what marks repetitions and inline maps."""
    stated = _REPEAT_SUFFIX.sub("", name)
    if "%" not in stated:
        return stated.encode("utf-8", "surrogatepass")
    return _ESCAPED_BYTE.sub(lambda found: bytes([int(found[1], 16)]), stated.encode("utf-8", "surrogatepass"))


def repeat_suffix(nth: int) -> str:
    """What marks the n-th further record of a name (n from 1)."""
    return f"%23{nth}"


def map_name(nth: int) -> str:
    """The inner name of a file's n-th inline map (n from 1)."""
    return f"%map-{nth}"


def join(parent: str, name: str) -> str:
    """A record's path below its container's path; the artifact itself has the empty path."""
    return f"{parent}{SEPARATOR}{name}" if parent else name


def levels(path: str) -> list[str]:
    """The canonical names from outermost to innermost."""
    return path.split(SEPARATOR) if path else []
