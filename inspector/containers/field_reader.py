"""Reads numbers and runs of bytes at places that a file's own header names, and that may be anywhere."""

import struct

from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource

MAX_RUN_BYTES = 64 << 20
"""Most that is taken into memory at once; more is not asked for by any well-formed header."""
_BLOCK_BYTES = 4096


class FieldReader:
    """Bounded reads from a source, with the block that was read last kept: fields lie side by side."""

    def __init__(self, source: ByteSource) -> None:
        """Reads nothing yet."""
        self.source = source
        self._block = b""
        self._block_at = 0

    def unpack(self, layout: str, offset: int) -> tuple[int, ...]:
        """Integers by a `struct` layout. Raises DamagedError where the bytes end too soon."""
        return struct.unpack(layout, self.run(offset, struct.calcsize(layout)))

    def run(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes. Raises DamagedError where there are fewer or unreasonably many are asked for."""
        if offset < 0 or not 0 <= length <= MAX_RUN_BYTES:
            raise DamagedError(f"A header names {length:,} bytes at byte {offset:,}, which cannot be.")
        start = offset - self._block_at
        if start < 0 or start + length > len(self._block):
            self._block_at, start = offset, 0
            self._block = self._whole(offset, max(length, _BLOCK_BYTES))
        data = self._block[start : start + length]
        if len(data) < length:
            raise DamagedError(f"The file ends before byte {offset + length:,}, which a header names.")
        return data

    def zero_ended(self, offset: int, limit: int = 1024) -> bytes:
        """The bytes before the next zero byte, at most `limit`; fewer at the end of the file."""
        if offset < 0:
            return b""
        return self.source.read_at(offset, limit).partition(b"\0")[0]

    def _whole(self, offset: int, length: int) -> bytes:
        pieces: list[bytes] = []
        at, stop = offset, offset + length
        while at < stop and (piece := self.source.read_at(at, stop - at)):
            pieces.append(piece)
            at += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
