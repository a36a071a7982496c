"""The content of one zip entry: found through its local header, unpacked, and checked while it is read."""

from struct import Struct

import msgspec

from inspector.containers.container import OpenContext
from inspector.containers.deflate import crc32
from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource, Window
from inspector.containers.zip_methods import METHODS
from inspector.containers.zip_oddities import wrong_content

LOCAL_HEADER = Struct("<4s5H3L2H")
LOCAL_SIGNATURE = b"PK\x03\x04"
_END_MARK_FLAG = 2


class Packed(msgspec.Struct, gc=False):
    """Where an entry's bytes are and what they should be."""

    offset: int
    """Of the local header."""
    method: int
    flags: int
    packed_bytes: int
    size_bytes: int | None
    """None where unknown, as the checksum."""
    crc: int | None


class ZipMember(msgspec.Struct, gc=False):
    """Opens its local header at the first read. The checksum counts once all bytes were read in order.

    A struct like `Record`: there is one for every entry, and most are made long before somebody reads them.
    """

    _source: ByteSource
    _context: OpenContext
    _packed: Packed
    """Its method must be one of METHODS."""
    _content: ByteSource | None = None
    _checked_bytes: int = 0
    _crc: int = 0
    _bad: str | None = None

    @property
    def size_bytes(self) -> int | None:
        """As stated until the content was read to its end, then as it is; None once it proved wrong."""
        if self._bad is not None:
            return None
        known = self._content.size_bytes if self._content is not None else None
        return self._packed.size_bytes if known is None else known

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource. A wrong size or checksum raises DamagedError for reads past the last byte."""
        content = self._content or self._open()
        data = content.read_at(offset, length)
        if offset <= self._checked_bytes < offset + len(data):
            self._crc = crc32(memoryview(data)[self._checked_bytes - offset :], self._crc)
            self._checked_bytes = offset + len(data)
        end = content.size_bytes
        if end is not None:
            self._bad = self._what_is_wrong(end)
            if self._bad is not None:
                self._context.odd(wrong_content(self._bad))
            if self._bad is not None and offset >= end and length > 0:
                raise DamagedError(self._bad)
        return data

    def _open(self) -> ByteSource:
        packed, offset = self._packed, self._packed.offset
        header = self._source.read_at(offset, LOCAL_HEADER.size)
        if len(header) < LOCAL_HEADER.size or not header.startswith(LOCAL_SIGNATURE):
            raise DamagedError(f"There is no zip entry at byte {offset:,}, where the directory says.")
        *_, name_bytes, extra_bytes = LOCAL_HEADER.unpack(header)
        window = Window(self._source, offset + LOCAL_HEADER.size + name_bytes + extra_bytes, packed.packed_bytes)
        size_bytes = None if packed.flags & _END_MARK_FLAG else packed.size_bytes
        self._content = METHODS[packed.method](window, size_bytes, self._context)
        return self._content

    def _what_is_wrong(self, end: int) -> str | None:
        stated_bytes, stated_crc = self._packed.size_bytes, self._packed.crc
        if stated_bytes is not None and end != stated_bytes:
            return f"The directory states {stated_bytes:,} bytes, but there are {end:,}."
        if self._checked_bytes == end and stated_crc is not None and self._crc != stated_crc:
            return "The checksum is wrong: the content differs from what was packed."
        return None
