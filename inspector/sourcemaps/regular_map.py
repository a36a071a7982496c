"""The fields of a regular map: ECMA-426, "Source map format" and its decoding operations."""

from inspector.sourcemaps.debug_id import plain_debug_id
from inspector.sourcemaps.json_spans import Span
from inspector.sourcemaps.json_tokens import decode_name
from inspector.sourcemaps.json_values import JsonValues
from inspector.sourcemaps.metro import read_metro
from inspector.sourcemaps.source_map import Place, Section, SourceItem, SourceMap

VERSION = 3


def read_regular(values: JsonValues, fields: dict[str, Span], found: SourceMap, place: Place) -> None:
    """Adds one regular map, or the map of one section, to what was found."""
    first_source, pointer = len(found.sources), place.pointer
    read_version(values, fields, found, pointer)
    file = values.text(fields, "file", pointer)
    root = values.text(fields, "sourceRoot", pointer)
    if not pointer:
        found.file, found.source_root = file, root
        found.debug_id = read_debug_id(values, fields)
    read_metro(values, fields, found)
    _read_sources(values, fields, found, pointer, root)
    names_span, name_count = _read_names(values, fields, pointer)
    first_name = found.name_count
    found.name_count += name_count
    source_count = len(found.sources) - first_source
    ignored = _ignore_list(values, fields, pointer, source_count)
    found.ignore_list += tuple(first_source + index for index in ignored)
    if "mappings" not in fields:
        values.violations.add(f"{pointer}/mappings is missing.")
    mappings, ranges = (_token(values, fields, key, pointer) for key in ("mappings", "rangeMappings"))
    found.sections.append(
        Section(place, mappings, first_source, source_count, name_count, first_name, names_span, ranges)
    )


def read_version(values: JsonValues, fields: dict[str, Span], found: SourceMap, pointer: str) -> None:
    """Checks `version`, and keeps the outermost one."""
    span = fields.get("version")
    number = values.number(span)
    if span is None:
        values.violations.add(f"{pointer}/version is missing.")
    elif number is None:
        values.wrong(f"{pointer}/version", span, f"the number {VERSION}")
    elif number != VERSION:
        values.violations.add(f"{pointer}/version is not {VERSION}.")
    if not pointer and number is not None:
        found.version = int(number)


def read_debug_id(values: JsonValues, fields: dict[str, Span]) -> str | None:
    """The debug id of a whole map, as stated; those of sections say nothing of the file (ECMA-426 proposal)."""
    key = "debugId" if "debugId" in fields else "debug_id"
    stated = values.text(fields, key, "")
    if stated is not None and plain_debug_id(stated) is None:
        values.violations.add(f"/{key} is no UUID.")
    return stated


def _read_sources(
    values: JsonValues, fields: dict[str, Span], found: SourceMap, pointer: str, root: str | None
) -> None:
    if "sources" not in fields:
        values.violations.add(f"{pointer}/sources is missing.")
    names = [
        _source_name(values, span, f"{pointer}/sources/{i}") for i, span in _array(values, fields, "sources", pointer)
    ]
    contents = [
        _content(values, span, f"{pointer}/sourcesContent/{i}")
        for i, span in _array(values, fields, "sourcesContent", pointer)
    ]
    if "sources" not in fields:
        names = [None] * len(contents)
    if len(contents) > len(names):
        values.violations.add(f"{pointer}/sourcesContent has more items than {pointer}/sources; the rest is ignored.")
    contents += [None] * (len(names) - len(contents))
    found.sources += [SourceItem(name, root, content) for name, content in zip(names, contents, strict=False)]


def _array(values: JsonValues, fields: dict[str, Span], key: str, pointer: str) -> enumerate[Span]:
    return enumerate(values.array(fields, key, pointer))


def _source_name(values: JsonValues, span: Span, pointer: str) -> str | None:
    kind = values.kind(span)
    if kind == "a string":
        return decode_name(values.data[slice(*span)])
    if kind != "null":
        values.wrong(pointer, span, "a string or null")
    return None


def _content(values: JsonValues, span: Span, pointer: str) -> Span | None:
    kind = values.kind(span)
    if kind == "a string":
        return span
    if kind != "null":
        values.wrong(pointer, span, "a string or null")
    return None


def _read_names(values: JsonValues, fields: dict[str, Span], pointer: str) -> tuple[Span | None, int]:
    span = fields.get("names")
    if span is None:
        return None, 0
    if values.kind(span) != "an array":
        values.wrong(f"{pointer}/names", span, "an array")
        return None, 0
    count, are_strings = values.spans.strings(span)
    if not are_strings:
        values.violations.add(f"{pointer}/names holds an item that is no string.")
    return span, count


def _ignore_list(values: JsonValues, fields: dict[str, Span], pointer: str, source_count: int) -> list[int]:
    """ECMA-426 takes the old spelling of the key only where the new one is absent."""
    key = "ignoreList" if "ignoreList" in fields else "x_google_ignoreList"
    kept = []
    for i, span in _array(values, fields, key, pointer):
        index = values.index(span)
        if index is None:
            values.violations.add(f"{pointer}/{key}/{i} is no index of a source.")
        elif index >= source_count:
            values.violations.add(f"{pointer}/{key}/{i} is the index of a source that does not exist.")
        else:
            kept.append(index)
    return kept


def _token(values: JsonValues, fields: dict[str, Span], key: str, pointer: str) -> Span | None:
    """The place of a string that nobody decodes yet."""
    span = fields.get(key)
    if span is None or values.kind(span) == "a string":
        return span
    values.wrong(f"{pointer}/{key}", span, "a string")
    return None
