"""How many characters stand before a byte of a text: columns of far places in long lines."""

import numpy as np

from inspector.previews.encoding import EncodedText

_STEP_BYTES = 1 << 16


class CharacterCount:
    """Counts characters and UTF-16 units from the start of the body, with a note every 64 KB.

    Bytes that are no valid UTF-8 count as one character each where they look like the first byte of one.
    """

    def __init__(self, text: EncodedText) -> None:
        """Counts nothing yet: the notes grow to the furthest place that was asked for."""
        self._text = text
        self._single = text.codec != "utf-8" or text.label == "ASCII"
        self._view = np.frombuffer(text.body, dtype=np.uint8)
        self._characters, self._units = [0], [0]

    def characters(self, start: int, end: int) -> int:
        """Characters between two offsets."""
        if self._single:
            return end - start
        if end - start <= _STEP_BYTES:
            return self._count(start, end)[0]
        return self._before(end)[0] - self._before(start)[0]

    def units(self, start: int, end: int) -> int:
        """UTF-16 units between two offsets."""
        if self._single:
            return end - start
        return self._before(end)[1] - self._before(start)[1]

    def offset_of_unit(self, units: int) -> int:
        """The offset of the character that holds a UTF-16 unit, both counted from the start of the body."""
        return self._offset_of(units, characters=False)

    def offset_of_character(self, characters: int) -> int:
        """The offset of a character, both counted from the start of the body."""
        return self._offset_of(characters, characters=True)

    def _offset_of(self, wanted: int, *, characters: bool) -> int:
        size = len(self._view)
        if self._single:
            return min(wanted, size)
        pick = 0 if characters else 1
        low, high = 0, size
        while low < high:
            middle = (low + high) // 2
            if self._before(middle)[pick] < wanted:
                low = middle + 1
            else:
                high = middle
        while low < size and self._view[low] & 0xC0 == 0x80:
            low += 1
        return low

    def _before(self, offset: int) -> tuple[int, int]:
        step = offset // _STEP_BYTES
        while len(self._characters) <= step:
            at = (len(self._characters) - 1) * _STEP_BYTES
            characters, units = self._count(at, at + _STEP_BYTES)
            self._characters.append(self._characters[-1] + characters)
            self._units.append(self._units[-1] + units)
        characters, units = self._count(step * _STEP_BYTES, offset)
        return self._characters[step] + characters, self._units[step] + units

    def _count(self, start: int, end: int) -> tuple[int, int]:
        if start == end:
            return 0, 0
        part = self._view[start:end]
        characters = len(part) - int(np.count_nonzero((part & 0xC0) == 0x80))
        return characters, characters + int(np.count_nonzero(part >= 0xF0))
