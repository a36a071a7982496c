"""What the positions of a map tell: how much of the shipped file it explains, and which sources can be approximated.

Loads numpy with the first map that has positions.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from msgspec import structs

from inspector.containers.failures import ContainerError
from inspector.containers.record import Record
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.innerpath import SEPARATOR, escape_name
from inspector.core.sourcefacts import MapFacts, SourceClass, SourceFacts
from inspector.engine.worker.carriers import Carriers
from inspector.engine.worker.path_index import PathIndex
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.link_targets import resolve_inside
from inspector.sourcemaps.violations import with_more

if TYPE_CHECKING:
    from inspector.engine.worker.approximate_content import Workshop
    from inspector.sourcemaps.segments import Segments

MAP_SUFFIX: Final = ".map"
FOLDER: Final = "_approximate"
"""Approximate entries stand below this folder of their map, so that no path takes them for sources."""
MAX_SEGMENTS: Final = 10_000_000
MAX_SHIPPED_BYTES: Final = 64 << 20
MAX_MAP_BYTES: Final = 512 << 20
ReadWhole = Callable[[int, int], bytes]
"""(entry number, most bytes) -> all of its content."""
_DECLARATIONS: Final = (".d.ts", ".d.mts", ".d.cts")
_NO_FILES: Final = frozenset({SourceClass.SYNTHETIC, SourceClass.DATA})


@dataclass(frozen=True, slots=True)
class Measured:
    """A map with what its positions tell, and a record for each source that can be approximated, by index."""

    facts: MapFacts
    records: dict[int, Record]
    failure: str = ""
    """Why nothing was measured, in one sentence; empty where all went well or there was nothing to measure."""


class MapPositions:
    """Measures one map after another while they are read."""

    def __init__(
        self,
        index: PathIndex,
        read: ReadWhole,
        read_in_answer: ReadWhole,
        read_end: ReadWhole,
        *,
        measures_all: bool,
    ) -> None:
        """The first two return the whole content of an entry; they raise ContainerError where it is too large.

        The second is called while an answer has its turn. `read_end` returns the end of a content. `measures_all`:
        whether maps that have all texts are measured, too; a mere listing does not need that.
        """
        self._index = index
        self._read = read
        self._read_in_answer = read_in_answer
        self._measures_all = measures_all
        self._carriers = Carriers(index, read_end)
        self._workshop: Workshop | None = None

    def measure(self, facts: MapFacts, owner: Entry) -> Measured:
        """Looks at the positions of the map in `owner`, whose sources know their entries already."""
        shipped = self._shipped(facts, owner) if self._is_wanted(facts) else None
        if shipped is None:
            return Measured(facts, {})
        try:
            return self._measured(facts, owner, shipped)
        except (ContainerError, NotASourceMapError) as error:
            return Measured(facts, {}, str(error))

    def _is_wanted(self, facts: MapFacts) -> bool:
        return facts.has_mappings and (self._measures_all or any(map(_is_missing, facts.sources)))

    def _shipped(self, facts: MapFacts, owner: Entry) -> int | None:
        """The shipped file of a map: the one it lies in, is named after, or names, or that leads to it."""
        level, _, name = owner.path.rpartition(SEPARATOR)
        if name.startswith("%map-"):
            found = self._index.number(level)
        else:
            candidates = self._candidates(facts, owner.path)
            found = candidates[0] if len(candidates) == 1 else self._carriers.of(owner.path, facts.debug_id)
            if candidates and found not in candidates:
                found = candidates[0]
        return None if found is None or self._index.path(found).endswith(_DECLARATIONS) else found

    def _candidates(self, facts: MapFacts, path: str) -> list[int]:
        """The files that a map is named after and that it names; where both are there, a comment decides."""
        named = path.removesuffix(MAP_SUFFIX), resolve_inside(path, facts.file or "")
        numbers = [self._index.number(target) for target in named if target and target != path]
        return list(dict.fromkeys(number for number in numbers if number is not None))

    def _measured(self, facts: MapFacts, owner: Entry, shipped: int) -> Measured:
        # Loaded here: the tree of an artifact without maps does not wait for numpy.
        from inspector.sourcemaps.coverage import measure_coverage  # noqa: PLC0415
        from inspector.sourcemaps.fidelity import generated_outside  # noqa: PLC0415
        from inspector.sourcemaps.mapping_check import MappingCheck  # noqa: PLC0415
        from inspector.sourcemaps.reader import read_map  # noqa: PLC0415
        from inspector.sourcemaps.segments import TooManySegmentsError, read_segments  # noqa: PLC0415
        from inspector.sourcemaps.shipped_text import is_module, shipped_text  # noqa: PLC0415

        text = self._read(shipped, MAX_SHIPPED_BYTES)
        try:
            found, check = read_map(self._read(owner.number, MAX_MAP_BYTES)), MappingCheck()
            segments = read_segments(found, MAX_SEGMENTS, check.take)
        except TooManySegmentsError as error:
            return Measured(facts, {}, str(error))
        lines = shipped_text(text)
        coverage = measure_coverage(segments, lines)
        sizes = coverage.bytes_of_source.tolist()
        sources = [
            structs.replace(source, mapped_bytes=sizes[source.index]) if source.index < len(sizes) else source
            for source in facts.sources
        ]
        # The code of a module is no text that anything could be put together from.
        records = {} if is_module(text) else self._records(sources, segments, owner.number, shipped)
        measured = replace(
            facts,
            sources=tuple(sources),
            shipped=shipped,
            mapped_bytes=coverage.mapped_bytes,
            position_count=len(segments),
            positions_outside=generated_outside(segments, lines),
            violations=with_more(facts.violations, check.sentences()),
        )
        return Measured(measured, records)

    def _records(
        self, sources: list[SourceFacts], segments: "Segments", map_number: int, shipped: int
    ) -> dict[int, Record]:
        from inspector.engine.worker.approximate_content import ApproximateContent, Workshop  # noqa: PLC0415 - as above
        from inspector.sourcemaps.coverage import count_lines  # noqa: PLC0415 - as above

        workshop = self._workshop = self._workshop or Workshop(self._read_in_answer, MAX_MAP_BYTES, MAX_SHIPPED_BYTES)
        missing = [at for at, source in enumerate(sources) if _is_missing(source) and source.mapped_bytes]
        lines = count_lines(segments, [sources[at].index for at in missing])
        records = {}
        for at in missing:
            source = sources[at]
            count = lines[source.index]
            sources[at] = structs.replace(source, mapped_lines=count.mapped, last_mapped_line=count.last)
            path = f"{FOLDER}/{source.tree_path}".encode("utf-8", "surrogatepass")
            records[at] = Record(
                name_raw=path,
                kind=EntryKind.FILE,
                content=ApproximateContent(workshop, map_number, shipped, source.index),
                origin=Origin.APPROXIMATE,
                canonical_name=escape_name(path),
            )
        return records


def _is_missing(source: SourceFacts) -> bool:
    """Whether a source's text is neither in the map nor in the artifact, and it is somebody's file."""
    return not source.has_content and source.linked is None and source.source_class not in _NO_FILES
