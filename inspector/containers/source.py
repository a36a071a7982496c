"""Where bytes are, however they are stored: every decompressed byte has an address."""

from collections.abc import Iterator
from typing import Protocol

from inspector.containers.failures import DamagedError

CHUNK_BYTES = 1 << 20


class ByteSource(Protocol):
    """Random access to a run of bytes that may lie in a file, in a compressed stream or in memory.

    Not safe for two threads at once: whoever shares one holds the reader's lock.
    """

    @property
    def size_bytes(self) -> int | None:
        """Length; None as long as a compressed stream was not read to its end, and where damage hides the end."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`; fewer only at the end or before damage, empty past the end.

        Raises DamagedError when the byte at `offset` cannot be had (so the bytes before damage stay
        readable), or when `offset` is the end and a checksum over all bytes turned out wrong;
        LimitReachedError when a limit forbids it.
        """
        ...


class Window:
    """A part of another source."""

    __slots__ = ("_offset", "_size_bytes", "_source")

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
        """See ByteSource. Raises DamagedError where the source ends before the window does."""
        length = min(length, self._size_bytes - offset)
        if length <= 0 or offset < 0:
            return b""
        data = self._source.read_at(self._offset + offset, length)
        if not data:
            missing = self._size_bytes - offset
            raise DamagedError(
                f"The content ends too early: at least {missing:,} of {self._size_bytes:,} bytes are missing."
            )
        return data


class Tail:
    """All of another source from a place on."""

    __slots__ = ("_offset", "_source")

    def __init__(self, source: ByteSource, offset: int) -> None:
        """Reads nothing yet."""
        self._source = source
        self._offset = offset

    @property
    def size_bytes(self) -> int | None:
        """Length, as soon as the other source's is known."""
        whole = self._source.size_bytes
        return None if whole is None else max(0, whole - self._offset)

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        return self._source.read_at(self._offset + offset, length) if offset >= 0 and length > 0 else b""


class Memory:
    """Bytes that are in memory anyway, such as a decoded source of a map."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        """Keeps a reference to `data`."""
        self._data = data

    @property
    def size_bytes(self) -> int:
        """Length."""
        return len(self._data)

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        return self._data[offset : offset + length] if offset >= 0 and length > 0 else b""


def measured(source: ByteSource) -> int:
    """The length of a source, read to its end if need be. Raises what `read_at` raises."""
    offset = 0
    while source.size_bytes is None and (chunk := source.read_at(offset, CHUNK_BYTES)):
        offset += len(chunk)
    return offset if source.size_bytes is None else source.size_bytes


def iter_chunks(source: ByteSource, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
    """All bytes in order, read until none is left, so that a wrong checksum raises after the last chunk.

    Raises what `read_at` raises, after everything before it was yielded.
    """
    offset = 0
    while chunk := source.read_at(offset, chunk_bytes):
        yield chunk
        offset += len(chunk)
