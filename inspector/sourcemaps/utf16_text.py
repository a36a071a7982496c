"""A text with lines and columns as source maps count them: five line ends, UTF-16 units.

ECMA-426, "Position types".
"""

import numpy as np
import numpy.typing as npt

from inspector.sourcemaps.mapping_chunk import Numbers

_LF, _CR = 10, 13
_SEPARATORS = (0x2028, 0x2029)

Units = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


class Utf16Text:
    """Line bounds of one text, counted in units from its start. ASCII is left as it is: a byte is a unit there."""

    def __init__(self, data: bytes, codec: str = "utf-8", errors: str = "replace") -> None:
        """Takes the bytes of a text and how to decode them."""
        self._unit_bytes = 1 if data.isascii() else 2
        if self._unit_bytes == 1:
            self._data = data
            ends, sizes = _line_ends(np.frombuffer(data, np.uint8))
        else:
            self._data = data.decode(codec, errors).encode("utf-16-le", "surrogatepass")
            ends, sizes = _line_ends(np.frombuffer(self._data, np.uint16))
        self.starts: Numbers = np.concatenate(([0], ends + sizes))
        """Unit with which each line begins."""
        self.ends: Numbers = np.append(ends, len(self._data) // self._unit_bytes)
        """Unit at which each line ends, where its line end begins."""

    def __len__(self) -> int:
        """Number of lines; the last one may be empty."""
        return len(self.starts)

    def has(self, lines: Numbers, columns: Numbers) -> npt.NDArray[np.bool_]:
        """Which of these positions lie in the text; the end of a line does."""
        is_line = (lines >= 0) & (lines < len(self))
        known = np.where(is_line, lines, 0)
        return is_line & (self.starts[known] + columns <= self.ends[known])

    def starts_with(self, line: int, column: int, word: str) -> bool:
        """Whether a word stands at a position of the text."""
        at = int(self.starts[line]) + column
        if self._unit_bytes == 1:
            return word.isascii() and self._data.startswith(word.encode(), at)
        return self._data.startswith(word.encode("utf-16-le", "surrogatepass"), 2 * at)

    def piece(self, start: int, end: int) -> str:
        """The characters from one unit to another; half a character at either end is left out."""
        if self._unit_bytes == 1:
            return self._data[start:end].decode("ascii")
        return self._data[2 * start : 2 * end].decode("utf-16-le", "ignore")

    def utf8_sizes(self, starts: Numbers, ends: Numbers) -> Numbers:
        """The bytes in UTF-8 of stretches given in units, each with start not behind end."""
        if self._unit_bytes == 1:
            return ends - starts
        units = np.frombuffer(self._data, np.uint16)
        sizes = np.full(len(units), 3, np.uint8)
        sizes[units < 0x800] = 2
        sizes[units < 0x80] = 1
        # Two surrogates make one character of four bytes.
        sizes[(units & 0xF800) == 0xD800] = 2
        before = np.concatenate((np.zeros(1, np.int32), np.cumsum(sizes, dtype=np.int32)))
        return (before[ends] - before[starts]).astype(np.int64)

    def line_of(self, unit: int) -> int:
        """The line that holds a unit."""
        return max(int(np.searchsorted(self.starts, np.int64(unit), side="right")) - 1, 0)


def _line_ends(units: Units) -> tuple[Numbers, Numbers]:
    """Where the line ends begin, and their lengths."""
    is_end = (units == _LF) | (units == _CR)
    if units.dtype != np.uint8:
        for separator in _SEPARATORS:
            is_end |= units == separator
    ends = np.flatnonzero(is_end)
    found = units[ends]
    # CR and LF side by side are one line end.
    is_second = np.zeros(len(ends), np.bool_)
    is_second[1:] = (found[1:] == _LF) & (found[:-1] == _CR) & (ends[1:] == ends[:-1] + 1)
    sizes = np.ones(len(ends), np.int64)
    sizes[:-1] += is_second[1:]
    return ends[~is_second], sizes[~is_second]
