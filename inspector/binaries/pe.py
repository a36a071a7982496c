"""Windows programs and libraries, as far as debug information goes.

Microsoft "PE Format": COFF header, data directories of the optional header, `.debug` section.
"""

from dataclasses import dataclass

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SECTIONS = 96
"""The loader's own limit."""
MAX_DEBUG_ENTRIES = 64

_DEBUG_DIRECTORY = 6
_CODEVIEW, _EMBEDDED_PDB = 2, 17


@dataclass(frozen=True, slots=True)
class PeSection:
    """One row of the section table."""

    name: str
    address: int
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class PeFacts:
    """What the headers tell."""

    sections: tuple[PeSection, ...] = ()
    pdb_path: str | None = None
    """Where the linker put the symbols, as written."""
    has_embedded_pdb: bool = False
    """Whether a portable PDB lies inside (.NET, `DebugType=embedded`)."""
    problem: str | None = None

    @property
    def has_dwarf(self) -> bool:
        """Whether it holds DWARF sections, as MinGW and Rust write them."""
        return any(section.name in (".debug_info", ".debug_line") for section in self.sections)


def read_pe(data: bytes) -> PeFacts | None:
    """Facts of a PE file; None where the bytes do not begin like one. Never raises."""
    if data[:2] != b"MZ" or len(data) < 64:
        return None
    start = int.from_bytes(data[60:64], "little")
    if data[start : start + 4] != b"PE\0\0":
        return None
    try:
        return _facts(data, start + 4)
    except ShortError as error:
        return PeFacts(problem=str(error))


def _facts(data: bytes, coff: int) -> PeFacts:
    _, section_count, _, symbols, symbol_count, optional_bytes, _ = unpack("<2H3I2H", data, coff)
    optional = coff + 20
    names = symbols + 18 * symbol_count if symbols else len(data)
    sections = tuple(
        _section(data, optional + optional_bytes + 40 * index, names)
        for index in range(min(section_count, MAX_SECTIONS))
    )
    pdb_path, embedded = _debug_directory(data, optional, optional_bytes, sections)
    return PeFacts(sections, pdb_path, embedded)


def _section(data: bytes, row: int, names: int) -> PeSection:
    _, address, size_bytes, offset = unpack("<4I", data, row + 8)
    name = zero_ended(data[row : row + 8], 0)
    if name.startswith("/") and name[1:].isascii() and name[1:].isdigit():  # long names stand in the string table
        name = zero_ended(data, names + int(name[1:]), 256)
    return PeSection(name, address, offset, size_bytes)


def _debug_directory(
    data: bytes, optional: int, optional_bytes: int, sections: tuple[PeSection, ...]
) -> tuple[str | None, bool]:
    if optional_bytes < 2:
        return None, False
    (magic,) = unpack("<H", data, optional)
    directories = optional + (112 if magic == 0x20B else 96)
    (count,) = unpack("<I", data, directories - 4)
    if count <= _DEBUG_DIRECTORY:
        return None, False
    address, size_bytes = unpack("<2I", data, directories + 8 * _DEBUG_DIRECTORY)
    table = _file_offset(address, sections)
    if table is None:
        return None, False
    pdb_path, embedded = None, False
    for index in range(min(size_bytes // 28, MAX_DEBUG_ENTRIES)):
        kind, _, _, offset = unpack("<4I", data, table + 28 * index + 12)
        pdb_path = pdb_path or (_codeview_path(data, offset) if kind == _CODEVIEW else None)
        embedded = embedded or kind == _EMBEDDED_PDB
    return pdb_path, embedded


def _file_offset(address: int, sections: tuple[PeSection, ...]) -> int | None:
    for section in sections:
        if section.address <= address < section.address + section.size_bytes:
            return section.offset + address - section.address
    return None


def _codeview_path(data: bytes, offset: int) -> str | None:
    mark = data[offset : offset + 4]
    if mark == b"RSDS":
        return zero_ended(data, offset + 24) or None
    return zero_ended(data, offset + 16) or None if mark == b"NB10" else None
