"""Names in fonts (OpenType specification, "The naming table" and "Font file"; WOFF 1.0 and 2.0 of the W3C)."""

import zlib
from dataclasses import dataclass, field

from inspector.binaries.bytes_view import ShortError, unpack

MAX_FONTS = 64
MAX_TABLES = 512
MAX_NAMES = 300
MAX_NAME_BYTES = 4096
MAX_TABLE_BYTES = 4 << 20
_WINDOWS, _MAC, _ENGLISH = 3, 1, 0x409
_FLAVOURS = {b"\0\1\0\0": "TrueType", b"true": "TrueType", b"OTTO": "PostScript (CFF)", b"typ1": "PostScript Type 1"}


@dataclass(slots=True)
class FontFacts:
    """One font of a file."""

    outlines: str
    tables: list[tuple[str, int, int]] = field(default_factory=list)
    """Name, offset, bytes as stored."""
    names: dict[int, str] = field(default_factory=dict)
    """By number of the naming table; English ones win."""
    glyph_count: int | None = None
    embedding: int | None = None
    """`fsType` of OS/2: what the font says about embedding it."""


@dataclass(slots=True)
class FontFile:
    """All fonts of a file."""

    container: str
    fonts: list[FontFacts] = field(default_factory=list)
    problem: str | None = None


def read_font(data: bytes) -> FontFile | None:
    """The fonts; None where the bytes do not begin like a font. Never raises."""
    head = data[:4]
    container = {b"ttcf": "collection", b"wOFF": "WOFF", b"wOF2": "WOFF2"}.get(head, "plain")
    if container == "plain" and head not in _FLAVOURS:
        return None
    found = FontFile(container)
    try:
        if container == "collection":
            (count,) = unpack(">I", data, 8)
            for index in range(min(count, MAX_FONTS)):
                (start,) = unpack(">I", data, 12 + 4 * index)
                _read_plain(data, start, found)
        elif container == "WOFF":
            _read_woff(data, found)
        elif container == "WOFF2":
            found.fonts.append(FontFacts(_FLAVOURS.get(data[4:8], "unknown")))
            found.problem = "Its tables are compressed with Brotli, which is not read: names are not known."
        else:
            _read_plain(data, 0, found)
    except ShortError as error:
        found.problem = str(error)
    return found


def _read_plain(data: bytes, start: int, found: FontFile) -> None:
    font = FontFacts(_FLAVOURS.get(data[start : start + 4], "unknown"))
    found.fonts.append(font)
    (count,) = unpack(">H", data, start + 4)
    for index in range(min(count, MAX_TABLES)):
        row = start + 12 + 16 * index
        offset, size_bytes = unpack(">2I", data, row + 8)
        tag = data[row : row + 4]
        body = data[offset : offset + min(size_bytes, MAX_TABLE_BYTES)] if tag in _READ else b""
        _take(font, tag, offset, size_bytes, body)


def _read_woff(data: bytes, found: FontFile) -> None:
    font = FontFacts(_FLAVOURS.get(data[4:8], "unknown"))
    found.fonts.append(font)
    (count,) = unpack(">H", data, 12)
    for index in range(min(count, MAX_TABLES)):
        row = 44 + 20 * index
        offset, packed_bytes, size_bytes = unpack(">3I", data, row + 4)
        tag, body = data[row : row + 4], b""
        if tag in _READ:
            body = data[offset : offset + min(packed_bytes, MAX_TABLE_BYTES)]
            body = _inflated(body) if packed_bytes < size_bytes else body
        _take(font, tag, offset, packed_bytes, body)


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, MAX_TABLE_BYTES)
    except zlib.error as error:
        raise ShortError("A compressed table of the font is damaged.") from error


_READ = (b"name", b"maxp", b"OS/2")


def _take(font: FontFacts, tag: bytes, offset: int, size_bytes: int, body: bytes) -> None:
    font.tables.append((tag.decode("latin-1"), offset, size_bytes))
    if tag == b"name" and not font.names:
        _read_names(body, font)
    elif tag == b"maxp":
        (font.glyph_count,) = unpack(">H", body, 4)
    elif tag == b"OS/2":
        (font.embedding,) = unpack(">H", body, 8)


def _read_names(body: bytes, font: FontFacts) -> None:
    count, storage = unpack(">2H", body, 2)
    ranks: dict[int, int] = {}
    for index in range(min(count, MAX_NAMES)):
        platform, _, language, number, length, offset = unpack(">6H", body, 6 + 12 * index)
        raw = body[storage + offset : storage + offset + min(length, MAX_NAME_BYTES)]
        rank = 2 if platform == _WINDOWS and language == _ENGLISH else 1 if platform == _MAC and language == 0 else 0
        if raw and rank >= ranks.get(number, -1):
            ranks[number] = rank
            font.names[number] = raw.decode("mac-roman" if platform == _MAC else "utf-16-be", "replace")
