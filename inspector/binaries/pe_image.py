"""What a Windows program asks of the system that loads it (Microsoft "PE Format")."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SECTIONS = 96
MAX_LIBRARIES = 2000
_EXPORT, _IMPORT, _CERTIFICATES, _DELAYED, _CLR = 0, 1, 4, 13, 14
_IMPORT_BYTES, _DELAYED_BYTES = 20, 32


@dataclass(frozen=True, slots=True)
class PeImageSection:
    """One row of the section table."""

    name: str
    address: int
    memory_bytes: int
    offset: int
    size_bytes: int
    flags: int


@dataclass(slots=True)
class PeImage:
    """Headers and data directories."""

    machine: int = 0
    time_s: int = 0
    """As written; reproducible builds put a hash there."""
    flags: int = 0
    symbol_count: int = 0
    bits: int = 32
    subsystem: int = 0
    safety_flags: int = 0
    """`DllCharacteristics`."""
    entry: int = 0
    checksum: int = 0
    sections: list[PeImageSection] = field(default_factory=list)
    libraries: list[str] = field(default_factory=list)
    delayed: list[str] = field(default_factory=list)
    export_name: str = ""
    export_count: int = 0
    certificate_offset: int = 0
    certificate_bytes: int = 0
    """Of the table of signatures behind the file's content; 0 where nothing is signed."""
    is_managed: bool = False
    """Whether it holds .NET code."""
    problem: str | None = None


def read_pe_image(data: bytes) -> PeImage | None:
    """The image; None where the bytes do not begin like one. Never raises."""
    if data[:2] != b"MZ" or len(data) < 64:
        return None
    start = int.from_bytes(data[60:64], "little")
    if data[start : start + 4] != b"PE\0\0":
        return None
    image = PeImage()
    try:
        _Reader(data, image).read(start + 4)
    except ShortError as error:
        image.problem = str(error)
    return image


class _Reader:
    """Fills an image as far as the bytes go."""

    def __init__(self, data: bytes, image: PeImage) -> None:
        self._data = data
        self._image = image

    def read(self, coff: int) -> None:
        """Headers, sections, then what directories lead to."""
        image, data = self._image, self._data
        image.machine, count, image.time_s, symbols, image.symbol_count, optional_bytes, image.flags = unpack(
            "<2H3I2H", data, coff
        )
        optional = coff + 20
        names = symbols + 18 * image.symbol_count if symbols else len(data)
        for index in range(min(count, MAX_SECTIONS)):
            image.sections.append(self._section(optional + optional_bytes + 40 * index, names))
        if optional_bytes < 72:
            return
        (magic,) = unpack("<H", data, optional)
        image.bits = 64 if magic == 0x20B else 32
        (image.entry,) = unpack("<I", data, optional + 16)
        image.checksum, image.subsystem, image.safety_flags = unpack("<I2H", data, optional + 64)
        directories = optional + (112 if image.bits == 64 else 96)
        (directory_count,) = unpack("<I", data, directories - 4)
        rows = [_pair(data, directories + 8 * index) for index in range(min(directory_count, 16))]
        rows += [(0, 0)] * (16 - len(rows))
        image.certificate_offset, image.certificate_bytes = rows[_CERTIFICATES] if rows[_CERTIFICATES][0] else (0, 0)
        image.is_managed = rows[_CLR][0] != 0
        image.libraries += self._libraries(rows[_IMPORT][0], _IMPORT_BYTES, 12)
        image.delayed += self._libraries(rows[_DELAYED][0], _DELAYED_BYTES, 4)
        self._read_exports(rows[_EXPORT][0])

    def _section(self, row: int, names: int) -> PeImageSection:
        memory_bytes, address, size_bytes, offset = unpack("<4I", self._data, row + 8)
        (flags,) = unpack("<I", self._data, row + 36)
        name = zero_ended(self._data[row : row + 8], 0)
        if name.startswith("/") and name[1:].isascii() and name[1:].isdigit():
            name = zero_ended(self._data, names + int(name[1:]), 256)
        return PeImageSection(name, address, memory_bytes, offset, size_bytes, flags)

    def _libraries(self, address: int, row_bytes: int, name_at: int) -> Iterator[str]:
        """Names of the rows of a table that ends with a row of zeros."""
        table = self._file_offset(address) if address else None
        for index in range(MAX_LIBRARIES if table is not None else 0):
            row = (table or 0) + index * row_bytes
            (name,) = unpack("<I", self._data, row + name_at)
            place = self._file_offset(name) if name else None
            if place is None:
                return
            yield zero_ended(self._data, place, 256)

    def _read_exports(self, address: int) -> None:
        table = self._file_offset(address) if address else None
        if table is None:
            return
        (name,) = unpack("<I", self._data, table + 12)
        (self._image.export_count,) = unpack("<I", self._data, table + 20)
        place = self._file_offset(name)
        self._image.export_name = zero_ended(self._data, place, 256) if place is not None else ""

    def _file_offset(self, address: int) -> int | None:
        for section in self._image.sections:
            if section.address <= address < section.address + max(section.size_bytes, section.memory_bytes):
                return section.offset + address - section.address
        return None


def _pair(data: bytes, offset: int) -> tuple[int, int]:
    first, second = unpack("<2I", data, offset)
    return first, second
