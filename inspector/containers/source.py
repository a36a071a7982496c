"""Where bytes are, however they are stored: every decompressed byte has an address."""

from typing import Protocol


class ByteSource(Protocol):
    """Random access to a run of bytes that may lie in a file, in a compressed stream or in memory.

    Not safe for two threads at once: whoever shares one holds the reader's lock.
    """

    @property
    def size_bytes(self) -> int | None:
        """Length, or None as long as a compressed stream was not read to its end."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`; fewer only at the end, empty past it.

        Raises DamagedError when the bytes there cannot be had, LimitReachedError when a limit forbids it.
        """
        ...


class Window:
    """A part of another source."""

    def __init__(self, source: ByteSource, offset: int, size_bytes: int) -> None:
        """The run of `size_bytes` from `offset` of `source`; the source may turn out to be shorter."""
        self._source = source
        self._offset = offset
        self._size_bytes = size_bytes

    @property
    def size_bytes(self) -> int:
        """Length as declared."""
        return self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        length = min(length, self._size_bytes - offset)
        return self._source.read_at(self._offset + offset, length) if length > 0 else b""


class Memory:
    """Bytes that are in memory anyway, such as a decoded source of a map."""

    def __init__(self, data: bytes) -> None:
        """Keeps a reference to `data`."""
        self._data = data

    @property
    def size_bytes(self) -> int:
        """Length."""
        return len(self._data)

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        return self._data[offset : offset + length] if offset >= 0 else b""
