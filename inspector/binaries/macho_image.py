"""What a Mach-O file asks of the system that loads it, slice by slice (`mach-o/loader.h`, `mach-o/fat.h`)."""

from dataclasses import dataclass, field

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SLICES = 40
MAX_COMMANDS = 16_384
MAX_SECTIONS = 4096
MAX_LIBRARIES = 2000

_THIN = {
    b"\xce\xfa\xed\xfe": ("<", 28),
    b"\xcf\xfa\xed\xfe": ("<", 32),
    b"\xfe\xed\xfa\xce": (">", 28),
    b"\xfe\xed\xfa\xcf": (">", 32),
}
_FAT = {b"\xca\xfe\xba\xbe": (20, ">I", 8), b"\xca\xfe\xba\xbf": (32, ">Q", 8)}
"""Bytes of a row, layout and place of the offset in it."""
_SEGMENT, _SYMBOLS, _SEGMENT_64, _ID, _UUID, _RPATH = 0x1, 0x2, 0x19, 0xD, 0x1B, 0x8000001C
_SIGNATURE, _BUILD = 0x1D, 0x32
_LIBRARIES = {0xC: "", 0x80000018: "weak", 0x8000001F: "exported again", 0x20: "when needed", 0x80000023: "upward"}
_ENCRYPTION = (0x21, 0x2C)
_OLD_VERSIONS = {0x24: 1, 0x25: 2, 0x2F: 3, 0x30: 4}
"""Commands that name the least version of a system, and its number in newer ones."""


@dataclass(frozen=True, slots=True)
class MachoSection:
    """One section of a segment."""

    segment: str
    name: str
    offset: int
    size_bytes: int
    flags: int


@dataclass(slots=True)
class MachoSlice:
    """One processor's part."""

    offset: int
    cpu: int
    kind: int
    flags: int
    sections: list[MachoSection] = field(default_factory=list)
    libraries: list[tuple[str, str]] = field(default_factory=list)
    """Path, and how it is needed."""
    install_name: str = ""
    rpaths: list[str] = field(default_factory=list)
    uuid: str = ""
    platform: int = 0
    least_version: str = ""
    sdk_version: str = ""
    symbol_count: int | None = None
    signature_bytes: int = 0
    is_encrypted: bool = False


@dataclass(frozen=True, slots=True)
class MachoImage:
    """All slices."""

    slices: tuple[MachoSlice, ...]
    is_fat: bool
    problem: str | None = None


def read_macho_image(data: bytes) -> MachoImage | None:
    """The image; None where the bytes do not begin like one. Never raises."""
    is_fat = data[:4] in _FAT
    if not is_fat and data[:4] not in _THIN:
        return None
    slices: list[MachoSlice] = []
    reader = _Reader(data)
    try:
        starts = _starts(data) if is_fat else [0]
        for start in starts:
            reader.read(start, slices)
    except ShortError as error:
        return MachoImage(tuple(slices), is_fat, str(error))
    return MachoImage(tuple(slices), is_fat)


def _starts(data: bytes) -> list[int]:
    row_bytes, layout, place = _FAT[data[:4]]
    (count,) = unpack(">I", data, 4)
    return [unpack(layout, data, 8 + row_bytes * index + place)[0] for index in range(min(count, MAX_SLICES))]


class _Reader:
    """Limits hold over all slices: a hostile file can point them all at the same commands."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._commands_left = MAX_COMMANDS
        self._sections_left = MAX_SECTIONS

    def read(self, start: int, slices: list[MachoSlice]) -> None:
        thin = _THIN.get(self._data[start : start + 4])
        if thin is None:
            return
        order, header_bytes = thin
        cpu, _, kind, count, _, flags = unpack(order + "6I", self._data, start + 4)
        found = MachoSlice(start, cpu, kind, flags)
        slices.append(found)
        at = start + header_bytes
        for _ in range(min(count, self._commands_left)):
            self._commands_left -= 1
            number, size_bytes = unpack(order + "2I", self._data, at)
            self._command(found, order, number, at, size_bytes)
            if size_bytes < 8:
                return
            at += size_bytes

    def _command(self, found: MachoSlice, order: str, number: int, at: int, size_bytes: int) -> None:
        if number in (_SEGMENT, _SEGMENT_64):
            self._segment(found, order, at, is_wide=number == _SEGMENT_64)
        elif number in _LIBRARIES and len(found.libraries) < MAX_LIBRARIES:
            found.libraries.append((self._text(order, at, size_bytes), _LIBRARIES[number]))
        elif number == _ID:
            found.install_name = self._text(order, at, size_bytes)
        elif number == _RPATH and len(found.rpaths) < MAX_LIBRARIES:
            found.rpaths.append(self._text(order, at, size_bytes))
        else:
            self._fact(found, order, number, at)

    def _fact(self, found: MachoSlice, order: str, number: int, at: int) -> None:
        if number == _UUID:
            found.uuid = self._data[at + 8 : at + 24].hex()
        elif number == _SYMBOLS:
            found.symbol_count = (found.symbol_count or 0) + unpack(order + "I", self._data, at + 12)[0]
        elif number == _SIGNATURE:
            found.signature_bytes = unpack(order + "I", self._data, at + 12)[0]
        elif number in _ENCRYPTION:
            found.is_encrypted = unpack(order + "I", self._data, at + 16)[0] != 0
        elif number == _BUILD:
            found.platform, least, sdk = unpack(order + "3I", self._data, at + 8)
            found.least_version, found.sdk_version = _version(least), _version(sdk)
        elif number in _OLD_VERSIONS:
            least, sdk = unpack(order + "2I", self._data, at + 8)
            found.platform, found.least_version = _OLD_VERSIONS[number], _version(least)
            found.sdk_version = _version(sdk)

    def _text(self, order: str, at: int, size_bytes: int) -> str:
        (place,) = unpack(order + "I", self._data, at + 8)
        return zero_ended(self._data, at + place, min(max(size_bytes - place, 0), 1024)) if place < size_bytes else ""

    def _segment(self, found: MachoSlice, order: str, at: int, *, is_wide: bool) -> None:
        count_at, first, row_bytes = (64, 72, 80) if is_wide else (48, 56, 68)
        (count,) = unpack(order + "I", self._data, at + count_at)
        for index in range(min(count, self._sections_left)):
            self._sections_left -= 1
            row = at + first + row_bytes * index
            if is_wide:
                _, size, offset, _, _, _, flags = unpack(order + "2Q5I", self._data, row + 32)
            else:
                _, size, offset, _, _, _, flags = unpack(order + "7I", self._data, row + 32)
            segment, name = (zero_ended(self._data[row + part : row + part + 16], 0) for part in (16, 0))
            found.sections.append(MachoSection(segment, name, found.offset + offset, size, flags))


def _version(packed: int) -> str:
    return f"{packed >> 16}.{packed >> 8 & 0xFF}.{packed & 0xFF}"
