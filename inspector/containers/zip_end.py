"""Where the directory of a zip file is (APPNOTE.TXT 4.3.14 to 4.3.16), searched from the end."""

from dataclasses import dataclass
from struct import Struct

from inspector.containers.source import ByteSource

_END = Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_END_64 = Struct("<4sQ2H2L4Q")
_END_64_SIGNATURE = b"PK\x06\x06"
_LOCATOR = Struct("<4sLQL")
_LOCATOR_SIGNATURE = b"PK\x06\x07"
_ENTRY_SIGNATURE = b"PK\x01\x02"
_TAIL_BYTES = 65_535 + _END.size
_MASK_16 = 0xFFFF
_MASK_32 = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Directory:
    """The central directory, as its end record states it."""

    start: int
    """Where its first entry stands in the file."""
    size_bytes: int
    count: int
    prefix_bytes: int
    """How far all stated offsets are off, because something was put in front of the zip."""
    trailing_bytes: int
    """Bytes after the end record and its comment."""


def find_directory(source: ByteSource, file_bytes: int) -> Directory | None:
    """The directory of the last end record that leads to one. None without any."""
    base = max(0, file_bytes - _TAIL_BYTES)
    tail = source.read_at(base, file_bytes - base)
    at = len(tail)
    while (at := tail.rfind(_END_SIGNATURE, 0, at + 3)) >= 0:
        if at + _END.size <= len(tail):
            directory = _directory_of(source, tail[at : at + _END.size], base + at, file_bytes)
            if directory is not None:
                return directory
        at = max(at, 0)
    return None


def _directory_of(source: ByteSource, record: bytes, place: int, file_bytes: int) -> Directory | None:
    _, _, _, _, count, size_bytes, stated, comment_bytes = _END.unpack(record)
    trailing_bytes = file_bytes - place - _END.size - comment_bytes
    end = place
    if count == _MASK_16 or _MASK_32 in (size_bytes, stated):
        wide = _wide_end(source, place)
        if wide is not None:
            end, count, size_bytes, stated = wide
    start = end - size_bytes
    if start >= 0 and stated <= start and (size_bytes == 0 or source.read_at(start, 4) == _ENTRY_SIGNATURE):
        return Directory(start, size_bytes, count, start - stated, trailing_bytes)
    if size_bytes and stated + 4 <= place and source.read_at(stated, 4) == _ENTRY_SIGNATURE:
        return Directory(stated, min(size_bytes, place - stated), count, 0, trailing_bytes)
    return None


def _wide_end(source: ByteSource, place: int) -> tuple[int, int, int, int] | None:
    """Place, count, size and offset of the 64-bit end record that the locator before `place` leads to."""
    if place < _LOCATOR.size:
        return None
    signature, _, stated, _ = _LOCATOR.unpack(source.read_at(place - _LOCATOR.size, _LOCATOR.size))
    if signature != _LOCATOR_SIGNATURE:
        return None
    for candidate in (place - _LOCATOR.size - _END_64.size, stated):
        record = source.read_at(candidate, _END_64.size) if candidate >= 0 else b""
        if len(record) == _END_64.size and record[:4] == _END_64_SIGNATURE:
            *_, count, size_bytes, offset = _END_64.unpack(record)
            return candidate, count, size_bytes, offset
    return None
