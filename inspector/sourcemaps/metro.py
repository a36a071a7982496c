"""What React Native's bundler adds to a map: above all the names of functions, by source (Metro, "Source Map Format").

`x_facebook_sources` runs parallel to `sources` and may be shorter. An item is null or an array; its first item is null
or an object with `names`. What else there is tells where each function begins.
"""

from typing import Final

from inspector.sourcemaps.json_spans import Span
from inspector.sourcemaps.json_tokens import decode_name
from inspector.sourcemaps.json_values import JsonValues
from inspector.sourcemaps.source_map import SourceMap

FIELDS: Final = frozenset(
    {
        "x_facebook_sources", "x_facebook_offsets", "x_facebook_segments", "x_metro_module_paths",
        "x_hermes_function_offsets",
    }
)  # fmt: skip
MAX_KEPT: Final = 12
MAX_NAME_CHARACTERS: Final = 100


def read_metro(values: JsonValues, fields: dict[str, Span], found: SourceMap) -> None:
    """Adds what one regular map, or one section, says. What does not fit is passed over: it is no standard."""
    found.has_metro_fields |= not FIELDS.isdisjoint(fields)
    span = fields.get("x_facebook_sources")
    if span is None or values.kind(span) != "an array":
        return
    for item in values.spans.items(span):
        names = _names(values, item)
        if names is not None:
            _add(values, names, found)


def _names(values: JsonValues, item: Span) -> Span | None:
    """The array of names in the function map of one source."""
    if values.kind(item) != "an array":
        return None
    metadata = values.spans.items(item)
    if not metadata or values.kind(metadata[0]) != "an object":
        return None
    names = values.spans.fields(metadata[0]).get("names")
    return names if names is not None and values.kind(names) == "an array" else None


def _add(values: JsonValues, names: Span, found: SourceMap) -> None:
    found.function_count += values.spans.strings(names)[0]
    if len(found.function_names) >= MAX_KEPT:
        return
    for token in values.spans.items(names):
        if values.kind(token) == "a string" and len(found.function_names) < MAX_KEPT:
            name = decode_name(values.data[slice(*token)])[:MAX_NAME_CHARACTERS]
            # `<global>` and `<anonymous>` are nobody's names.
            if name and not name.startswith("<") and name not in found.function_names:
                found.function_names.append(name)
