"""Where an archive that libarchive reads has ended: the library says nothing of what lies behind.

Formats that are read from front to back end where the library stopped. The others state their end: 7z in its first
header (`7zFormat.txt`), xar in its table of contents, ISO 9660 in its volume descriptor (ECMA-119 8.4), rpm as the size
of header and payload in its signature (`RPMSIGTAG_SIZE`).
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from inspector.containers.container import OpenContext
from inspector.containers.loose_bytes import first_byte_of_use, trailing_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.containers.stream_oddities import bytes_behind

_7Z_HEADER: Final = struct.Struct("<12xQQ")
_7Z_BODY_AT: Final = 32
_ISO_DESCRIPTOR_AT: Final = 32_768
_XAR_HEADER: Final = struct.Struct(">4xHHQQ")
_XAR_REST_BYTES: Final = 64
"""bsdtar ends its xar archives with as many bytes of the table of contents as the checksum at the start is long."""
_MAX_TOC_BYTES: Final = 64 << 20
_RPM_LEAD_BYTES: Final = 96
_RPM_HEADER: Final = struct.Struct(">4x4xII")
_RPM_INDEX: Final = struct.Struct(">IIII")
_RPM_MAX_TAGS: Final = 1000
_RPM_SIZE_TAGS: Final = {1000: 4, 270: 8}
_RPM_ALIGNMENT: Final = 8
_LOOSE_END_BYTES: Final = {"rar5": 4}
"""What the library leaves unread of the archive's own end: the checksum field of the last block's header."""


def records_behind(form: str, source: ByteSource, consumed_bytes: int, context: OpenContext) -> Iterator[Record]:
    """The bytes behind an archive as a record, unless all are zeros; `consumed_bytes` is where the library stopped."""
    stated_end = _STATED_ENDS.get(form)
    end = consumed_bytes if stated_end is None else stated_end(source)
    if end is None or measured(source) - end <= _LOOSE_END_BYTES.get(form, 0):
        return
    start = first_byte_of_use(source, end)
    if start is not None:
        context.odd(bytes_behind(form, start))
        yield trailing_record(source, start)


def _end_of_7z(source: ByteSource) -> int | None:
    head = source.read_at(0, _7Z_HEADER.size)
    if len(head) < _7Z_HEADER.size:
        return None
    offset, size_bytes = _7Z_HEADER.unpack(head)
    return _7Z_BODY_AT + int(offset) + int(size_bytes)


def _end_of_iso(source: ByteSource) -> int | None:
    descriptor = source.read_at(_ISO_DESCRIPTOR_AT, 132)
    if len(descriptor) < 132:
        return None
    return int.from_bytes(descriptor[80:84], "little") * int.from_bytes(descriptor[128:130], "little")


def _end_of_xar(source: ByteSource) -> int | None:
    head = source.read_at(0, _XAR_HEADER.size)
    if len(head) < _XAR_HEADER.size:
        return None
    header_bytes, _version, packed_bytes, _size_bytes = _XAR_HEADER.unpack(head)
    packed = source.read_at(header_bytes, min(packed_bytes, _MAX_TOC_BYTES))
    try:
        contents = fromstring(zlib.decompressobj().decompress(packed, _MAX_TOC_BYTES))
    except (zlib.error, ParseError, DefusedXmlException, ValueError):
        return None
    ends = (_number(part, "offset") + _number(part, _length_of(part)) for part in contents.iter())
    end: int = header_bytes + packed_bytes + max(ends, default=0)
    rest = source.read_at(end, _XAR_REST_BYTES + 1)
    return end + len(rest) if len(rest) <= _XAR_REST_BYTES and packed.startswith(rest) else end


def _length_of(part: Element) -> str:
    """Files have an offset and a packed length, checksums and signatures an offset and a size."""
    return "length" if part.find("length") is not None else "size"


def _number(part: Element, name: str) -> int:
    text = part.findtext(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 and part.find("offset") is not None else 0


def _end_of_rpm(source: ByteSource) -> int | None:
    """None where the signature states no size."""
    head = source.read_at(_RPM_LEAD_BYTES, _RPM_HEADER.size)
    if len(head) < _RPM_HEADER.size:
        return None
    tags, data_bytes = _RPM_HEADER.unpack(head)
    index_at = _RPM_LEAD_BYTES + _RPM_HEADER.size
    data_at = index_at + tags * _RPM_INDEX.size
    index = source.read_at(index_at, min(tags, _RPM_MAX_TAGS) * _RPM_INDEX.size)
    whole = len(index) - len(index) % _RPM_INDEX.size
    for tag, _kind, offset, _count in _RPM_INDEX.iter_unpack(index[:whole]):
        if tag in _RPM_SIZE_TAGS:
            size_bytes = int.from_bytes(source.read_at(data_at + offset, _RPM_SIZE_TAGS[tag]), "big")
            end: int = data_at + _aligned(data_bytes) + size_bytes
            return end
    return None


def _aligned(size_bytes: int) -> int:
    return -(-size_bytes // _RPM_ALIGNMENT) * _RPM_ALIGNMENT


_STATED_ENDS: Final[dict[str, Callable[[ByteSource], int | None]]] = {
    "7z": _end_of_7z,
    "iso9660": _end_of_iso,
    "rpm": _end_of_rpm,
    "xar": _end_of_xar,
}
