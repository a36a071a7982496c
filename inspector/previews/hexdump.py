"""Rows of a hex view: offset, bytes in hexadecimal, the printable ASCII among them."""

from collections.abc import Iterator
from dataclasses import dataclass

BYTES_PER_ROW = 16
COVER = "•"
"""Stands for what is not shown: twice for a byte, once for a character."""
_GAP_AFTER = 8
_PRINTABLE = bytes(code if 0x20 <= code < 0x7F else 0x2E for code in range(256))


@dataclass(frozen=True, slots=True)
class ShownBytes:
    """Bytes for a hex view."""

    data: bytes
    """Zeros stand in the place of what is covered."""
    covered: tuple[tuple[int, int], ...] = ()
    """Start and end of what is covered, because it belongs to a secret."""


@dataclass(frozen=True, slots=True)
class HexRow:
    """One row of a hex view."""

    offset: int
    """Of the row's first byte."""
    columns: str
    """Two digits and a space per byte, one more space in the middle, padded to full width."""
    characters: str
    """One character per byte; a full stop for what cannot be printed."""


def hex_row(shown: ShownBytes, offset: int = 0) -> HexRow:
    """The row of at most BYTES_PER_ROW bytes; `offset` is where they lie and should be the start of a row."""
    part = shown.data
    digits = part[:_GAP_AFTER].hex(" ")
    if len(part) > _GAP_AFTER:
        digits = f"{digits}  {part[_GAP_AFTER:].hex(' ')}"
    columns = list(digits.ljust(hex_column(BYTES_PER_ROW)))
    for index in _covered_indexes(shown):
        columns[hex_column(index) : hex_column(index) + 2] = COVER * 2
    return HexRow(offset, "".join(columns), ascii_text(shown))


def hex_column(index: int) -> int:
    """Where the digits of the n-th byte begin in `HexRow.columns`."""
    return index * 3 + (1 if index >= _GAP_AFTER else 0)


def offset_digits(size_bytes: int) -> int:
    """How many digits the offsets of some content need: 8, or more for what is larger than 4 GB."""
    return max(8, len(f"{max(size_bytes - 1, 0):x}"))


def hex_text(shown: ShownBytes) -> str:
    """Bytes as digits with spaces, for the clipboard."""
    digits = list(shown.data.hex(" "))
    for index in _covered_indexes(shown):
        digits[3 * index : 3 * index + 2] = COVER * 2
    return "".join(digits)


def ascii_text(shown: ShownBytes) -> str:
    """Bytes as printable ASCII with full stops, for the clipboard."""
    characters = list(shown.data.translate(_PRINTABLE).decode("ascii"))
    for index in _covered_indexes(shown):
        characters[index] = COVER
    return "".join(characters)


def _covered_indexes(shown: ShownBytes) -> Iterator[int]:
    for start, end in shown.covered:
        yield from range(start, end)
