"""Source maps as containers: every source whose content the map holds is a record."""

import hashlib
import re
from collections.abc import Iterator

from msgspec.structs import replace

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.rebuilt_source import RebuiltSource
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.whole_content import read_whole
from inspector.core.entry import EntryKind, Origin
from inspector.core.innerpath import escape_name
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.text import line_count, shortened
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.json_spans import Span
from inspector.sourcemaps.json_tokens import Decoded, well_formed
from inspector.sourcemaps.loader_output import HEAD_BYTES, is_loader_output
from inspector.sourcemaps.names import PlacedSource, place_sources
from inspector.sourcemaps.placed_facts import MAX_SHOWN_CHARACTERS, named_facts
from inspector.sourcemaps.reader import FIRST_BYTES, has_map_name, is_surely_map, looks_like_map, read_map
from inspector.sourcemaps.source_map import SourceItem, SourceMap

NAME = "source-map"
MAX_DEBUG_ID_CHARACTERS = 64
_INLINE_NAME = re.compile(r"inline map [0-9]+\Z")
_CHECK_EVERY = 64


class SourceMapContainer:
    """One map. Its bytes are let go once every source was measured; contents are read again on demand."""

    def __init__(self, content: ByteSource, name: str, found: SourceMap, context: OpenContext) -> None:
        """Takes a map that was read from `content`."""
        self._content = content
        self._name = name
        self._context = context
        self._found: SourceMap | None = found
        self._spans = found.content_spans()
        self._records: list[Record] = []
        self._facts = MapFacts(0, inline=False, file=None, source_root=None, sources=())

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def content_spans(self) -> tuple[Span, ...]:
        """Where the map's own bytes hold texts that come as records, sorted: (start, end) with the quotes."""
        return self._spans

    def records(self) -> Iterator[Record]:
        """One record per source with content, in the order of the map. See Container."""
        self._measure()
        yield from self._records

    def map_facts(self) -> MapFacts:
        """See MapContainer."""
        self._measure()
        return self._facts

    def _measure(self) -> None:
        """Decodes every content once, one at a time, for its size, lines and digest."""
        found = self._found
        if found is None:
            return
        self._found = None
        digests = [self._measured(found, index) for index in range(len(found.sources))]
        names = [(item.name, item.root, _unnamed_key(i, digests[i])) for i, item in enumerate(found.sources)]
        placed = place_sources(names)
        sources = []
        for index, item in enumerate(found.sources):
            facts = self._source_facts(index, item, placed[index], digests[index])
            sources.append(facts)
            if item.content is not None:
                self._records.append(self._record(found, item.content, placed[index], facts))
        self._facts = _map_facts(found, tuple(sources), is_inline=bool(_INLINE_NAME.match(self._name)))

    def _measured(self, found: SourceMap, index: int) -> "_Measure | None":
        if index % _CHECK_EVERY == 0:
            self._context.budget.check_time()
        decoded = found.content(index)
        return _Measure(decoded, found.sources[index].name or "") if decoded is not None else None

    def _source_facts(
        self, index: int, item: SourceItem, placed: PlacedSource, measure: "_Measure | None"
    ) -> SourceFacts:
        facts = named_facts(index, item.name, placed, self._name, item.root)
        if measure is None:
            return facts
        return replace(
            facts,
            has_content=True,
            size_bytes=measure.size_bytes,
            line_count=measure.line_count,
            sha256=measure.sha256,
            byte_exact=measure.is_exact,
            is_loader_output=measure.is_loader_output,
        )

    def _record(self, found: SourceMap, span: Span, placed: PlacedSource, facts: SourceFacts) -> Record:
        tree_path = placed.tree_path.encode("utf-8", "surrogatepass")
        name = found.sources[facts.index].name
        return Record(
            name_raw=name.encode("utf-8", "surrogatepass") if name else tree_path,
            kind=EntryKind.FILE,
            content=self._source_content(found, span, facts.size_bytes),
            origin=Origin.REBUILT,
            size_bytes=facts.size_bytes,
            offset=span[0] if found.is_raw else None,
            canonical_name=escape_name(tree_path),
            source=facts,
        )

    def _source_content(self, found: SourceMap, span: Span, size_bytes: int) -> ByteSource:
        if found.is_raw:
            return RebuiltSource(self._content, *span, size_bytes)
        # A file that had to be recoded has no address for the text: its strings are set aside as they are.
        token = found.data[slice(*span)]
        offset = self._context.spool.append(token)
        return RebuiltSource(self._context.spool.window(offset, len(token)), 0, len(token), size_bytes)


class _Measure:
    """What is kept of a content that was decoded."""

    __slots__ = ("is_exact", "is_loader_output", "line_count", "sha256", "size_bytes")

    def __init__(self, decoded: Decoded, name: str) -> None:
        self.is_exact = decoded.is_exact
        self.is_loader_output = is_loader_output(name.partition("?")[0], decoded.data[:HEAD_BYTES])
        self.size_bytes = len(decoded.data)
        self.line_count = line_count(decoded.data)
        self.sha256 = hashlib.sha256(decoded.data).hexdigest()


def _unnamed_key(index: int, measure: _Measure | None) -> str:
    return measure.sha256[:8] if measure else f"source-{index + 1}"


def _map_facts(found: SourceMap, sources: tuple[SourceFacts, ...], *, is_inline: bool) -> MapFacts:
    return MapFacts(
        entry=0,
        inline=is_inline,
        file=_shown(found.file, MAX_SHOWN_CHARACTERS),
        source_root=_shown(found.source_root, MAX_SHOWN_CHARACTERS),
        sources=sources,
        name_count=found.name_count,
        has_mappings=found.has_mappings,
        section_count=found.section_count,
        ignore_list=found.ignore_list,
        debug_id=_shown(found.debug_id, MAX_DEBUG_ID_CHARACTERS),
        violations=found.violations,
        has_metro_fields=found.has_metro_fields,
        function_count=found.function_count,
        function_names=tuple(map(well_formed, found.function_names)),
    )


def _shown(text: str | None, limit: int) -> str | None:
    return None if text is None else shortened(well_formed(text), limit)


def _open(content: ByteSource, name: str, context: OpenContext) -> SourceMapContainer:
    data, damage = read_whole(content, context.limits.max_map_bytes, "max_map_bytes")
    try:
        found = read_map(data)
    except NotASourceMapError as error:
        raise NotThisFormatError(str(error)) from error
    if not (has_map_name(name) or _INLINE_NAME.match(name) or is_surely_map(found)):
        raise NotThisFormatError("The JSON object lacks what every source map has.")
    if damage is not None:
        context.note(damage, "The sources before the damage were rebuilt.", is_unread=True)
    elif found.ended_early:
        context.note("The source map was cut.", "The sources before the cut were rebuilt.", is_unread=True)
    return SourceMapContainer(content, name, found, context)


FORMAT = Format(name=NAME, recognises=looks_like_map, open=_open, first_bytes=FIRST_BYTES, nested_only=True)
