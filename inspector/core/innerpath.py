"""Canonical inner paths: levels joined by `!/`, reversible, unique, safe to print.

A name is written as UTF-8 text; `%`, a `!` that stands before `/` (or ends a name), backslash, control
and bidi characters, and bytes that are not UTF-8 are written `%XX` per byte of the raw name. The n-th
further record of the same name gets `%23n`, the n-th inline map of a file is `%map-n`.
"""

import unicodedata

SEPARATOR = "!/"
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and character not in "%\\"
    return unicodedata.category(character) not in _ESCAPED_CATEGORIES


def escape_name(raw: bytes) -> str:
    """One record's raw name as canonical text."""
    text = raw.decode("utf-8", "surrogateescape")
    if text.isascii() and text.isprintable() and not any(c in text for c in "%\\!"):
        return text
    out = []
    for index, character in enumerate(text):
        before_slash = character == "!" and text[index + 1 : index + 2] in ("/", "")
        if _is_plain(character) and not before_slash:
            out.append(character)
        else:
            out += [f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape")]
    return "".join(out)


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
