"""Many short texts in one block of memory: a string object of its own would cost each of them fifty bytes more."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from inspector.core.slices import SLICE

_ENCODING = "utf-8"
_ERRORS = "surrogatepass"
"""Names of hostile records may hold anything that a string can hold."""


class TextColumn:
    """Texts by their place. Grows at the end only: whoever knows a place may read it from any thread."""

    def __init__(self) -> None:
        """Without any text."""
        self._data = bytearray()
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._ends)

    def append(self, text: str) -> int:
        """Takes in one more text; returns its place."""
        self._data += text.encode(_ENCODING, _ERRORS)
        try:
            self._ends.append(len(self._data))
        except OverflowError:
            self._ends = array("Q", self._ends)
            self._ends.append(len(self._data))
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> str:
        if place < 0:
            raise IndexError(place)
        end = self._ends[place]
        return self._data[self._ends[place - 1] if place else 0 : end].decode(_ENCODING, _ERRORS)

    def __iter__(self) -> Iterator[str]:
        return self.texts_at(range(len(self)))

    def containing(self, needle: str, count: int) -> bytearray:
        """1 for each of the first so many texts that hold the needle; both case folded, which the needle already is."""
        marks = bytearray()
        for start in range(0, count, SLICE):
            ends = self._ends[start : min(start + SLICE, count)]
            begin = self._ends[start - 1] if start else 0
            block = self._data[begin : ends[-1]]
            if block.isascii():
                folded = block.decode("ascii").lower()
                bounds = pairwise([0, *(end - begin for end in ends)])
                marks.extend([needle in folded[a:b] for a, b in bounds] if needle in folded else bytes(len(ends)))
            else:
                texts = self.texts_at(range(start, start + len(ends)))
                marks.extend([needle in text.casefold() for text in texts])
        return marks

    def texts_at(self, places: Sequence[int]) -> Iterator[str]:
        """The texts at these places, one after the other."""
        data, ends = self._data, self._ends
        for place in places:
            yield data[ends[place - 1] if place else 0 : ends[place]].decode(_ENCODING, _ERRORS)
