"""The segments of one section, with the marks of those that are ranges."""

from collections.abc import Iterator

import numpy as np

from inspector.sourcemaps.json_tokens import decode_string
from inspector.sourcemaps.mapping_chunk import MappingChunk
from inspector.sourcemaps.mappings import iter_mappings
from inspector.sourcemaps.range_marks import RangeMarks
from inspector.sourcemaps.source_map import Section, SourceMap


def mappings_text(found: SourceMap, section: Section) -> bytes:
    """What `mappings` holds; nothing where it is missing."""
    return decode_string(found.data[slice(*section.mappings)]).data if section.mappings else b""


def iter_section(found: SourceMap, section: Section, text: bytes) -> Iterator[MappingChunk]:
    """The chunks of a section's `mappings_text`. Where there are marks, the last one holds only their faults."""
    if section.ranges is None:
        yield from iter_mappings(text)
        return
    marks = RangeMarks(decode_string(found.data[slice(*section.ranges)]).data)
    for chunk in iter_mappings(text):
        chunk.is_range = marks.of(chunk)
        yield chunk
    nothing = np.zeros(0, np.int64)
    yield MappingChunk(nothing, nothing, nothing, nothing, nothing, nothing, marks.faults(), nothing == 1)
