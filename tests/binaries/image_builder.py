"""Builds the smallest programs that load something."""

import struct

from tests.binaries.binary_builder import pe_of


def dynamic_elf(needed: list[str], *, runpath: str = "", bits: int = 64, order: str = "<") -> bytes:
    """A library without a section table: a loaded segment, a dynamic section and a stack that can be executed."""
    wide = bits == 64
    strings, entries = b"\0demo.so\0", [(14, 1)]
    for tag, text in [*((1, name) for name in needed), *([(29, runpath)] if runpath else [])]:
        entries.append((tag, len(strings)))
        strings += text.encode() + b"\0"
    header_bytes, row_bytes = (64, 56) if wide else (52, 32)
    strings_at = header_bytes + 3 * row_bytes
    dynamic_at = strings_at + len(strings)
    entries += [(5, 0x1000 + strings_at), (24, 0), (0, 0)]
    dynamic = b"".join(struct.pack(order + ("qQ" if wide else "iI"), *entry) for entry in entries)
    total = dynamic_at + len(dynamic)
    segments = (
        (1, 0, 0x1000, total, 5),
        (2, dynamic_at, 0x1000 + dynamic_at, len(dynamic), 6),
        (0x6474E551, 0, 0, 0, 7),
    )
    rows = b""
    for kind, offset, address, size, flags in segments:
        if wide:
            rows += struct.pack(order + "2I6Q", kind, flags, offset, address, address, size, size, 8)
        else:
            rows += struct.pack(order + "8I", kind, offset, address, address, size, size, flags, 4)
    head = b"\x7fELF" + bytes([2 if wide else 1, 1 if order == "<" else 2, 1]) + bytes(9)
    rest = (3, 62, 1, 0, header_bytes, 0, 0, header_bytes, row_bytes, len(segments), 0, 0, 0)
    head += struct.pack(order + ("2HI3QI6H" if wide else "2H5I6H"), *rest)
    return head + rows + strings + dynamic


def importing_pe(libraries: list[str]) -> bytes:
    """A 64-bit PE file that loads these libraries, in its only section."""
    data = bytearray(pe_of())
    content_at, address = 0x400, 0x1000
    table, names = b"", b""
    names_at = 20 * (len(libraries) + 1)
    for library in libraries:
        table += struct.pack("<5I", 1, 0, 0, address + names_at + len(names), 1)
        names += library.encode() + b"\0"
    content = table + bytes(20) + names
    data[content_at : content_at + len(content)] = content
    optional = 64 + 4 + 20
    struct.pack_into("<2I", data, optional + 112 + 8, address, len(table))
    return bytes(data)


def loading_macho() -> bytes:
    """A little-endian 64-bit Mach-O program that loads a library."""
    commands = b"".join(
        struct.pack("<3I", number, 12 + extra + len(body), 12 + extra) + bytes(extra) + body
        for number, extra, body in (
            (0xC, 12, b"@rpath/libdemo.dylib\0\0\0\0"),
            (0x8000001C, 0, b"@loader_path/lib\0\0\0\0"),
        )
    )
    commands += struct.pack("<6I", 0x32, 24, 1, 11 << 16, 12 << 16, 0)
    return struct.pack("<4s7I", b"\xcf\xfa\xed\xfe", 0x01000007, 3, 2, 3, len(commands), 0, 0) + commands
