"""The language of the window's own words: English in the code, other languages as tables in `resources/languages`.

Only words of the window pass through `tr`: never a name, a path or a text from an artifact, and never what goes into
a report, which must be the same everywhere.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeVar

from PySide6.QtCore import QLocale

from inspector.assets.accessor import read_text

K = TypeVar("K")
SYSTEM: Final = "system"
ENGLISH: Final = "en"
OWN_NAMES: Final = {ENGLISH: "English", "de": "Deutsch"}
"""Each language as its speakers write it."""

_catalog: dict[str, str] = {}


def tr(text: str, /, **values: object) -> str:
    """English words in the language that was chosen; `values` fill the places in braces."""
    words = _catalog.get(text, text)
    return words.format(**values) if values else words


def later(text: str) -> str:
    """Marks words of a table that is made before a language is known; whoever shows them calls `tr`."""
    return text


class WordTable(Mapping[K, str]):
    """A table of English words, each in the chosen language when it is looked up."""

    def __init__(self, english: Mapping[K, str]) -> None:
        self.english = english

    def __getitem__(self, key: K) -> str:
        return tr(self.english[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self.english)

    def __len__(self) -> int:
        return len(self.english)


def choose_language(choice: str) -> str:
    """Turns to a language, or to the system's where there is a table for it; the code of the one that is on."""
    code = choice if choice in OWN_NAMES else system_language()
    _catalog.clear()
    _catalog.update(catalog_of(code))
    return code


def system_language() -> str:
    """The first language of the system that the window speaks."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in OWN_NAMES), ENGLISH)


@cache
def catalog_of(code: str) -> dict[str, str]:
    """The table of a language; the English one is empty."""
    return {} if code == ENGLISH else dict(json.loads(read_text(f"languages/{code}.json")))
