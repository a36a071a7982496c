"""The fields of every kind of zip record (APPNOTE.TXT 4.3), compared with the other record of the same entry."""

import stat
from collections.abc import Sequence
from dataclasses import replace

from inspector.containers.source import ByteSource
from inspector.containers.zip_time import dos_time_s
from inspector.previews.structure.layout import Layout, bits, count, flags, hexadecimal, laid_out, little, moment, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.zip_extras import extra_rows

LOCAL_BYTES, CENTRAL_BYTES = 30, 46
_METHODS = {
    0: "stored", 1: "shrunk", 6: "imploded", 8: "deflate", 9: "deflate64", 12: "bzip2", 14: "lzma",
    20: "zstd (old number)", 93: "zstd", 95: "xz", 98: "PPMd", 99: "AES encrypted",
}  # fmt: skip
_SYSTEMS = {0: "DOS", 3: "Unix", 7: "Macintosh", 10: "NTFS", 14: "VFAT", 19: "macOS"}
_FLAGS = (
    (0x0001, "encrypted"), (0x0008, "sizes behind the content"), (0x0020, "patch"), (0x0040, "strong encryption"),
    (0x0800, "name in UTF-8"), (0x2000, "header masked"),
)  # fmt: skip
_COMPARED = frozenset({"flags", "method", "time", "checksum", "packed size", "size", "name"})
_SIZES = frozenset({"checksum", "packed size", "size"})


def _version(data: bytes) -> str:
    return f"{data[0] / 10:.1f}, {_SYSTEMS.get(data[1], f'system {data[1]}')}"


def _flags(data: bytes) -> str:
    words = flags(little(data), _FLAGS)
    return f"{bits(data)} ({words})" if words else bits(data)


def _method(data: bytes) -> str:
    return f"{little(data)} ({_METHODS.get(little(data), 'unknown')})"


def _time(data: bytes) -> str:
    return moment(dos_time_s(little(data[:2]), little(data[2:4]))).removesuffix(" UTC")


def _attributes(data: bytes) -> str:
    mode = little(data[2:4])
    return f"{bits(data)} ({stat.filemode(mode)})" if mode else bits(data)


_COMMON: Layout = (
    ("flags", 2, _flags), ("method", 2, _method), ("time", 4, _time), ("checksum", 4, bits), ("packed size", 4, count),
    ("size", 4, count), ("length of name", 2, count), ("length of extra fields", 2, count),
)  # fmt: skip
LOCAL: Layout = (("signature", 4, hexadecimal), ("version needed", 2, _version), *_COMMON)
CENTRAL: Layout = (
    ("signature", 4, hexadecimal), ("version made by", 2, _version), ("version needed", 2, _version), *_COMMON,
    ("length of comment", 2, count), ("disk", 2, count), ("internal attributes", 2, bits),
    ("external attributes", 4, _attributes), ("place of local header", 4, count),
)  # fmt: skip
END: Layout = (
    ("signature", 4, hexadecimal), ("this disk", 2, count), ("disk of directory", 2, count),
    ("entries on this disk", 2, count), ("entries", 2, count), ("size of directory", 4, count),
    ("place of directory", 4, count), ("length of comment", 2, count),
)  # fmt: skip
WIDE_END: Layout = (
    ("signature", 4, hexadecimal), ("size of this record", 8, count), ("version made by", 2, _version),
    ("version needed", 2, _version), ("this disk", 4, count), ("disk of directory", 4, count),
    ("entries on this disk", 8, count), ("entries", 8, count), ("size of directory", 8, count),
    ("place of directory", 8, count),
)  # fmt: skip
LOCATOR: Layout = (
    ("signature", 4, hexadecimal), ("disk", 4, count), ("place of 64-bit end record", 8, count), ("disks", 4, count),
)  # fmt: skip


def header_fields(source: ByteSource, at: int, *, is_central: bool) -> list[RawField]:
    """Fixed fields, name, extra fields and comment of a local header or a directory entry."""
    layout, fixed_bytes = (CENTRAL, CENTRAL_BYTES) if is_central else (LOCAL, LOCAL_BYTES)
    fixed = source.read_at(at, fixed_bytes)
    rows = laid_out(layout, fixed, at)
    if len(fixed) < fixed_bytes:
        return rows
    lengths = fixed[28:34] if is_central else fixed[26:30] + b"\0\0"
    name_bytes, extra_bytes, comment_bytes = (little(lengths[index : index + 2]) for index in (0, 2, 4))
    body_at = at + fixed_bytes
    body = source.read_at(body_at, name_bytes + extra_bytes + comment_bytes)
    name, extra = body[:name_bytes], body[name_bytes : name_bytes + extra_bytes]
    rows.append(RawField(body_at, len(name), "name", text(name)))
    rows += extra_rows(extra, body_at + name_bytes)
    if comment_bytes:
        rows.append(RawField(body_at + name_bytes + extra_bytes, comment_bytes, "comment", text(body[-comment_bytes:])))
    return rows


def compared(rows: list[RawField], others: Sequence[RawField], called: str) -> list[RawField]:
    """The rows, marked where the other header of the entry says something else."""
    said = {row.name: row.value for row in others if row.name in _COMPARED}
    is_streamed = any(row.name == "flags" and "sizes behind" in row.value for row in (*rows, *others))
    marked = []
    for row in rows:
        other = said.get(row.name)
        is_empty = is_streamed and row.name in _SIZES and (_is_zero(row.value) or _is_zero(other or ""))
        is_odd = other is not None and other != row.value and not is_empty
        marked.append(replace(row, mark=f"{called}: {other}") if is_odd else row)
    return marked


def _is_zero(value: str) -> bool:
    return value in ("0", "0x00000000")


def descriptor_fields(source: ByteSource, at: int, stop: int) -> list[RawField]:
    """The values behind a content, with or without their signature, in 32 or 64 bits."""
    size_bytes = stop - at
    wide = 8 if size_bytes >= 20 else 4
    head: Layout = (("signature", 4, hexadecimal),) if size_bytes in (16, 24) else ()
    layout: Layout = (*head, ("checksum", 4, bits), ("packed size", wide, count), ("size", wide, count))
    return [replace(row, name=f"{row.name} (behind)") for row in laid_out(layout, source.read_at(at, size_bytes), at)]
