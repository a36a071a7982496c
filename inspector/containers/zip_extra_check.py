"""What is odd in the extra fields of one zip entry (APPNOTE.TXT 4.5, 4.6.9)."""

import zlib
from collections.abc import Iterator

from inspector.containers.oddities import BOTH, PYPI, UV, Oddity
from inspector.containers.record import Record
from inspector.containers.zip_entry import Fixed
from inspector.containers.zip_extra import UNICODE_NAME, ZIP64, extra_fields, is_cut, is_overrun, repeated_ids
from inspector.containers.zip_oddities import (
    bad_extra,
    bad_unicode_name,
    repeated_extra,
    two_sizes,
    unicode_name,
    wide_extra,
)

DIRECTORY = "directory"
LOCAL = "local header"
_UNIQUE = (ZIP64, UNICODE_NAME)
_MASK_32 = 0xFFFFFFFF
_MASK_16 = 0xFFFF
_LENGTHS = (0, 8, 16, 24, 28)
_NAME_AT = 5


def extra_oddities(record: Record, fixed: Fixed, listed: bytes, local: bytes) -> Iterator[Oddity]:
    """Both sides; what they have in common is said once."""
    if local == listed:
        yield from _of_side(record, fixed, listed, f"{DIRECTORY} and the {LOCAL}")
    else:
        yield from _of_side(record, fixed, listed, DIRECTORY)
        yield from _of_side(record, fixed, local, LOCAL)


def _of_side(record: Record, fixed: Fixed, extra: bytes, where: str) -> Iterator[Oddity]:
    if not extra:
        return
    name, offset = record.name_raw, record.offset or 0
    if is_cut(extra):
        yield bad_extra(name, offset, where, is_overrun=is_overrun(extra))
    fields = extra_fields(extra)
    if ZIP64 not in fields and UNICODE_NAME not in fields:
        return
    repeated = repeated_ids(extra)
    for key in _UNIQUE:
        if key in repeated:
            yield repeated_extra(name, offset, key, where)
    if ZIP64 in fields:
        yield from _wide(record, fixed, fields[ZIP64], where)
    if UNICODE_NAME in fields:
        yield from _unicode(record, fields[UNICODE_NAME])


def _wide(record: Record, fixed: Fixed, body: bytes, where: str) -> Iterator[Oddity]:
    """The 64-bit field holds, in order, those values whose 32-bit form is all ones."""
    name, offset, length = record.name_raw, record.offset or 0, len(body)
    packed_bytes, size_bytes, disk, place = fixed[8], fixed[9], fixed[13], fixed[16]
    is_local = where == LOCAL
    wanted = 8 * (size_bytes == _MASK_32) + 8 * (packed_bytes == _MASK_32)
    if not is_local:
        wanted += 8 * (place == _MASK_32) + 4 * (disk == _MASK_16)
    if length not in _LENGTHS:
        why = f"its length of {length:,} bytes is none that it can have"
        yield wide_extra(name, offset, where, why, refused_by=BOTH)
    elif length < wanted:
        why = f"it has {length:,} bytes, but the header needs {wanted:,}"
        yield wide_extra(name, offset, where, why, refused_by=BOTH)
    elif where != DIRECTORY and length == 8 and fixed[4]:
        why = "it has one size, but the entry is compressed and has two"
        yield wide_extra(name, offset, where, why, refused_by=PYPI)
    elif length >= 16 and not is_local and wanted == 8:
        why = f"it has {length:,} bytes, too many for the {wanted:,} that the header needs"
        stated = int.from_bytes(body[8:16], "little")
        is_refused = size_bytes == _MASK_32 and where != DIRECTORY and stated != packed_bytes
        yield wide_extra(name, offset, where, why, refused_by=BOTH if is_refused else UV)
    if length >= 8 and size_bytes != _MASK_32 and not (is_local and fixed[3] & 0x0008):
        stated = int.from_bytes(body[:8], "little")
        if stated not in (size_bytes, 0) and packed_bytes != _MASK_32:
            shown = (f"{size_bytes:,} in the header", f"{stated:,} in the zip64 extra field")
            yield two_sizes(name, offset, shown)


def _unicode(record: Record, body: bytes) -> Iterator[Oddity]:
    """A second name, valid only with the checksum of the first one (4.6.9)."""
    other = body[_NAME_AT:]
    try:
        other.decode("utf-8")
        is_bad = any(byte < 0x20 or byte == 0x7F for byte in other)
    except UnicodeDecodeError:
        is_bad = True
    if is_bad:
        yield bad_unicode_name(record.name_raw, record.offset or 0)
    elif len(body) >= _NAME_AT and other.decode("utf-8") != _text_of(record):
        is_valid = int.from_bytes(body[1:_NAME_AT], "little") == zlib.crc32(record.name_raw)
        yield unicode_name(record.name_raw, record.offset or 0, other, is_valid=is_valid)


def _text_of(record: Record) -> str:
    return record.name_text or record.name_raw.decode("utf-8", "surrogateescape")
