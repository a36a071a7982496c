"""The source map that Bun puts into its programs: names, and each original source as a zstd frame.

Two counts, then (place, length) of all names, of all contents, then mappings in a form of Bun's own, which are not
read: the sources come back whole, the way from a generated place to an original one does not.
"""

import hashlib
from collections.abc import Iterator

from msgspec.structs import replace

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError, LimitReachedError, NotThisFormatError
from inspector.containers.field_reader import FieldReader
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window, iter_chunks, measured
from inspector.containers.spooled import SpooledStream
from inspector.containers.zstd_decoder import MAGIC as ZSTD_MAGIC
from inspector.containers.zstd_decoder import ZstdDecoder
from inspector.core.entry import EntryKind, Origin
from inspector.core.innerpath import escape_name
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.text import shortened
from inspector.sourcemaps.names import PlacedSource, place_sources
from inspector.sourcemaps.placed_facts import MAX_SHOWN_CHARACTERS, named_facts

NAME = "bun-map"
MAX_SOURCES = 1_000_000
MAX_NAME_BYTES = 65_536
_HEAD_BYTES = 8
_POINTER_BYTES = 8
_Place = tuple[int, int]


class BunMap:
    """One map; its module is the entry named like it."""

    def __init__(
        self, source: ByteSource, name: str, places: list[tuple[_Place, _Place]], context: OpenContext
    ) -> None:
        """`places`: of each source's name and frame."""
        self._reader = FieldReader(source)
        self._name = name
        self._places = places
        self._context = context
        self._facts: list[SourceFacts] = []

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def map_facts(self) -> MapFacts:
        """See MapContainer. Complete once the records were walked."""
        return MapFacts(
            0,
            inline=True,
            file=shortened(self._name.removesuffix(".bun-map"), MAX_SHOWN_CHARACTERS),
            source_root=None,
            sources=tuple(self._facts),
            has_mappings=False,
        )

    def records(self) -> Iterator[Record]:
        """One record per source. See Container."""
        self._facts.clear()
        names = [self._reader.run(*name).decode("utf-8", "replace") for name, _ in self._places]
        placed = place_sources([(name, None, f"source-{index + 1}") for index, name in enumerate(names)])
        for index, (_, frame) in enumerate(self._places):
            self._context.budget.check_time()
            record = self._record(index, names[index], placed[index], frame)
            assert record.source is not None
            self._facts.append(record.source)
            yield record

    def _record(self, index: int, name: str, placed: PlacedSource, frame: _Place) -> Record:
        content = SpooledStream(ZstdDecoder(Window(self._reader.source, *frame)), self._context)
        facts, failure = _measured(named_facts(index, name or None, placed, self._name), content)
        return Record(
            name.encode() or placed.tree_path.encode(),
            EntryKind.FILE,
            content,
            origin=Origin.REBUILT,
            size_bytes=facts.size_bytes,
            packed_bytes=frame[1],
            offset=frame[0],
            canonical_name=escape_name(placed.tree_path.encode()),
            source=facts,
            failure=failure,
        )


def _measured(facts: SourceFacts, content: ByteSource) -> tuple[SourceFacts, str | None]:
    """The facts with size, lines and digest, and why the content ends early where it is damaged."""
    digest, size_bytes, lines, last, failure = hashlib.sha256(), 0, 0, b"\n", None
    try:
        for chunk in iter_chunks(content):
            digest.update(chunk)
            size_bytes += len(chunk)
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    except LimitReachedError:
        raise
    except DamagedError as error:
        failure = str(error)
    measured_facts = replace(
        facts,
        has_content=True,
        size_bytes=size_bytes,
        line_count=lines + (last != b"\n"),
        sha256=digest.hexdigest(),
        byte_exact=failure is None,
    )
    return measured_facts, failure


def _recognises(head: bytes, _name: str) -> bool:
    """A count of sources whose names begin right behind tables and mappings."""
    count = int.from_bytes(head[:4], "little")
    if not 0 < count <= MAX_SOURCES or len(head) < _HEAD_BYTES + 2 * _POINTER_BYTES:
        return False
    mapping_bytes, first_name = (int.from_bytes(head[at : at + 4], "little") for at in (4, 8))
    return first_name == _HEAD_BYTES + 2 * _POINTER_BYTES * count + mapping_bytes


def _open(content: ByteSource, name: str, context: OpenContext) -> BunMap:
    reader = FieldReader(content)
    try:
        places = _tables(reader, measured(content))
        is_one = all(reader.run(frame[0], min(4, frame[1])) == ZSTD_MAGIC for _, frame in places)
    except DamagedError as error:
        raise NotThisFormatError("The tables of the map do not fit its bytes.") from error
    if not is_one:
        raise NotThisFormatError("The contents are no zstd frames.")
    return BunMap(content, name, places, context)


def _tables(reader: FieldReader, end: int) -> list[tuple[_Place, _Place]]:
    (count,) = reader.unpack("<I", 0)
    if count * 2 * _POINTER_BYTES > end:
        raise DamagedError("The map claims more sources than it has room for.")
    numbers = reader.unpack(f"<{4 * count}I", _HEAD_BYTES)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    names, frames = pairs[:count], pairs[count:]
    if any(offset + size_bytes > end for offset, size_bytes in pairs) or any(n[1] > MAX_NAME_BYTES for n in names):
        raise DamagedError("A source reaches beyond the end of the map.")
    return list(zip(names, frames, strict=True))


FORMAT = Format(name=NAME, recognises=_recognises, open=_open, nested_only=True)
