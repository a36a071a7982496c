"""Contents of approximate entries: put together when somebody looks, from a map and the file it explains."""

from collections.abc import Callable

from inspector.containers.failures import DamagedError
from inspector.sourcemaps.approximate import approximate_source
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import TooManySegmentsError, read_segments
from inspector.sourcemaps.stretches import stretches_of
from inspector.sourcemaps.utf16_text import Utf16Text

ReadWhole = Callable[[int, int], bytes]


class _Material:
    """One map, decoded, and the shipped text."""

    def __init__(self, data: bytes, shipped: bytes) -> None:
        try:
            found = read_map(data)
            self.lookup = MappingLookup(read_segments(found))
        except (NotASourceMapError, TooManySegmentsError) as error:
            raise DamagedError(str(error)) from error
        self.names = read_names(found)
        self.text = Utf16Text(shipped)
        self.stretches = stretches_of(self.lookup.segments, self.text)

    def put_together(self, source: int) -> bytes:
        rows = self.lookup.rows_of_source(source).rows
        made = approximate_source(self.lookup.segments, self.stretches, rows, self.names, self.text)
        return made.text.encode("utf-8", "replace")


class Workshop:
    """Keeps the map and the text that were used last: whoever looks at one source looks at its neighbours."""

    def __init__(self, read: ReadWhole, max_map_bytes: int, max_shipped_bytes: int) -> None:
        """`read` returns the whole content of an entry; it raises ContainerError where it is larger than wanted."""
        self._read = read
        self._max_map_bytes = max_map_bytes
        self._max_shipped_bytes = max_shipped_bytes
        self._key: tuple[int, int] | None = None
        self._material: _Material | None = None
        self._made: tuple[tuple[int, int, int], bytes] | None = None

    def text(self, map_number: int, shipped: int, source: int) -> bytes:
        """The approximate text of one source of a map. Raises ContainerError where it cannot be made."""
        wanted = (map_number, shipped, source)
        if self._made is None or self._made[0] != wanted:
            self._made = (wanted, self._prepared(map_number, shipped).put_together(source))
        return self._made[1]

    def _prepared(self, map_number: int, shipped: int) -> _Material:
        if self._material is None or self._key != (map_number, shipped):
            data = self._read(map_number, self._max_map_bytes)
            self._material = _Material(data, self._read(shipped, self._max_shipped_bytes))
            self._key = (map_number, shipped)
        return self._material


class ApproximateContent:
    """A ByteSource; its size is not known before somebody looked."""

    __slots__ = ("_place", "_workshop")

    def __init__(self, workshop: Workshop, map_number: int, shipped: int, source: int) -> None:
        """The source of that index of a map, put together from a shipped file. Makes nothing yet."""
        self._workshop = workshop
        self._place = (map_number, shipped, source)

    @property
    def size_bytes(self) -> int | None:
        """See ByteSource."""
        return None

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource. Raises ContainerError where the map or the shipped file cannot be read any more."""
        if offset < 0 or length <= 0:
            return b""
        return self._workshop.text(*self._place)[offset : offset + length]
