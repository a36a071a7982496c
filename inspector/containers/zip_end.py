"""Where the directory of a zip file is (APPNOTE.TXT 4.3.14 to 4.3.16), searched from the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct

from inspector.containers.source import ByteSource

END = Struct("<4s4H2LH")
END_SIGNATURE = b"PK\x05\x06"
WIDE_END = Struct("<4sQ2H2L4Q")
WIDE_END_SIGNATURE = b"PK\x06\x06"
LOCATOR = Struct("<4sLQL")
LOCATOR_SIGNATURE = b"PK\x06\x07"
_ENTRY_SIGNATURE = b"PK\x01\x02"
_TAIL_BYTES = 65_535 + END.size
_SIZE_FIELD_END = 12
"""The size that a 64-bit end record states starts to count here."""
_MASK_16 = 0xFFFF
_MASK_32 = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class WideEnd:
    """The 64-bit end record that a locator leads to."""

    at: int
    stated_at: int
    """Where the locator says it is."""
    length_bytes: int
    """As it states itself, without more than fits before the locator."""
    is_cut: bool
    """Whether it states more than that."""
    disks: tuple[int, int]
    counts: tuple[int, int]
    size_bytes: int
    offset: int


@dataclass(frozen=True, slots=True)
class Directory:
    """The central directory, as its end record states it."""

    start: int
    """Where its first entry stands in the file."""
    size_bytes: int
    count: int
    prefix_bytes: int
    """How far all stated offsets are off, because something was put in front of the zip."""
    end_at: int = 0
    """Where the end record is."""
    comment: bytes = b""
    stated_size_bytes: int = 0
    stated_start: int = 0
    disks: tuple[int, int] = (0, 0)
    """Number of this disk, and of the one where the directory starts."""
    counts: tuple[int, int] = (0, 0)
    """Entries on this disk, and in all."""
    has_locator: bool = False
    """Whether a locator stands before the end record."""
    wide: WideEnd | None = None
    has_two_readings: bool = False
    """Whether the two end records state different values."""

    @property
    def end(self) -> int:
        """Where the end record and its comment end."""
        return self.end_at + END.size + len(self.comment)


def find_directory(source: ByteSource, file_bytes: int) -> Directory | None:
    """The directory of the last end record that leads to one. None without any.

    An end record whose comment ends where the file does goes before others, unless its directory is empty.
    """
    base = max(0, file_bytes - _TAIL_BYTES)
    tail = source.read_at(base, file_bytes - base)
    fallback: Directory | None = None
    for at in _places(tail):
        directory = _directory_of(source, tail[at:], base + at)
        if directory is not None and directory.size_bytes and directory.end == file_bytes:
            return directory
        fallback = fallback or directory
    return fallback


def _places(tail: bytes) -> Iterator[int]:
    """Where end records may start, the last one first."""
    at = len(tail)
    while (at := tail.rfind(END_SIGNATURE, 0, at + 3)) >= 0:
        if at + END.size <= len(tail):
            yield at


def _directory_of(source: ByteSource, tail: bytes, place: int) -> Directory | None:
    _, disk, first_disk, here, count, size_bytes, stated, comment_bytes = END.unpack_from(tail)
    comment = tail[END.size : END.size + comment_bytes]
    has_locator, wide = _wide_end(source, place)
    disks, counts = (disk, first_disk), (here, count)
    end = place - LOCATOR.size if has_locator else place
    has_two_readings = False
    if wide is not None:
        end = wide.at
        narrow = ((count, wide.counts[1], _MASK_16), (size_bytes, wide.size_bytes, _MASK_32),
                  (stated, wide.offset, _MASK_32))  # fmt: skip
        has_two_readings = any(value not in (other, mask) for value, other, mask in narrow)
        if any(value == mask for value, _, mask in narrow):
            disks, counts, size_bytes, stated = wide.disks, wide.counts, wide.size_bytes, wide.offset
    found = _place_of(source, end, size_bytes, stated, counts[1])
    if found is None:
        return None
    start, length, prefix_bytes = found
    return Directory(
        start, length, counts[1], prefix_bytes, place, comment, size_bytes, stated, disks, counts, has_locator, wide,
        has_two_readings,
    )  # fmt: skip


def _place_of(source: ByteSource, end: int, size_bytes: int, stated: int, count: int) -> tuple[int, int, int] | None:
    """Start, length and prefix of a directory that should end at `end`; None where it is not."""
    start = end - size_bytes
    if start >= 0 and stated <= start and _starts(source, start, size_bytes, count):
        return start, size_bytes, start - stated
    if stated + 4 <= end and source.read_at(stated, 4) == _ENTRY_SIGNATURE:
        return stated, end - stated, 0
    return None


def _starts(source: ByteSource, start: int, size_bytes: int, count: int) -> bool:
    return count == 0 if size_bytes == 0 else source.read_at(start, 4) == _ENTRY_SIGNATURE


def _wide_end(source: ByteSource, place: int) -> tuple[bool, WideEnd | None]:
    """Whether a locator stands before `place`, and the 64-bit end record it belongs to: the one before it counts."""
    locator_at = place - LOCATOR.size
    if locator_at < 0:
        return False, None
    signature, _, stated, _ = LOCATOR.unpack(source.read_at(locator_at, LOCATOR.size))
    if signature != LOCATOR_SIGNATURE:
        return False, None
    for candidate in (locator_at - WIDE_END.size, stated):
        record = source.read_at(candidate, WIDE_END.size) if 0 <= candidate <= locator_at - WIDE_END.size else b""
        if len(record) == WIDE_END.size and record[:4] == WIDE_END_SIGNATURE:
            _, stated_bytes, _, _, disk, first_disk, here, count, size_bytes, offset = WIDE_END.unpack(record)
            length = max(WIDE_END.size, min(stated_bytes + _SIZE_FIELD_END, locator_at - candidate))
            is_cut = stated_bytes + _SIZE_FIELD_END != length
            wide = WideEnd(candidate, stated, length, is_cut, (disk, first_disk), (here, count), size_bytes, offset)
            return True, wide
    return True, None
