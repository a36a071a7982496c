"""Programs as PyInstaller makes them: a loader, an archive, a cookie, and what signers append."""

import struct
import zlib

from tests.containers.program_builder import elf_program

MAGIC_3_11 = b"\xa7\x0d\r\n"
COOKIE_MAGIC = b"MEI\x0c\x0b\x0a\x0b\x0e"
Item = tuple[bytes, bytes, bytes]
"""(type, name, content)"""


def text(value: str) -> bytes:
    return b"u" + struct.pack("<i", len(value.encode())) + value.encode()


def number(value: int) -> bytes:
    return b"i" + struct.pack("<i", value)


def items(mark: bytes, values: list[bytes]) -> bytes:
    return mark + struct.pack("<i", len(values)) + b"".join(values)


def code(constant: str) -> bytes:
    """One code object of 3.11 as `marshal` writes it."""
    numbers = struct.pack("<5i", 0, 0, 0, 1, 0)
    name = text("app")
    empty = items(b"(", [])
    return (
        b"\xe3" + numbers + b"s" + struct.pack("<i", 2) + b"\x64\0" + items(b"(", [text(constant)]) + empty + empty
        + b"s\0\0\0\0" + text("/home/ann/app.py") + name + name + struct.pack("<i", 1) + b"s\0\0\0\0" + b"s\0\0\0\0"
    )  # fmt: skip


def pyz(modules: list[tuple[str, int, bytes]], magic: bytes = MAGIC_3_11, *, is_dictionary: bool = False) -> bytes:
    """(name, kind, stored bytes) each."""
    data = b"PYZ\0" + magic + bytes(4) + bytes(5)
    rows = []
    for name, kind, stored in modules:
        row = items(b"(", [number(kind), number(len(data)), number(len(stored))])
        rows.append(text(name) + row if is_dictionary else items(b"(", [text(name), row]))
        data += stored
    table = b"{" + b"".join(rows) + b"0" if is_dictionary else items(b"[", rows)
    return data[:8] + struct.pack(">I", len(data)) + data[12:] + table


def archive(content: list[Item], *, has_library_name: bool = True, python: int = 311) -> bytes:
    """The archive with its cookie."""
    data, table = b"", b""
    for kind, name, body in content:
        stored = body if kind == b"z" else zlib.compress(body)
        padded = name + b"\0" * (16 - (18 + len(name)) % 16)
        row = struct.pack(">i3IBc", 18 + len(padded), len(data), len(stored), len(body), kind != b"z", kind)
        table += row + padded
        data += stored
    library = b"libpython3.11.so.1.0".ljust(64, b"\0") if has_library_name else b""
    size = len(data) + len(table) + 24 + len(library)
    return data + table + struct.pack(">8s4I", COOKIE_MAGIC, size, len(data), len(table), python) + library


def program(content: list[Item], after: bytes = b"", *, has_library_name: bool = True) -> bytes:
    return elf_program() + archive(content, has_library_name=has_library_name) + after
