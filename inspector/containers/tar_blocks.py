"""The 512-byte blocks of a tar, read through a window that grows while records lie close together."""

from inspector.containers.budget import Budget
from inspector.containers.source import ByteSource
from inspector.containers.tar_header import BLOCK_BYTES, has_checksum

_SMALLEST_BYTES = 4 << 10
_LARGEST_BYTES = 256 << 10
_CHECKSUM_START = frozenset(b" 01234567")
_CHECKSUM_AT = 148


class TarBlocks:
    """One block at any place; cheap when the places rise."""

    __slots__ = ("_base", "_budget", "_data", "_source", "_window_bytes")

    def __init__(self, source: ByteSource, budget: Budget) -> None:
        """Reads nothing yet."""
        self._source = source
        self._budget = budget
        self._base = 0
        self._data = b""
        self._window_bytes = _SMALLEST_BYTES

    def at(self, offset: int) -> bytes:
        """The block at `offset`; shorter only where the source ends. Raises what the source raises."""
        start = offset - self._base
        if 0 <= start <= len(self._data) - BLOCK_BYTES:
            return self._data[start : start + BLOCK_BYTES]
        return self._read(offset)

    def _read(self, offset: int) -> bytes:
        self._budget.check_time()
        is_near = 0 <= offset - self._base <= 2 * self._window_bytes
        self._window_bytes = min(self._window_bytes * 2, _LARGEST_BYTES) if is_near else _SMALLEST_BYTES
        self._base = offset
        self._data = self._source.read_at(offset, self._window_bytes)
        return self._data[:BLOCK_BYTES]

    def first_data_after(self, offset: int) -> int | None:
        """Where the next block stands that is not all zeros; None when only zeros follow."""
        at = offset
        while data := self._source.read_at(at, _LARGEST_BYTES):
            self._budget.check_time()
            if data.count(0) != len(data):
                first = len(data) - len(data.lstrip(b"\0"))
                return at + first // BLOCK_BYTES * BLOCK_BYTES
            at += len(data)
        return None

    def next_header_after(self, offset: int) -> int | None:
        """Where the next block after the one at `offset` stands that has a right checksum; None when none does."""
        at = offset + BLOCK_BYTES
        while data := self._source.read_at(at, _LARGEST_BYTES):
            self._budget.check_time()
            for start in range(0, len(data) - BLOCK_BYTES + 1, BLOCK_BYTES):
                # A look at one byte spares most blocks the sum.
                if data[start + _CHECKSUM_AT] in _CHECKSUM_START and has_checksum(data[start : start + BLOCK_BYTES]):
                    return at + start
            at += len(data) // BLOCK_BYTES * BLOCK_BYTES or len(data)
        return None
