"""The content of one source of a map, decoded when it is read."""

from typing import ClassVar

from inspector.containers.source import ByteSource
from inspector.sourcemaps.json_tokens import decode_string


class RebuiltSource:
    """A JSON string inside a map, as the bytes it stands for.

    Only the place is kept. Readers ask for one source in several pieces, so the one that was decoded last
    stays in memory, over all maps.
    """

    __slots__ = ("_map", "_size_bytes", "_start", "_stop")
    _latest: ClassVar[tuple["RebuiltSource | None", bytes]] = (None, b"")

    def __init__(self, content: ByteSource, start: int, stop: int, size_bytes: int) -> None:
        """The string token from `start` to `stop` of a map's bytes, which decodes to `size_bytes`."""
        self._map = content
        self._start = start
        self._stop = stop
        self._size_bytes = size_bytes

    @property
    def size_bytes(self) -> int:
        """Length of the decoded content."""
        return self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if offset < 0 or length <= 0 or offset >= self._size_bytes:
            return b""
        return self._decoded()[offset : offset + length]

    def _decoded(self) -> bytes:
        owner, data = RebuiltSource._latest
        if owner is not self:
            data = decode_string(self._token()).data
            RebuiltSource._latest = (self, data)
        return data

    def _token(self) -> bytes:
        pieces: list[bytes] = []
        at = self._start
        while at < self._stop and (piece := self._map.read_at(at, self._stop - at)):
            pieces.append(piece)
            at += len(piece)
        return b"".join(pieces)
