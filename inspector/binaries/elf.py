"""ELF files by their section table (System V ABI, chapters "ELF Header" and "Sections").

An own reader: the facts that matter are in two tables, and a general library reads foreign bytes with
exceptions of many kinds and without bounds.
"""

import re
from dataclasses import dataclass

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SECTIONS = 65_536
MAX_BUILD_PATHS = 20
MAX_STRINGS_BYTES = 4 << 20
"""How much of one table of debug strings is searched for paths."""

_SYMTAB, _NOTE, _NOBITS = 2, 7, 8
_RELOCATABLE = 1
_COMPRESSED = 0x800
_DWARF = re.compile(r"\.z?debug_(?:info|line|types)(?:\.dwo)?\Z")
_PATH_TABLES = (".debug_line_str", ".debug_str")
_PATH = re.compile(rb"(?:\A|\0)(/[^\0/]{1,80}/[^\0]{1,300})(?=\0)")


@dataclass(frozen=True, slots=True)
class ElfSection:
    """One row of the section table."""

    name: str
    kind: int
    flags: int
    offset: int
    size_bytes: int
    entry_bytes: int


@dataclass(frozen=True, slots=True)
class ElfFacts:
    """What the section table tells."""

    bits: int
    kind: int = 0
    """`e_type`: 1 for an object file that is not linked yet, 2 for a program, 3 for a library or program."""
    sections: tuple[ElfSection, ...] = ()
    symbol_count: int = 0
    """Rows of the full symbol table; 0 where it was stripped."""
    build_id: str | None = None
    build_paths: tuple[str, ...] = ()
    """Paths of the computer that compiled it, from the debug information; not from compressed sections."""
    problem: str | None = None
    """Why the table could not be read, one sentence."""

    @property
    def debug_sections(self) -> tuple[ElfSection, ...]:
        """Sections with DWARF code or line tables that are really in the file."""
        return tuple(s for s in self.sections if s.kind != _NOBITS and s.size_bytes and _DWARF.match(s.name))

    @property
    def debug_bytes(self) -> int:
        """Bytes of all sections that belong to the debug information, 0 where there is none."""
        if not self.debug_sections:
            return 0
        return sum(
            s.size_bytes for s in self.sections if s.kind != _NOBITS and s.name.startswith((".debug_", ".zdebug_"))
        )

    @property
    def is_linked(self) -> bool:
        """Whether it is a program or library; an object file needs its symbols."""
        return self.kind != _RELOCATABLE

    @property
    def has_symtab(self) -> bool:
        """Whether the full symbol table is in the file."""
        return self.symbol_count > 0


def read_elf(data: bytes) -> ElfFacts | None:
    """Facts of an ELF file; None where the bytes do not begin like one. Never raises."""
    if data[:4] != b"\x7fELF" or data[4:5] not in (b"\1", b"\2") or data[5:6] not in (b"\1", b"\2"):
        return None
    bits = 64 if data[4] == 2 else 32
    order = "<" if data[5] == 1 else ">"
    try:
        (kind,) = unpack(order + "H", data, 16)
        sections = _sections(data, bits, order)
    except ShortError as error:
        return ElfFacts(bits, problem=str(error))
    return ElfFacts(
        bits,
        kind,
        sections,
        symbol_count=sum(s.size_bytes // max(s.entry_bytes, 1) for s in sections if s.kind == _SYMTAB),
        build_id=_build_id(data, sections),
        build_paths=_build_paths(data, sections),
    )


def _sections(data: bytes, bits: int, order: str) -> tuple[ElfSection, ...]:
    wide = bits == 64
    (table,) = unpack(order + ("Q" if wide else "I"), data, 40 if wide else 32)
    row_bytes, count, names_index = unpack(order + "3H", data, 58 if wide else 46)
    layout = order + ("2I4Q2I2Q" if wide else "10I")
    if table == 0 or row_bytes < (64 if wide else 40):
        return ()
    first = unpack(layout, data, table)
    count = min(count or first[5], MAX_SECTIONS)  # more than 65,279 rows: the number stands in row 0
    names_index = first[6] if names_index == 0xFFFF else names_index
    rows = [unpack(layout, data, table + index * row_bytes) for index in range(count)]
    names_at = rows[names_index][4] if names_index < len(rows) else len(data)
    return tuple(
        ElfSection(zero_ended(data, names_at + row[0], 256), row[1], row[2], row[4], row[5], row[9]) for row in rows
    )


def _build_id(data: bytes, sections: tuple[ElfSection, ...]) -> str | None:
    note = next((s for s in sections if s.kind == _NOTE and s.name == ".note.gnu.build-id"), None)
    if note is None or not 16 < note.size_bytes <= 80:
        return None
    return data[note.offset + 16 : note.offset + note.size_bytes].hex() or None


def _build_paths(data: bytes, sections: tuple[ElfSection, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in _PATH_TABLES:
        section = next((s for s in sections if s.name == name), None)
        if section is None or section.kind == _NOBITS or section.flags & _COMPRESSED:
            continue
        table = data[section.offset : section.offset + min(section.size_bytes, MAX_STRINGS_BYTES)]
        for match in _PATH.finditer(table):
            found[match[1].decode("utf-8", "replace")] = None
            if len(found) >= MAX_BUILD_PATHS:
                return tuple(found)
    return tuple(found)
