"""Decoder of zstd streams: cut at the blocks of RFC 8878, so that no step can grow without bound.

A block unpacks to 128 KiB at most, while a plain call would unpack all that its input holds.
"""

import zstandard

from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource
from inspector.containers.stream_facts import StreamFacts

MAGIC = b"\x28\xb5\x2f\xfd"
WINDOW_CAP_BYTES = 256 << 20
_READ_BYTES = 256 << 10
_LAST_BLOCK = 1
_RLE_BLOCK = 1
_RESERVED_BLOCK = 3
_CHECKSUM_BYTES = 4

TRUNCATED = "The compressed data ends too early."
CORRUPT = "The compressed data is damaged."
TOO_WIDE = f"The compressed data asks for more than {WINDOW_CAP_BYTES >> 20} MiB of memory."


def is_zstd(head: bytes) -> bool:
    """Whether the bytes start with a zstd frame or a skippable one (RFC 8878, 3.1)."""
    return head[:4] == MAGIC or _is_skippable(head[:4])


def _is_skippable(magic: bytes) -> bool:
    return len(magic) == 4 and magic[1:] == b"\x2a\x4d\x18" and magic[0] >> 4 == 5


class ZstdDecoder:
    """All frames of a .zst file."""

    def __init__(self, source: ByteSource) -> None:
        """Reads nothing yet."""
        self._source = source
        self._at = 0
        self._base = 0
        self._buffer = b""
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._has_checksum = False
        self.facts = StreamFacts()

    @property
    def consumed_bytes(self) -> int:
        """See Decoder."""
        return self._at

    def produce(self) -> bytes | None:
        """See Decoder."""
        if self._frame is None:
            header = self._next_header()
            if header is None:
                return None
            if not header:
                return b""
            self._frame = zstandard.ZstdDecompressor(max_window_size=WINDOW_CAP_BYTES).decompressobj()
            return self._decompress(self._frame, header)
        frame = self._frame
        return self._decompress(frame, self._next_block())

    def _decompress(self, frame: "zstandard.ZstdDecompressionObj", data: bytes) -> bytes:
        try:
            return frame.decompress(data)
        except zstandard.ZstdError as error:
            raise DamagedError(TOO_WIDE if "too much memory" in str(error) else CORRUPT) from error

    def _peek(self, ahead: int, length: int) -> bytes:
        """Bytes from `ahead` of the current place; fewer only at the end."""
        start = self._at + ahead - self._base
        if start < 0 or start + length > len(self._buffer):
            self._base = self._at + ahead
            self._buffer = self._source.read_at(self._base, max(length, _READ_BYTES))
            start = 0
        return self._buffer[start : start + length]

    def _next_header(self) -> bytes | None:
        """The header of the next frame; empty after a skippable frame; None at the end."""
        magic = self._peek(0, 4)
        if _is_skippable(magic):
            length = int.from_bytes(self._take(8)[4:], "little")
            self.facts.frame(self._at, length)
            self._at += length
            return b""
        if magic != MAGIC:
            self.facts.trailing_at = self._at if magic else None
            if self._at == 0:
                raise DamagedError(CORRUPT)
            return None
        descriptor = self._take(5, keep=True)[4]
        self._has_checksum = bool(descriptor & 4)
        return self._take(4 + _header_bytes(descriptor))

    def _next_block(self) -> bytes:
        """The next block of the frame as it is stored, with the frame's checksum after the last one."""
        header = int.from_bytes(self._take(3, keep=True), "little")
        kind, size_bytes = header >> 1 & 3, header >> 3
        if kind == _RESERVED_BLOCK:
            raise DamagedError(CORRUPT)
        is_last = bool(header & _LAST_BLOCK)
        stored_bytes = 1 if kind == _RLE_BLOCK else size_bytes
        block = self._take(3 + stored_bytes + (_CHECKSUM_BYTES if is_last and self._has_checksum else 0))
        if is_last:
            self._frame = None
        return block

    def _take(self, length: int, *, keep: bool = False) -> bytes:
        data = self._peek(0, length)
        if len(data) < length:
            raise DamagedError(TRUNCATED)
        if not keep:
            self._at += length
        return data


def _header_bytes(descriptor: int) -> int:
    """Length of a frame header after its magic (RFC 8878, 3.1.1.1)."""
    single_segment = descriptor >> 5 & 1
    content_size = (single_segment, 2, 4, 8)[descriptor >> 6]
    return 1 + (1 - single_segment) + (0, 1, 2, 4)[descriptor & 3] + content_size
