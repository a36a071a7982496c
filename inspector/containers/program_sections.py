"""Named parts of programs, read from their headers in place: sections, notes of ELF, resources of Windows.

System V ABI ("Sections", "Note Section"), Microsoft "PE Format", `mach-o/loader.h`. The room of binaries reads whole
files for their facts; here a program of 100 MB must tell where one part lies.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.source import ByteSource

MAX_SECTIONS = 4096
MAX_SEGMENTS = 1024
MAX_NOTES = 4096
MAX_SLICES = 40
_NOBITS, _NOTE_SEGMENT = 8, 4
_SEGMENT, _SEGMENT_64 = 0x1, 0x19


@dataclass(frozen=True, slots=True)
class Part:
    """One named part. Nothing says that it lies within the file."""

    name: str
    """Mach-O: segment and section, as `__BUN,__bun`."""
    offset: int
    size_bytes: int


def sections(source: ByteSource) -> list[Part]:
    """The sections of a program, those of all slices of a fat one; what comes before damage."""
    reader = FieldReader(source)
    found: list[Part] = []
    try:
        head = reader.run(0, 4)
        for part in _iter_sections(reader, head):
            found.append(part)
            if len(found) == MAX_SECTIONS:
                break
    except DamagedError:
        pass  # a program without a readable table has no parts that anybody could find
    return found


def notes(source: ByteSource) -> list[Part]:
    """The notes in the segments of an ELF program, by the name of their owner."""
    reader = FieldReader(source)
    found: list[Part] = []
    try:
        for note in _iter_notes(reader):
            found.append(note)
            if len(found) == MAX_NOTES:
                break
    except DamagedError:
        pass
    return found


def elf_end(source: ByteSource) -> int:
    """Where an ELF file ends by its own headers: what follows was appended. Raises DamagedError."""
    reader = FieldReader(source)
    order, wide = _elf_kind(reader)
    (table,) = reader.unpack(order + ("Q" if wide else "I"), 40 if wide else 32)
    row_bytes, count = reader.unpack(order + "2H", 58 if wide else 46)
    ends = [segment[0] + segment[1] for segment in _elf_segments(reader)]
    return max([table + row_bytes * count, *ends])


def _iter_sections(reader: FieldReader, head: bytes) -> Iterator[Part]:
    if head == b"\x7fELF":
        yield from _elf_sections(reader)
    elif head[:2] == b"MZ":
        yield from _pe_sections(reader)
    elif head in (b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf"):
        for start in _macho_slices(reader, is_wide=head[3] == 0xBF):
            yield from _macho_sections(reader, start)
    else:
        yield from _macho_sections(reader, 0)


# --- ELF ----------------------------------------------------------------------------------------------


def _elf_kind(reader: FieldReader) -> tuple[str, bool]:
    head = reader.run(0, 64)
    return ">" if head[5] == 2 else "<", head[4] == 2


def _elf_sections(reader: FieldReader) -> Iterator[Part]:
    order, wide = _elf_kind(reader)
    (table,) = reader.unpack(order + ("Q" if wide else "I"), 40 if wide else 32)
    row_bytes, count, names_index = reader.unpack(order + "3H", 58 if wide else 46)
    layout = order + ("2I4Q" if wide else "6I")
    if not table:
        return
    rows = [reader.unpack(layout, table + index * row_bytes) for index in range(min(count, MAX_SECTIONS))]
    names_at = rows[names_index][4] if names_index < len(rows) else 0
    for name_at, kind, _, _, offset, size_bytes in rows:
        if kind != _NOBITS:
            yield Part(_text(reader.zero_ended(names_at + name_at, 64)), offset, size_bytes)


def _elf_segments(reader: FieldReader) -> Iterator[tuple[int, int, int]]:
    """(place, size, kind) of each segment."""
    order, wide = _elf_kind(reader)
    (table,) = reader.unpack(order + ("Q" if wide else "I"), 32 if wide else 28)
    row_bytes, count = reader.unpack(order + "2H", 54 if wide else 42)
    for index in range(min(count, MAX_SEGMENTS)):
        row = reader.unpack(order + ("2I4Q" if wide else "5I"), table + index * row_bytes)
        yield (row[2], row[5], row[0]) if wide else (row[1], row[4], row[0])


def _iter_notes(reader: FieldReader) -> Iterator[Part]:
    if reader.run(0, 4) != b"\x7fELF":
        return
    order, _ = _elf_kind(reader)
    for start, size_bytes, kind in _elf_segments(reader):
        if kind != _NOTE_SEGMENT:
            continue
        at, stop = start, start + size_bytes
        while at + 12 <= stop:
            name_bytes, content_bytes, _ = reader.unpack(order + "3I", at)
            content_at = at + 12 + _aligned(name_bytes)
            yield Part(_text(reader.zero_ended(at + 12, min(name_bytes, 64))), content_at, content_bytes)
            at = content_at + _aligned(content_bytes)


def _aligned(length: int) -> int:
    return length + -length % 4


# --- Windows ------------------------------------------------------------------------------------------


def _pe_sections(reader: FieldReader) -> Iterator[Part]:
    for name, offset, size_bytes, _ in pe_rows(reader):
        yield Part(name, offset, size_bytes)


def pe_rows(reader: FieldReader) -> Iterator[tuple[str, int, int, int]]:
    """(name, place, size, address) of each section of a Windows program. Raises DamagedError."""
    (start,) = reader.unpack("<I", 60)
    (count,) = reader.unpack("<H", start + 6)
    (optional_bytes,) = reader.unpack("<H", start + 20)
    table = start + 24 + optional_bytes
    for index in range(min(count, MAX_SECTIONS)):
        row = table + 40 * index
        used_bytes, address, stored_bytes, offset = reader.unpack("<4I", row + 8)
        yield _text(reader.run(row, 8).rstrip(b"\0")), offset, min(used_bytes, stored_bytes) or stored_bytes, address


# --- macOS --------------------------------------------------------------------------------------------


def _macho_slices(reader: FieldReader, *, is_wide: bool) -> Iterator[int]:
    (count,) = reader.unpack(">I", 4)
    for index in range(min(count, MAX_SLICES)):
        if is_wide:
            yield reader.unpack(">Q", 8 + 32 * index + 8)[0]
        else:
            yield reader.unpack(">I", 8 + 20 * index + 8)[0]


def _macho_sections(reader: FieldReader, start: int) -> Iterator[Part]:
    magic = reader.run(start, 4)
    if magic not in (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"):
        return
    wide = magic == b"\xcf\xfa\xed\xfe"
    (count,) = reader.unpack("<I", start + 16)
    command = start + (32 if wide else 28)
    for _ in range(min(count, MAX_SEGMENTS)):
        kind, size_bytes = reader.unpack("<2I", command)
        if kind == (_SEGMENT_64 if wide else _SEGMENT):
            yield from _macho_segment(reader, start, command, wide=wide)
        if size_bytes < 8:
            return
        command += size_bytes


def _macho_segment(reader: FieldReader, start: int, command: int, *, wide: bool) -> Iterator[Part]:
    (count,) = reader.unpack("<I", command + (64 if wide else 48))
    first, row_bytes = (command + 72, 80) if wide else (command + 56, 68)
    for index in range(min(count, MAX_SECTIONS)):
        row = first + row_bytes * index
        names = reader.run(row, 32)
        size_bytes, offset = reader.unpack("<QI", row + 40) if wide else reader.unpack("<2I", row + 36)
        name = f"{_text(names[16:].rstrip(bytes(1)))},{_text(names[:16].rstrip(bytes(1)))}"
        yield Part(name, start + offset, size_bytes)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
