"""The sections of an index map: ECMA-426, "Index source map"."""

from dataclasses import replace

from inspector.sourcemaps.json_spans import Span
from inspector.sourcemaps.json_values import JsonValues
from inspector.sourcemaps.metro import read_metro
from inspector.sourcemaps.regular_map import read_debug_id, read_regular, read_version
from inspector.sourcemaps.source_map import Place, SourceMap

MAX_SECTIONS = 100_000
MAX_NESTING = 4
"""Index maps within index maps: React Native's bundler nests them, the specification does not."""

Offset = tuple[int, int]


def read_sections(values: JsonValues, fields: dict[str, Span], found: SourceMap, place: Place) -> None:
    """Adds every section's map to what was found. No section inherits anything from the index map."""
    pointer = place.pointer
    read_version(values, fields, found, pointer)
    file = values.text(fields, "file", pointer)
    if not pointer:
        found.file, found.source_root = file, values.text(fields, "sourceRoot", pointer)
        found.debug_id = read_debug_id(values, fields)
    read_metro(values, fields, found)
    if "mappings" in fields:
        values.violations.add(f"{pointer}/mappings stands beside sections; the sections are used.")
    spans = values.array(fields, "sections", pointer)
    if len(spans) > MAX_SECTIONS:
        values.violations.add(f"{pointer}/sections has {len(spans):,} items; the first {MAX_SECTIONS:,} are read.")
    last: Offset | None = None
    for i, span in enumerate(spans[:MAX_SECTIONS]):
        offset = _read_section(values, span, found, replace(place, pointer=f"{pointer}/sections/{i}"))
        if offset is not None:
            if last is not None and offset <= last:
                values.violations.add(f"{pointer}/sections/{i} overlaps the section before it or is out of order.")
            last = offset


def _read_section(values: JsonValues, span: Span, found: SourceMap, place: Place) -> Offset | None:
    if values.kind(span) != "an object":
        values.wrong(place.pointer, span, "an object")
        return None
    found.section_count += 1
    section = values.spans.fields(span)
    offset = _offset(values, section, place.pointer)
    line, column = offset or (0, 0)
    # Only the first line of a section starts at the section's column.
    column += place.column if line == 0 else 0
    shifted = Place(f"{place.pointer}/map", place.line + line, column, place.depth + 1)
    _read_url(values, section, found, place.pointer)
    _read_section_map(values, section, found, shifted)
    return offset


def _offset(values: JsonValues, section: dict[str, Span], pointer: str) -> Offset | None:
    span = section.get("offset")
    if span is None:
        values.violations.add(f"{pointer}/offset is missing.")
        return None
    if values.kind(span) != "an object":
        values.wrong(f"{pointer}/offset", span, "an object")
        return None
    fields = values.spans.fields(span)
    line, column = (values.index(fields.get(key)) for key in ("line", "column"))
    if line is None or column is None:
        values.violations.add(f"{pointer}/offset lacks a valid line or column.")
        return None
    return line, column


def _read_url(values: JsonValues, section: dict[str, Span], found: SourceMap, pointer: str) -> None:
    url = values.text(section, "url", pointer)
    if url is not None:
        found.section_urls.append(url)
        values.violations.add(f"{pointer}/url points to another file, which the specification no longer allows.")


def _read_section_map(values: JsonValues, section: dict[str, Span], found: SourceMap, place: Place) -> None:
    span = section.get("map")
    if span is None or values.kind(span) != "an object":
        if "url" not in section:
            values.violations.add(f"{place.pointer} is missing or no object.")
        return
    fields = values.spans.fields(span)
    if "sections" not in fields:
        read_regular(values, fields, found, place)
    elif place.depth < MAX_NESTING:
        read_sections(values, fields, found, place)
    else:
        values.violations.add(f"{place.pointer} nests index maps more than {MAX_NESTING} levels deep; it was not read.")
