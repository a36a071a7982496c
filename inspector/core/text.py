"""Text from an artifact, made harmless for people at the one place where it leaves the core."""

import unicodedata

REPLACEMENTS = {"\t": "→", "\n": "␊", "\r": "␍", "\x7f": "␡"}
_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
BLANK_CHARACTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and marks that fonts draw as nothing at all."""
_VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0x180B, 0x1810), *range(0xE0100, 0xE01F0))
"""Marks that change how the character before them is drawn, or do nothing."""
_NOT_DRAWN = frozenset(BLANK_CHARACTERS) | {chr(number) for number in _VARIATION_SELECTORS}


def _shown(character: str, keep: str) -> str:
    if character in keep:
        return character
    if character in REPLACEMENTS:
        return REPLACEMENTS[character]
    if character < " ":
        return chr(0x2400 + ord(character))
    return f"⟨U+{ord(character):04X}⟩" if not character.isascii() and _is_invisible(character) else character


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or character < "\xa0" or character in _NOT_DRAWN


def visible(text: str, keep: str = "") -> str:
    """The text with control, bidi and other invisible characters spelled out.

    `keep` names the characters to leave as they are, for example a line feed in a listing.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character, keep) for character in text)


def shortened(text: str, limit: int) -> str:
    """The text cut in its middle to at most `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    head = (limit - 1) // 2
    return f"{text[:head]}…{text[len(text) - (limit - 1 - head) :]}"


def line_count(data: bytes) -> int:
    """LF count, plus one when the last line lacks its LF and is not empty."""
    return data.count(b"\n") + (1 if data and not data.endswith(b"\n") else 0)


def human_size(size_bytes: int) -> str:
    """A size for people with three significant digits in decimal units: `59.8 MB`."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    value, units = size_bytes / 1000, ["EB", "PB", "TB", "GB", "MB", "kB"]
    while value >= 999.5 and len(units) > 1:
        value /= 1000
        units.pop()
    return f"{value:.3g} {units[-1]}" if value < 999.5 else f"{value:,.0f} {units[-1]}"
