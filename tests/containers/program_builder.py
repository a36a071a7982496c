"""Programs of the three systems, just large enough to be recognised, with sections where tests want them."""

import struct


def elf_program(sections: list[tuple[bytes, bytes]] = [], *, kind: int = 2, notes: bytes = b"") -> bytes:  # noqa: B006
    """A 64-bit ELF file with named sections, and one segment of notes."""
    header_bytes, segment_bytes, row_bytes = 64, 56, 64
    notes_at = header_bytes + segment_bytes
    body = notes
    rows = [bytes(row_bytes)]
    names = b"\0"
    all_names = b"\0" + b"".join(name + b"\0" for name, _ in sections) + b".shstrtab\0"
    for name, content in [*sections, (b".shstrtab", all_names)]:
        name_at = len(names)
        names += name + b"\0"
        rows.append(struct.pack("<2I4Q2I2Q", name_at, 1, 0, 0, notes_at + len(body), len(content), 0, 0, 1, 0))
        body += content
    table = notes_at + len(body)
    header = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<2HI3QI6H", kind, 62, 1, 0, header_bytes, table, 0,
        header_bytes, segment_bytes, 1, row_bytes, len(rows), len(rows) - 1)  # fmt: skip
    segment = struct.pack("<2I6Q", 4, 4, notes_at, 0, 0, len(notes), len(notes), 4)
    return header + segment + body + b"".join(rows)


def elf_note(name: bytes, content: bytes) -> bytes:
    named = name + b"\0"
    head = struct.pack("<3I", len(named), len(content), 0) + named + bytes(-len(named) % 4)
    return head + content + bytes(-len(content) % 4)


def pe_program(sections: list[tuple[bytes, bytes]], *, resources: int | None = None) -> bytes:
    """A 64-bit Windows program; `resources` is the index of the section that is the resource directory."""
    start, optional_bytes = 128, 112 + 16 * 8
    data_at = start + 24 + optional_bytes + 40 * len(sections)
    directories = [(0, 0)] * 16
    rows, body = b"", b""
    for index, (name, content) in enumerate(sections):
        address = 0x1000 * (index + 1)
        if resources == index:
            directories[2] = (address, len(content))
        rows += name.ljust(8, b"\0") + struct.pack("<4I12xI", len(content), address, len(content), data_at, 0)
        body += content
        data_at += len(content)
    coff = b"PE\0\0" + struct.pack("<2H3I2H", 0x8664, len(sections), 0, 0, 0, optional_bytes, 0x22)
    optional = struct.pack("<H", 0x20B).ljust(108, b"\0") + struct.pack("<I", 16)
    optional += b"".join(struct.pack("<2I", *directory) for directory in directories)
    return b"MZ".ljust(60, b"\0") + struct.pack("<I", start) + bytes(start - 64) + coff + optional + rows + body


def resource_section(name: str, content: bytes, address: int) -> bytes:
    """A resource directory with one named resource of raw data."""

    def directory(named: int, rows: list[tuple[int, int]]) -> bytes:
        return struct.pack("<12x2H", named, len(rows) - named) + b"".join(struct.pack("<2I", *row) for row in rows)

    deeper = 0x80000000
    text_at = 3 * 24 + 16
    text = struct.pack("<H", len(name)) + name.encode("utf-16-le")
    data_at = text_at + len(text)
    tree = directory(0, [(10, deeper | 24)]) + directory(1, [(deeper | text_at, deeper | 48)])
    tree += directory(0, [(0, 72)]) + struct.pack("<4I", address + data_at, len(content), 0, 0)
    return tree + text + content


def macho_program(segment: bytes, section: bytes, content: bytes) -> bytes:
    """A thin 64-bit program with one section."""
    command_bytes = 72 + 80
    offset = 32 + command_bytes
    header = struct.pack("<8I", 0xFEEDFACF, 0x0100000C, 0, 2, 1, command_bytes, 0, 0)
    command = struct.pack("<2I16s4Q4I", 0x19, command_bytes, segment, 0, 0, offset, len(content), 7, 7, 1, 0)
    row = struct.pack("<16s16s2Q8I", section, segment, 0, len(content), offset, 0, 0, 0, 0, 0, 0, 0)
    return header + command + row + content
