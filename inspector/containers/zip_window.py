"""Reads many short runs of a file, mostly one behind the other, with few calls."""

from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.source import ByteSource

_SMALLEST_BYTES = 4 << 10
_LARGEST_BYTES = 256 << 10


class RunningWindow:
    """The window grows while runs lie close to each other and shrinks where they do not."""

    __slots__ = ("_length", "_served", "_source", "base", "data")

    def __init__(self, source: ByteSource) -> None:
        """Reads nothing yet."""
        self._source = source
        self._length = _SMALLEST_BYTES
        self._served = 0
        self.base = 0
        """Where `data` starts in the source."""
        self.data = b""

    def at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes; fewer at the end and where the source is damaged. Raises LimitReachedError."""
        start = offset - self.base
        if start < 0 or start + length > len(self.data):
            self.fill(offset, length)
            start = 0
        else:
            self._served += 1
        return self.data[start : start + length]

    def fill(self, offset: int, length: int) -> None:
        """Makes the window start at `offset`, with at least `length` bytes if there are so many."""
        self._length = min(self._length * 2, _LARGEST_BYTES) if self._served > 8 else _SMALLEST_BYTES
        self._served = 0
        try:
            self.data = self._source.read_at(offset, max(self._length, length))
        except LimitReachedError:
            raise
        except ContainerError:
            self.data = b""
        self.base = offset
