"""One entry's content, decoded, as a document rule sees it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from inspector.core.entry import Entry
from inspector.documents.marks import Places


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a document for people: line and column 1-based, columns in UTF-16 units."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that was left out of a document."""

    offset: int
    """Where it would stand in the document's data."""
    lines: int
    """Line feeds in it."""
    units: int
    """UTF-16 units in it, after its last line feed."""


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
    gaps: tuple[Gap, ...] = ()
    """What was left out, in order: positions count it."""
    place: Callable[[int], Position] | None = None
    """Tells positions where `data` is not what people see, but was decoded from a part of it."""
    _name: str | None = None
    _places: Places | None = None
    _line_starts: list[int] | None = None
    _mark: tuple[int, int] = (0, 0)
    """Offset and UTF-16 units before it on its line: the next position on a long line starts from here."""

    @property
    def is_text(self) -> bool:
        """Whether the content was decoded as text."""
        return self.encoding is not None

    @property
    def name(self) -> str:
        """The last component of the entry's name."""
        if self._name is None:
            self._name = self.entry.name.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return self._name

    @property
    def places(self) -> Places:
        """Where marks stand in `data`: searched for once, however many rules look there."""
        if self._places is None:
            self._places = Places(self.data)
        return self._places

    @property
    def addresses(self) -> Sequence[int]:
        """Offsets of every `://`."""
        return self.places.of(b"://")

    def position(self, offset: int) -> Position:
        """Line and column of a byte offset in `data`."""
        if self.place is not None:
            return self.place(offset)
        if self._line_starts is None:
            self._line_starts = _line_starts(self.data)
        index = bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[index]
        lines, units = self._left_out(start, offset)
        return Position(self.first_line + index + lines, units + self._units_before(start, offset) + 1)

    def _units_before(self, line_start: int, offset: int) -> int:
        begin, units = self._mark
        if not line_start <= begin <= offset:
            begin, units = line_start, 0
        units += _utf16_units(self.data[begin:offset])
        self._mark = (offset, units)
        return units

    def _left_out(self, line_start: int, offset: int) -> tuple[int, int]:
        """Line feeds left out before an offset, and UTF-16 units left out before it on its own line."""
        lines = units = 0
        for gap in self.gaps:
            if gap.offset > offset:
                break
            lines += gap.lines
            if gap.offset >= line_start:
                units += gap.units
        return lines, units


def _utf16_units(data: bytes) -> int:
    return len(data) if data.isascii() else len(data.decode("utf-8", "replace").encode("utf-16-le")) // 2


def _line_starts(data: bytes) -> list[int]:
    starts, found = [0], data.find(b"\n")
    while found >= 0:
        starts.append(found + 1)
        found = data.find(b"\n", found + 1)
    return starts
