"""The order that people expect of names: numbers by value, case ignored."""

import re

_NUMBER = re.compile("[0-9]+")
_MOST_DIGITS = 0x10FFFF
"""What one character can count."""


def natural_key(name: str) -> str:
    """A sort key: `a2` before `a10`, `B` after `a`. Digits are compared as text, so their number is not bounded.

    A plain text, not a tuple: keys by the hundred thousand are nothing to the garbage collector then.
    """
    folded = name.casefold()
    return _NUMBER.sub(_by_value, folded) if _NUMBER.search(folded) else folded


def _by_value(number: "re.Match[str]") -> str:
    """NUL, so that a number comes before any text; how many digits follow; the digits."""
    digits = number[0].lstrip("0")
    return f"\0{chr(min(len(digits), _MOST_DIGITS))}{digits}"
