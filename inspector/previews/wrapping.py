"""Where long lines are wrapped so that every row fits a number of columns: at a blank where one is near.

Columns are an upper bound: what is wide in some fonts counts as wide, a tab as a whole one. Lines of kilobytes are
cut without looking for blanks, in one go: nobody reads them word by word, and some are of many megabytes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspector.previews.encoding import EncodedText

_CHUNK_BYTES = 2 << 20
_LONG_LINE_BYTES = 4096
_MIN_FILL = 0.5
"""A row ends at a blank only where that leaves it at least so full."""
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n"
_SPELLED_OUT = re.compile(
    rb"\xc2[\x80-\x9f\xad]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xb8[\x80-\x8f]"
    rb"|\xed[\xa0-\xbf][\x80-\xbf]|\xee[\x80-\xbf][\x80-\xbf]|\xef[\x80-\xa3][\x80-\xbf]|\xf3\xa0[\x80-\x87][\x80-\xbf]"
)
"""Characters that are shown as codes such as ⟨U+200B⟩."""
_CODE_COLUMNS = 9
_BYTE_COLUMNS = 4
"""Of ⟨80⟩, which stands for a byte that is no character."""


def cuts_of(
    text: EncodedText, starts: NDArray[np.int64], end: int, columns: int, tab_columns: int
) -> NDArray[np.int64]:
    """The offsets in the body at which lines go on in another row, in order. `end` is where the last line ends."""
    found: list[NDArray[np.int64]] = []
    edges = np.append(starts, end)
    weights = _weights(text, tab_columns)
    at = 0
    while at < len(starts):
        until = max(int(np.searchsorted(edges, edges[at] + _CHUNK_BYTES, side="right")) - 1, at + 1)
        until = min(until, len(starts))
        low, high = int(edges[at]), int(edges[until])
        ruler = _ruler(text.body[low:high], low, weights)
        found.append(_cuts_of_lines(ruler, edges[at : until + 1], columns))
        at = until
    cuts = np.concatenate(found) if found else np.empty(0, np.int64)
    return _at_characters(text, cuts)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Some lines with the columns before each of their bytes."""

    chunk: bytes
    low: int
    """Where the lines begin in the body."""
    before: NDArray[np.int64] | None
    """Columns before each byte, one more for the end; None where each byte is one column."""

    def columns(self, start: int, end: int) -> int:
        return end - start if self.before is None else int(self.before[end] - self.before[start])


def _ruler(chunk: bytes, low: int, weights: NDArray[np.uint8]) -> _Ruler:
    if not chunk.translate(None, _PLAIN):
        return _Ruler(chunk, low, None)
    widths = weights[np.frombuffer(chunk, np.uint8)]
    if not chunk.isascii():
        for match in _SPELLED_OUT.finditer(chunk):
            widths[match.start()] = _CODE_COLUMNS
    before = np.zeros(len(chunk) + 1, np.int64)
    np.cumsum(widths, out=before[1:])
    return _Ruler(chunk, low, before)


def _weights(text: EncodedText, tab_columns: int) -> NDArray[np.uint8]:
    weights = np.ones(256, np.uint8)
    weights[ord("\t")] = tab_columns
    weights[ord("\n")] = 0
    if text.codec == "utf-8":
        weights[0x80:0xC0] = _BYTE_COLUMNS if text.is_damaged else 0
        weights[0xE3:] = 2
    else:
        weights[0x80:0xA0] = weights[0xAD] = _CODE_COLUMNS
    return weights


def _cuts_of_lines(ruler: _Ruler, edges: NDArray[np.int64], columns: int) -> NDArray[np.int64]:
    local = edges - ruler.low
    widths = np.diff(local) if ruler.before is None else np.diff(ruler.before[local])
    found: list[NDArray[np.int64]] = []
    for line in np.flatnonzero(widths > columns):
        start, end = int(local[line]), int(local[line + 1])
        end -= ruler.chunk.endswith(b"\n", start, end)
        end -= ruler.chunk.endswith(b"\r", start, end)
        if ruler.columns(start, end) <= columns:
            continue
        if end - start > _LONG_LINE_BYTES:
            cuts = _even(ruler, start, end, columns)
        else:
            cuts = np.fromiter(_at_blanks(ruler, start, end, columns), np.int64)
        found.append(cuts + ruler.low)
    return np.concatenate(found) if found else np.empty(0, np.int64)


def _even(ruler: _Ruler, start: int, end: int, columns: int) -> NDArray[np.int64]:
    """Cuts of one long line. Each row is filled but for what its widest character may take."""
    before = ruler.before
    if before is None:
        return np.arange(start + columns, end, columns, dtype=np.int64)
    line = before[start : end + 1]
    widest = int(np.diff(line).max(initial=1))
    step = max(columns - widest + 1, 1)
    reached = line[np.searchsorted(line, np.arange(line[0] + step, line[-1], step), side="left")]
    places = np.unique(np.searchsorted(line, reached, side="right") - 1) + start
    return places[(places > start) & (places < end)]


def _at_blanks(ruler: _Ruler, start: int, end: int, columns: int) -> Iterator[int]:
    """Cuts of one line behind its blanks, or where a row is full."""
    while ruler.columns(start, end) > columns:
        full = start + columns
        if ruler.before is not None:
            full = bisect_right(ruler.before, int(ruler.before[start]) + columns, start, end) - 1
        blank = ruler.chunk.rfind(b" ", start + int((full - start) * _MIN_FILL), full)
        start = max(blank + 1 if blank >= 0 else full, start + 1)
        yield start


def _at_characters(text: EncodedText, cuts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Only damaged text needs it: its rows are measured byte by byte."""
    if not text.is_damaged or not len(cuts):
        return cuts
    view = np.frombuffer(text.body, np.uint8)
    for _ in range(3):
        inside = (view[cuts] & 0xC0) == 0x80
        cuts = cuts - inside
    return np.unique(cuts)
