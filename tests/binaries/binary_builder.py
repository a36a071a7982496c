"""Builds the smallest compiled files that the readers understand."""

import struct
from collections.abc import Mapping


def elf_of(
    sections: Mapping[str, bytes], *, bits: int = 64, order: str = "<", symbols: int = 0, kind: int = 3
) -> bytes:
    """An ELF file with these sections, and a symbol table of so many rows."""
    wide = bits == 64
    row_bytes, symbol_bytes = (64, 24) if wide else (40, 16)
    contents = {"": b"", **sections}
    if symbols:
        contents[".symtab"] = bytes(symbol_bytes * symbols)
    names = b"\0" + b"".join(name.encode() + b"\0" for name in [*contents, ".shstrtab"] if name)
    contents[".shstrtab"] = names
    header_bytes = 64 if wide else 52
    body, rows = b"", []
    for name, content in contents.items():
        row_kind = {"": 0, ".symtab": 2, ".shstrtab": 3, ".note.gnu.build-id": 7}.get(name, 1)
        at = header_bytes + len(body)
        name_at = names.find(name.encode() + b"\0") if name else 0
        values = (name_at, row_kind, 0, 0, at, len(content), 0, 0, 1, symbol_bytes if row_kind == 2 else 0)
        rows.append(struct.pack(order + ("2I4Q2I2Q" if wide else "10I"), *values))
        body += content
    head = b"\x7fELF" + bytes([2 if wide else 1, 1 if order == "<" else 2, 1]) + bytes(9)
    table = header_bytes + len(body)
    if wide:
        rest = struct.pack(
            order + "2HI3QI6H", kind, 62, 1, 0, 0, table, 0, 64, 0, 0, row_bytes, len(rows), len(rows) - 1
        )
    else:
        rest = struct.pack(order + "2H5I6H", kind, 3, 1, 0, 0, table, 0, 52, 0, 0, row_bytes, len(rows), len(rows) - 1)
    return head + rest + body + b"".join(rows)


def pe_of(pdb_path: str | None = None, section: str = ".text") -> bytes:
    """A 64-bit PE file with one section, and a CodeView entry that names a symbol file."""
    debug = b""
    content_at = 0x400
    if pdb_path is not None:
        code_view = b"RSDS" + bytes(20) + pdb_path.encode() + b"\0"
        entry = struct.pack("<IIHHIIII", 0, 0, 0, 0, 2, len(code_view), 0x1000 + 28, content_at + 28)
        debug = entry + code_view
    directories = [(0, 0)] * 16
    if debug:
        directories[6] = (0x1000, 28)
    optional = struct.pack("<H", 0x20B) + bytes(106) + struct.pack("<I", 16)
    optional += b"".join(struct.pack("<2I", *pair) for pair in directories)
    strings = struct.pack("<I", 64) + section.encode() + b"\0"
    long_name = len(section) > 8
    symbols_at = content_at + 0x200 if long_name else 0
    row_name = b"/4" if long_name else section.encode()
    row = row_name.ljust(8, b"\0") + struct.pack("<4I", 0x1000, 0x1000, 0x200, content_at) + bytes(16)
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0"
    head += struct.pack("<2H3I2H", 0x8664, 1, 0, symbols_at, 0, len(optional), 0)
    data = (head + optional + row).ljust(content_at, b"\0") + debug.ljust(0x200, b"\0")
    return data + (strings if long_name else b"")


def macho_of(sections: tuple[str, ...] = (), *, kind: int = 2) -> bytes:
    """A little-endian 64-bit Mach-O file with a `__DWARF` segment of these sections."""
    rows = b"".join(name.encode().ljust(16, b"\0") + b"__DWARF".ljust(16, b"\0") + bytes(48) for name in sections)
    segment = struct.pack("<2I16s4Q4I", 0x19, 72 + len(rows), b"__DWARF", 0, 0, 0, 0, 0, 0, len(sections), 0) + rows
    uuid = struct.pack("<2I", 0x1B, 24) + bytes(range(16))
    symtab = struct.pack("<6I", 2, 24, 0, 7, 0, 0)
    commands = segment + uuid + symtab
    return struct.pack("<4s7I", b"\xcf\xfa\xed\xfe", 0x01000007, 3, kind, 3, len(commands), 0, 0) + commands


def fat_macho_of(*slices: bytes) -> bytes:
    """A fat file of thin ones."""
    head, body, at = struct.pack(">2I", 0xCAFEBABE, len(slices)), b"", 8 + 20 * len(slices)
    for content in slices:
        head += struct.pack(">5I", 0x01000007, 3, at + len(body), len(content), 0)
        body += content
    return head + body


def leb(value: int) -> bytes:
    """An unsigned LEB128 number."""
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def wasm_of(sections: Mapping[str, bytes]) -> bytes:
    """A module of custom sections behind an empty type section."""
    out = b"\0asm\1\0\0\0" + b"\1\1\0"
    for name, content in sections.items():
        body = leb(len(name.encode())) + name.encode() + content
        out += b"\0" + leb(len(body)) + body
    return out


def wasm_names(functions: list[str], module: str = "demo") -> bytes:
    """The content of a name section."""
    named = leb(len(functions)) + b"".join(
        leb(index) + leb(len(name)) + name.encode() for index, name in enumerate(functions)
    )
    own = leb(len(module)) + module.encode()
    return b"\0" + leb(len(own)) + own + b"\1" + leb(len(named)) + named
