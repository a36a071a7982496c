"""The byte strings that rules look at first, and where they stand: all of them in one pass over a document.

A rule begins with a mark, such as `://`, and reads what stands around it. One search per mark costs as much as
searching for them all, so whoever asks for the first one gets the others with it.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from inspector.documents.one_pass import OnePass

ESCAPES_BY_LEAD: Final = {
    b"%2": (b"%22", b"%27", b"%26", b"%20"),
    b"%3": (b"%3D", b"%3d", b"%3A", b"%3a"),
    b"\\u002": (b"\\u0022", b"\\u0027", b"\\u0026"),
    b"\\u003": (b"\\u003d", b"\\u003D", b"\\u003e"),
    b"\\x2": (b"\\x22", b"\\x27"),
    b"\\x3": (b"\\x3d", b"\\x3D"),
    b"&quot": (b"&quot;",),
    b"&#3": (b"&#34;", b"&#39;"),
}
"""Quotes, equals signs and the like, as addresses, JSON, scripts and pages escape them, by how they begin."""
ESCAPE_MARKS: Final = tuple(mark for marks in ESCAPES_BY_LEAD.values() for mark in marks)
COMMON_MARKS: Final = (
    *ESCAPE_MARKS,
    b"-----BEGIN ", b"PuTTY-User-Key-File-", b"AKIA", b"ASIA", b":AA", b"NRAK-",
    b";base64,", b"://", b"/Users/", b"/home/", b"\\Users\\",
    b"_0x", b"(![]+[])", b"eval(", b"eval (", b"Function(", b"Function (", b"exec(", b"exec (",
    b"react-dom.development.js", b"You are running Vue in development mode", b"[webpack-dev-server]",
    b"[vite] connecting...",
)  # fmt: skip
"""Those that are asked for in nearly every document. Another one may be asked for, and costs a search of its own."""
_LONG_BYTES: Final = 2048
"""Below, one search per mark is as quick."""


class Places:
    """Where marks stand in some bytes."""

    def __init__(self, data: bytes, search: OnePass | None = None) -> None:
        """`search` None takes the one that all documents share."""
        self._data = data
        self._search = search or _SHARED
        self._known: dict[bytes, Sequence[int]] = {}
        self._is_searched = len(data) < _LONG_BYTES

    def of(self, mark: bytes) -> Sequence[int]:
        """Offsets of every place of a mark in order, those that overlap too."""
        if mark in self._search.marks:
            self._pass_once()
        known = self._known.get(mark)
        if known is None:
            known = self._known[mark] = array("Q", found_at(self._data, mark))
        return known

    def _pass_once(self) -> None:
        if not self._is_searched:
            self._is_searched = True
            self._known |= self._search.places(self._data) or {}

    def ends_of_escapes(self) -> Iterator[int]:
        """Where escapes end, in no particular order; see ESCAPES_BY_LEAD."""
        self._pass_once()
        for lead, marks in ESCAPES_BY_LEAD.items():
            if marks[0] not in self._known and lead not in self._data:
                continue  # without the one pass every mark costs a search of its own
            for mark in marks:
                yield from (at + len(mark) for at in self.of(mark))


def found_at(data: bytes, mark: bytes) -> Iterable[int]:
    """Offsets of every place of a mark in order, by plain searches."""
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


_SHARED: Final = OnePass(COMMON_MARKS)
