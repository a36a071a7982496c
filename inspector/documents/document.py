"""One entry's content, decoded, as a document rule sees it."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from inspector.core.entry import Entry


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a document for people: line and column 1-based, columns in UTF-16 units."""

    line: int
    column: int


@dataclass(slots=True)
class Document:
    """The content of one entry, or one window of a long one."""

    entry: Entry
    data: bytes
    """UTF-8 text where `encoding` is set, else the raw bytes."""
    encoding: str | None
    """Name of the encoding that the text was decoded from; None for binary content."""
    to_origin: Callable[[int], int | None] = field(default=lambda offset: offset)
    """Maps an offset in `data` to the byte offset in the entry as stored; None where there is no such byte."""
    first_line: int = 1
    """Line number of the first line of `data`, for a window of a longer entry."""
    is_partial: bool = False
    """Whether this is one window of a longer entry."""
    _line_starts: list[int] | None = None

    @property
    def is_text(self) -> bool:
        """Whether the content was decoded as text."""
        return self.encoding is not None

    @property
    def name(self) -> str:
        """The last component of the entry's name."""
        return self.entry.name.replace("\\", "/").rstrip("/").rpartition("/")[2]

    def position(self, offset: int) -> Position:
        """Line and column of a byte offset in `data`."""
        if self._line_starts is None:
            self._line_starts = _line_starts(self.data)
        index = bisect_right(self._line_starts, offset) - 1
        before = self.data[self._line_starts[index] : offset].decode("utf-8", "replace")
        return Position(self.first_line + index, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1)


def _line_starts(data: bytes) -> list[int]:
    starts, found = [0], data.find(b"\n")
    while found >= 0:
        starts.append(found + 1)
        found = data.find(b"\n", found + 1)
    return starts
