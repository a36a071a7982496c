"""Letters of other scripts that look exactly like Latin ones (from Unicode TR 39's confusables, letters only)."""

import re

_CYRILLIC = "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝԜԌɡ"
_AS_LATIN = "ABESIJKMHOPCTYXbaesijopcyxhdqwWGg"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϳ"
_GREEK_AS_LATIN = "ABEZHIKMNOPTYXoj"
_TABLE = str.maketrans(_CYRILLIC + _GREEK, _AS_LATIN + _GREEK_AS_LATIN)
_LOOKALIKE = re.compile(f"[{_CYRILLIC}{_GREEK}]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")


def plain_form(name: str) -> str | None:
    """The name in Latin letters where all its foreign letters look like some; None where others remain or none are."""
    if name.isascii():
        return None
    plain = name.translate(_TABLE)
    return plain if plain.isascii() else None


def mixed_word(name: str) -> str | None:
    """The first word that mixes Latin letters with letters of another script that look Latin."""
    if name.isascii():
        return None
    words = (found[0] for found in _WORD.finditer(name))
    return next((word for word in words if _LATIN.search(word) and _LOOKALIKE.search(word)), None)
