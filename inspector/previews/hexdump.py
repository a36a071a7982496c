"""Rows of a hex view: offset, bytes in hexadecimal, the printable ASCII among them."""

from dataclasses import dataclass

BYTES_PER_ROW = 16
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


def hex_rows(data: bytes, offset: int = 0, bytes_per_row: int = BYTES_PER_ROW) -> tuple[HexRow, ...]:
    """The rows of some bytes; `offset` is where they lie and should be the start of a row."""
    starts = range(0, len(data), bytes_per_row)
    return tuple(_row(data[start : start + bytes_per_row], offset + start, bytes_per_row) for start in starts)


def hex_column(index: int) -> int:
    """Where the digits of the n-th byte begin in `HexRow.columns`."""
    return index * 3 + (1 if index >= _GAP_AFTER else 0)


def offset_digits(size_bytes: int) -> int:
    """How many digits the offsets of some content need: 8, or more for what is larger than 4 GB."""
    return max(8, len(f"{max(size_bytes - 1, 0):x}"))


def hex_text(data: bytes) -> str:
    """Bytes as digits with spaces, for the clipboard."""
    return data.hex(" ")


def ascii_text(data: bytes) -> str:
    """Bytes as printable ASCII with full stops, for the clipboard."""
    return data.translate(_PRINTABLE).decode("ascii")


def _row(part: bytes, offset: int, bytes_per_row: int) -> HexRow:
    digits = part[:_GAP_AFTER].hex(" ")
    if len(part) > _GAP_AFTER:
        digits = f"{digits}  {part[_GAP_AFTER:].hex(' ')}"
    return HexRow(offset, digits.ljust(hex_column(bytes_per_row)), ascii_text(part))
