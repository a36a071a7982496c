"""Builds fonts that hold names and nothing to draw."""

import struct
import zlib
from collections.abc import Mapping


def names_table(names: Mapping[int, str]) -> bytes:
    rows, storage = b"", b""
    for number, text in names.items():
        raw = text.encode("utf-16-be")
        rows += struct.pack(">6H", 3, 1, 0x409, number, len(raw), len(storage))
        storage += raw
    return struct.pack(">3H", 0, len(names), 6 + len(rows)) + rows + storage


def tables_of(names: Mapping[int, str], embedding: int) -> dict[bytes, bytes]:
    return {
        b"OS/2": bytes(8) + struct.pack(">H", embedding) + bytes(86),
        b"maxp": bytes(4) + struct.pack(">H", 42),
        b"name": names_table(names),
    }


def font_of(names: Mapping[int, str], *, embedding: int = 0, at: int = 0) -> bytes:
    """A TrueType font that begins at a place in its file."""
    tables = tables_of(names, embedding)
    head, body, start = b"\0\1\0\0" + struct.pack(">4H", len(tables), 0, 0, 0), b"", at + 12 + 16 * len(tables)
    for tag, content in tables.items():
        head += tag + struct.pack(">3I", 0, start + len(body), len(content))
        body += content
    return head + body


def woff_of(names: Mapping[int, str]) -> bytes:
    """The same in WOFF, compressed."""
    tables = tables_of(names, 0)
    rows, body, start = b"", b"", 44 + 20 * len(tables)
    for tag, content in tables.items():
        packed = min(zlib.compress(content), content, key=len)
        rows += tag + struct.pack(">4I", start + len(body), len(packed), len(content), 0)
        body += packed
    return (b"wOFF\0\1\0\0" + bytes(4) + struct.pack(">H", len(tables))).ljust(44, b"\0") + rows + body
