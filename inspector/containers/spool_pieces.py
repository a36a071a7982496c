"""A growing run of bytes in the spool, which others use in between."""

from bisect import bisect_right

from inspector.containers.failures import DamagedError
from inspector.containers.spool import Spool


class SpoolPieces:
    """Bytes appended one after the other, wherever the spool had room; a source of its own."""

    __slots__ = ("_places", "_size_bytes", "_spool", "_starts")

    def __init__(self, spool: Spool) -> None:
        """Starts empty."""
        self._spool = spool
        self._starts: list[int] = []
        """Where each piece begins in the run; `_places` says where in the spool."""
        self._places: list[int] = []
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        """Bytes appended so far."""
        return self._size_bytes

    def append(self, data: bytes) -> None:
        """Adds bytes at the end. Raises LimitReachedError when the spool is full."""
        place = self._spool.append(data)
        if not self._places or self._places[-1] + self._size_bytes - self._starts[-1] != place:
            self._starts.append(self._size_bytes)
            self._places.append(place)
        self._size_bytes += len(data)

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        at, stop = offset, min(offset + length, self._size_bytes)
        pieces = []
        while 0 <= at < stop:
            pieces.append(self._piece(at, stop))
            at += len(pieces[-1])
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _piece(self, at: int, stop: int) -> bytes:
        number = bisect_right(self._starts, at) - 1
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._size_bytes
        data = self._spool.read_at(self._places[number] + at - self._starts[number], min(stop, end) - at)
        if not data:
            raise DamagedError("The temporary file lost its content.")
        return data
