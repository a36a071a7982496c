"""How the content of a zip entry is compressed, by method number (APPNOTE.TXT 4.4.5)."""

import bz2
from collections.abc import Callable

from inspector.containers.checkpointed import open_deflate
from inspector.containers.container import OpenContext
from inspector.containers.decoders import StreamDecoder, lzma_decoder, xz_decoder
from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource, Window
from inspector.containers.spooled import SpooledStream
from inspector.containers.zstd_decoder import ZstdDecoder

Opener = Callable[[Window, int | None, OpenContext], ByteSource]
"""(packed bytes, unpacked size or None where an end mark says it, context) -> unpacked bytes."""

_LZMA_HEADER_BYTES = 4
_LZMA_PROPERTIES_BYTES = 5
_UNKNOWN_SIZE = b"\xff" * 8


def _stored(packed: Window, _size_bytes: int | None, _context: OpenContext) -> ByteSource:
    return packed


def _deflated(packed: Window, _size_bytes: int | None, context: OpenContext) -> ByteSource:
    return open_deflate(packed, context)


def _bzip2(packed: Window, _size_bytes: int | None, context: OpenContext) -> ByteSource:
    return SpooledStream(StreamDecoder(packed, bz2.BZ2Decompressor), context)


def _lzma(packed: Window, size_bytes: int | None, context: OpenContext) -> ByteSource:
    """An .lzma stream whose header is cut down: the size comes from the entry, or an end mark says it (5.8)."""
    head = packed.read_at(0, _LZMA_HEADER_BYTES + _LZMA_PROPERTIES_BYTES)
    if len(head) < _LZMA_HEADER_BYTES + _LZMA_PROPERTIES_BYTES or head[2:4] != b"\x05\0":
        raise DamagedError("The compressed data is damaged.")
    rest = Window(packed, len(head), packed.size_bytes - len(head))
    length = _UNKNOWN_SIZE if size_bytes is None else size_bytes.to_bytes(8, "little")
    return SpooledStream(lzma_decoder(rest, head[_LZMA_HEADER_BYTES:] + length), context)


def _zstd(packed: Window, _size_bytes: int | None, context: OpenContext) -> ByteSource:
    return SpooledStream(ZstdDecoder(packed), context)


def _xz(packed: Window, _size_bytes: int | None, context: OpenContext) -> ByteSource:
    return SpooledStream(xz_decoder(packed), context)


METHODS: dict[int, Opener] = {0: _stored, 8: _deflated, 12: _bzip2, 14: _lzma, 20: _zstd, 93: _zstd, 95: _xz}

_NAMES = {
    1: "Shrink", 2: "Reduce", 3: "Reduce", 4: "Reduce", 5: "Reduce", 6: "Implode", 9: "Deflate64", 10: "DCL Implode",
    16: "CMPSC", 18: "TERSE", 19: "LZ77", 94: "MP3", 96: "JPEG", 97: "WavPack", 98: "PPMd", 99: "AES",
}  # fmt: skip


def method_failure(method: int) -> str | None:
    """Why the content of a method cannot be had; None for those that can."""
    if method in METHODS:
        return None
    name = _NAMES.get(method)
    which = f"method {name} ({method})" if name else f"method {method}, which is unknown"
    return f"The entry is compressed by {which}: its content cannot be read."
