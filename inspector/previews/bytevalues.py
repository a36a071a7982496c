"""What the bytes at one place mean as numbers, times and characters, in both orders of bytes."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inspector.core.text import visible
from inspector.previews.hexdump import ShownBytes

LOOK_BYTES = 16
"""So many bytes are enough for every value."""
COVERED = "covered"
_MAX_LEB_BYTES = 10
_Make = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class ByteValue:
    """One way to read the bytes; empty where there are too few of them or they mean nothing."""

    name: str
    little: str
    """Lowest byte first, or the only way to read it."""
    big: str = ""


def byte_values(shown: ShownBytes) -> tuple[ByteValue, ...]:
    """All ways to read the bytes from their first one on. What touches a covered byte says so instead."""
    reader = _Reader(shown)
    rows = [reader.both(name, layout) for name, layout in _INTEGERS]
    rows += [reader.both(name, layout, _float) for name, layout in _FLOATS]
    rows += [
        reader.made("LEB128", _leb, 1),
        reader.made("signed LEB128", _signed_leb, 1),
        reader.both("Unix, 32 bits", "i", _unix),
        reader.both("Unix, 64 bits", "q", _unix),
        reader.both("Windows time", "Q", _windows),
        reader.both("DOS time", "I", _dos),
        reader.made("bits", _bits, 1),
        reader.made("UTF-8", _utf8, 1),
        reader.both("UTF-16", "2s", None),
    ]
    return tuple(rows)


_INTEGERS = (
    ("8 bits", "B"), ("8 bits, signed", "b"), ("16 bits", "H"), ("16 bits, signed", "h"), ("32 bits", "I"),
    ("32 bits, signed", "i"), ("64 bits", "Q"), ("64 bits, signed", "q"),
)  # fmt: skip
_FLOATS = (("float, 16 bits", "e"), ("float, 32 bits", "f"), ("float, 64 bits", "d"))


class _Reader:
    """Reads from the first byte on."""

    def __init__(self, shown: ShownBytes) -> None:
        self._data = shown.data
        self._clear_bytes = min((start for start, _ in shown.covered), default=len(shown.data))
        """How many bytes come before the first covered one."""

    def both(self, name: str, layout: str, say: Callable[[float], str] | None = None) -> ByteValue:
        """A fixed number of bytes, read in both orders."""
        size_bytes = struct.calcsize(layout)
        if len(self._data) < size_bytes:
            return ByteValue(name, "")
        if self._clear_bytes < size_bytes:
            return ByteValue(name, COVERED, COVERED)
        part = self._data[:size_bytes]
        if layout == "2s":
            return ByteValue(name, _utf16(part, "le"), _utf16(part, "be"))
        little, big = (_number(struct.unpack(order + layout, part)[0], say) for order in "<>")
        return ByteValue(name, little, "" if size_bytes == 1 else big)

    def made(self, name: str, say: _Make, size_bytes: int) -> ByteValue:
        """What is read in one order only."""
        if len(self._data) < size_bytes:
            return ByteValue(name, "")
        if self._clear_bytes < size_bytes:
            return ByteValue(name, COVERED)
        return ByteValue(name, say(self._data[: self._clear_bytes]))


def _number(value: float, say: Callable[[float], str] | None) -> str:
    return f"{value:,}" if say is None else say(value)


def _float(value: float) -> str:
    return f"{value:.9g}"


def _unix(seconds: float) -> str:
    return _time(timedelta(seconds=seconds), 1970) if abs(seconds) < 1e12 else ""


def _windows(steps: float) -> str:
    """Steps of 100 nanoseconds since 1601."""
    return _time(timedelta(microseconds=steps // 10), 1601) if 0 < steps < 1e19 else ""


def _time(since: timedelta, year: int) -> str:
    try:
        return (datetime(year, 1, 1, tzinfo=UTC) + since).strftime("%Y-%m-%d %H:%M:%S")
    except (OverflowError, ValueError):
        return ""


def _dos(value: float) -> str:
    """Date in the upper, time in the lower half, as zip files hold them."""
    date, time = int(value) >> 16, int(value) & 0xFFFF
    try:
        found = datetime(1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, 2 * (time & 31))
    except ValueError:
        return ""
    return found.strftime("%Y-%m-%d %H:%M:%S")


def _leb_parts(data: bytes) -> tuple[int, int] | None:
    """Value and number of bits of the number that ends within the bytes."""
    value = 0
    for index, byte in enumerate(data[:_MAX_LEB_BYTES]):
        value |= (byte & 0x7F) << 7 * index
        if not byte & 0x80:
            return value, 7 * (index + 1)
    return None


def _leb(data: bytes) -> str:
    found = _leb_parts(data)
    return "" if found is None else f"{found[0]:,}"


def _signed_leb(data: bytes) -> str:
    found = _leb_parts(data)
    if found is None:
        return ""
    value, bits = found
    return f"{value - (1 << bits) if value >> (bits - 1) else value:,}"


def _bits(data: bytes) -> str:
    return f"{data[0] >> 4:04b} {data[0] & 15:04b}"


def _utf8(data: bytes) -> str:
    for length in range(1, 5):
        try:
            return _character(data[:length].decode("utf-8"))
        except UnicodeDecodeError:
            continue
    return ""


def _utf16(data: bytes, order: str) -> str:
    try:
        return _character(data.decode(f"utf-16-{order}"))
    except UnicodeDecodeError:
        return ""


def _character(text: str) -> str:
    return f"{visible(text)}  U+{ord(text):04X}" if text else ""
