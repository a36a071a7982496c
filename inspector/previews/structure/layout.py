"""Fixed fields of a record by a table: name, length, and how to say the value."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from inspector.core.text import shortened, visible
from inspector.previews.structure.record import MAX_VALUE_CHARACTERS, RawField

Say = Callable[[bytes], str]
Layout = Sequence[tuple[str, int, Say]]


def laid_out(layout: Layout, data: bytes, offset: int) -> list[RawField]:
    """The fields of `data`, which stands at `offset`; a record that is cut ends with a field that says so."""
    fields, at = [], 0
    for name, size_bytes, say in layout:
        part = data[at : at + size_bytes]
        if len(part) < size_bytes:
            fields.append(RawField(offset + at, len(part), name, hexadecimal(part), "The record is cut here."))
            break
        fields.append(RawField(offset + at, size_bytes, name, say(part)))
        at += size_bytes
    return fields


def text(data: bytes) -> str:
    """Bytes as text for people."""
    return shortened(visible(data.decode("utf-8", "backslashreplace")), MAX_VALUE_CHARACTERS)


def hexadecimal(data: bytes) -> str:
    """Bytes as digits, the first ones of many."""
    more = f" … {len(data):,} bytes" if len(data) > 64 else ""
    return f"{data[:64].hex(' ')}{more}"


def little(data: bytes) -> int:
    """A number, lowest byte first."""
    return int.from_bytes(data, "little")


def count(data: bytes) -> str:
    """A number for people."""
    return f"{little(data):,}"


def bits(data: bytes) -> str:
    """A number as the bits that it consists of."""
    return f"0x{little(data):0{2 * len(data)}x}"


def moment(seconds: float | None) -> str:
    """A time in UTC; a number where it is none."""
    if seconds is None:
        return "no date"
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (OverflowError, OSError, ValueError):
        return f"{seconds:.0f} seconds since 1970"


def flags(value: int, names: Sequence[tuple[int, str]]) -> str:
    """The words of the bits that are set."""
    return ", ".join(name for bit, name in names if value & bit)
