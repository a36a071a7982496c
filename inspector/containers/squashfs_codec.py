"""How the blocks of a squashfs image are packed: one call per block, whose unpacked size is known to be small."""

import lzma
import zlib
from collections.abc import Callable

import zstandard

from inspector.containers.failures import DamagedError, MissingLibraryError

Unpack = Callable[[bytes, int], bytes]
"""(packed block, most bytes that it may unpack to) -> unpacked block. Raises DamagedError."""

_MEMORY_CAP_BYTES = 256 << 20
_CORRUPT = "A block of the image is damaged."


def _zlib(data: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error as error:
        raise DamagedError(_CORRUPT) from error


def _lzma_of(form: int) -> Unpack:
    def unpack(data: bytes, limit: int) -> bytes:
        try:
            return lzma.LZMADecompressor(form, _MEMORY_CAP_BYTES).decompress(data, limit)
        except (lzma.LZMAError, MemoryError, EOFError) as error:
            raise DamagedError(_CORRUPT) from error

    return unpack


def _zstd(data: bytes, limit: int) -> bytes:
    try:
        if zstandard.frame_content_size(data) > limit:
            raise DamagedError("A block of the image claims to be larger than all blocks are.")
        return zstandard.ZstdDecompressor(max_window_size=_MEMORY_CAP_BYTES).decompress(data, max_output_size=limit)
    except (zstandard.ZstdError, ValueError, MemoryError) as error:
        raise DamagedError(_CORRUPT) from error


_CODECS: dict[int, Unpack] = {1: _zlib, 2: _lzma_of(lzma.FORMAT_ALONE), 4: _lzma_of(lzma.FORMAT_XZ), 6: _zstd}
_NAMES = {3: "LZO", 5: "LZ4"}


def codec(number: int) -> Unpack:
    """By the number in the superblock. Raises MissingLibraryError for a way of packing that is not read."""
    unpack = _CODECS.get(number)
    if unpack is None:
        name = _NAMES.get(number, f"way {number}, which is unknown,")
        raise MissingLibraryError(f"This squashfs image is packed by {name}: its contents cannot be read.")
    return unpack
