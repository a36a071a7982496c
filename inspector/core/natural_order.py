"""The order that people expect of names: numbers by value, case ignored."""

import re
from typing import Any

NaturalKey = list[Any]
"""Text and (count of digits, digits) in turns: comparable with any other key of this module."""
_NUMBER = re.compile("([0-9]+)")


def natural_key(name: str) -> NaturalKey:
    """A sort key: `a2` before `a10`, `B` after `a`. Digits are compared as text, so their number is not bounded."""
    key: NaturalKey = _NUMBER.split(name.casefold())
    for index in range(1, len(key), 2):
        digits = key[index].lstrip("0")
        key[index] = (len(digits), digits)
    return key
