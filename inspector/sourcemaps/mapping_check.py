"""Checks the mappings of a map that was read. Apart from reading: a large map has millions of segments."""

from collections.abc import Iterator

from inspector.sourcemaps.mapping_chunk import UNMAPPED, MappingChunk
from inspector.sourcemaps.section_mappings import iter_section, mappings_text
from inspector.sourcemaps.source_map import Section, SourceMap


class MappingCheck:
    """Collects what is wrong while somebody decodes the mappings of a map."""

    def __init__(self) -> None:
        self._faults: dict[str, dict[str, None]] = {}

    def take(self, chunk: MappingChunk, section: Section) -> None:
        """Looks at one run of segments of one section."""
        faults = (*chunk.faults, *_range_faults(chunk, section))
        if faults:
            self._faults.setdefault(section.place.pointer, {}).update(dict.fromkeys(faults))

    def sentences(self) -> tuple[str, ...]:
        """One per section and kind of fault, in the order in which they came."""
        return tuple(f"{at}/mappings: a segment {fault}." for at, faults in self._faults.items() for fault in faults)


def check_mappings(found: SourceMap) -> tuple[str, ...]:
    """One sentence per kind of fault and section; empty where all mappings are as ECMA-426 wants them."""
    check = MappingCheck()
    for section in found.sections:
        if section.mappings is not None:
            for chunk in iter_section(found, section, mappings_text(found, section)):
                check.take(chunk, section)
    return check.sentences()


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
