"""The `names` of a map: what identifiers were called before they were shortened."""

from itertools import islice

import msgspec

from inspector.sourcemaps.json_spans import MAX_ITEMS, Span, TolerantJson
from inspector.sourcemaps.json_tokens import decode_name
from inspector.sourcemaps.source_map import Section, SourceMap


def read_names(found: SourceMap) -> list[str]:
    """All names of all sections, as segments count them; an item that is no string becomes an empty one."""
    names: list[str] = []
    for section in found.sections:
        names += _of_section(found, section)
    return names


def _of_section(found: SourceMap, section: Section) -> list[str]:
    if section.names is None:
        return [""] * section.name_count
    names = _strings(found.data, section.names)
    return names[: section.name_count] + [""] * (section.name_count - len(names))


def _strings(data: bytes, span: Span) -> list[str]:
    try:
        return msgspec.json.decode(data[slice(*span)], type=list[str])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        items = islice(TolerantJson(data).items(span), MAX_ITEMS)
        return [decode_name(data[slice(*item)]) if data[item[0]] == 0x22 else "" for item in items]
