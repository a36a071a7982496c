"""From an offset in a document's data back to the byte in the entry as stored."""

from bisect import bisect_right

_STEP_BYTES = 64 << 10


class Shifted:
    """The data is a run of the stored bytes."""

    def __init__(self, first_offset: int) -> None:
        """`first_offset` is where the run begins in the entry."""
        self._first_offset = first_offset

    def __call__(self, offset: int) -> int:
        """The stored offset."""
        return self._first_offset + offset


class Recoded:
    """The data is UTF-8 made from text in another encoding. Each answer decodes at most 64 KiB."""

    def __init__(self, data: bytes, codec: str) -> None:
        """`codec` is the encoding of the stored bytes; their byte order mark is not counted here."""
        self._data = data
        self._codec = codec
        self._starts: list[int] = []
        self._stored: list[int] = []

    def __call__(self, offset: int) -> int:
        """The offset in the stored bytes after their mark."""
        if not self._starts:
            self._measure()
        index = bisect_right(self._starts, offset) - 1
        return self._stored[index] + self._stored_length(self._starts[index], offset)

    def _stored_length(self, start: int, end: int) -> int:
        return len(self._data[start:end].decode("utf-8", "ignore").encode(self._codec, "replace"))

    def _measure(self) -> None:
        start = total = 0
        while True:
            self._starts.append(start)
            self._stored.append(total)
            end = _character_start(self._data, start + _STEP_BYTES)
            if end >= len(self._data):
                return
            total += self._stored_length(start, end)
            start = end


def _character_start(data: bytes, offset: int) -> int:
    while offset < len(data) and data[offset] & 0xC0 == 0x80:
        offset -= 1
    return offset


class Residue:
    """The data is what was left after spans were taken out."""

    def __init__(self, kept: list[tuple[int, int]]) -> None:
        """`kept` are the spans (start, end) that were joined, in order."""
        self._origins = [start for start, _ in kept] or [0]
        self._starts = [0]
        for start, end in kept[:-1]:
            self._starts.append(self._starts[-1] + end - start)

    def __call__(self, offset: int) -> int:
        """The offset before the spans were taken out."""
        index = bisect_right(self._starts, offset) - 1
        return self._origins[index] + offset - self._starts[index]
