"""Zip files, record by record, so that each can be wrong in its own way."""

import struct
import zlib

CRC = zlib.crc32(b"content")


def central(
    name: bytes,
    offset: int,
    *,
    method: int = 0,
    flags: int = 0,
    crc: int = CRC,
    packed: int = 7,
    size: int = 7,
    extra: bytes = b"",
    made_by: int = 20,
    attributes: int = 0,
    comment: bytes = b"",
) -> bytes:
    return struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", made_by, 20, flags, method, 0x3C87, 0x58A6, crc, packed, size,
        len(name), len(extra), len(comment), 0, 0, attributes, offset,
    ) + name + extra + comment  # fmt: skip


def local(
    name: bytes,
    content: bytes = b"content",
    *,
    method: int = 0,
    flags: int = 0,
    extra: bytes = b"",
    crc: int = CRC,
    packed: int | None = None,
    size: int = 7,
) -> bytes:
    packed = len(content) if packed is None else packed
    return struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, flags, method, 0x3C87, 0x58A6, crc, packed, size, len(name), len(extra)
    ) + name + extra + content  # fmt: skip


def end(count: int, size: int, offset: int, comment: bytes = b"") -> bytes:
    return struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, offset, len(comment)) + comment


def one(entry: bytes, stored: bytes | None = None) -> bytes:
    stored = local(b"n") if stored is None else stored
    return stored + entry + end(1, len(entry), len(stored))


def zip_file(*parts: bytes, directory: bytes, count: int = 1, comment: bytes = b"", after: bytes = b"") -> bytes:
    """Parts, directory and an end record that fits."""
    stored = b"".join(parts)
    return stored + directory + end(count, len(directory), len(stored), comment) + after


def wide_end(count: int, size: int, offset: int, data: bytes = b"") -> bytes:
    """A 64-bit end record."""
    fields = (44 + len(data), 45, 45, 0, 0, count, count, size, offset)
    return struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", *fields) + data


def locator(offset: int) -> bytes:
    return struct.pack("<4sLQL", b"PK\x06\x07", 0, offset, 1)


def field(key: int, body: bytes) -> bytes:
    """An extra field."""
    return struct.pack("<HH", key, len(body)) + body


def descriptor(crc: int = CRC, packed: int = 7, size: int = 7, *, signature: bytes = b"PK\x07\x08") -> bytes:
    return signature + struct.pack("<3L", crc, packed, size)


def unicode_name(name: bytes, other: bytes) -> bytes:
    """The extra field for a name in Unicode."""
    return field(0x7075, b"\1" + struct.pack("<L", zlib.crc32(name)) + other)
