"""Checks the mappings of a map that was read. Apart from reading: a large map has millions of segments."""

from collections.abc import Iterator

from inspector.sourcemaps.json_tokens import decode_string
from inspector.sourcemaps.mapping_chunk import UNMAPPED, MappingChunk
from inspector.sourcemaps.mappings import iter_mappings
from inspector.sourcemaps.source_map import Section, SourceMap


def check_mappings(found: SourceMap) -> tuple[str, ...]:
    """One sentence per kind of fault and section; empty where all mappings are as ECMA-426 wants them."""
    return tuple(sentence for section in found.sections for sentence in _section_faults(found, section))


def _section_faults(found: SourceMap, section: Section) -> Iterator[str]:
    if section.mappings is None:
        return
    text = decode_string(found.data[slice(*section.mappings)]).data
    faults: dict[str, None] = {}
    for chunk in iter_mappings(text):
        faults |= dict.fromkeys((*chunk.faults, *_range_faults(chunk, section)))
    for fault in faults:
        yield f"{section.place.pointer}/mappings: a segment {fault}."


def _range_faults(chunk: MappingChunk, section: Section) -> Iterator[str]:
    columns = {
        "generated column": chunk.generated_column,
        "source index": chunk.source,
        "original line": chunk.original_line,
        "original column": chunk.original_column,
        "name index": chunk.name,
    }
    for label, values in columns.items():
        if bool(((values < 0) & (values != UNMAPPED)).any()):
            yield f"has a negative {label}"
    if bool((chunk.source >= section.source_count).any()):
        yield "names a source that does not exist"
    if bool((chunk.name >= section.name_count).any()):
        yield "names a name that does not exist"
