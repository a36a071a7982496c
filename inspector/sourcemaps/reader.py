"""Reads a source map: lenient in what it recovers, strict in what it reports (ECMA-426).

The mappings stay undecoded here; `mapping_check.check_mappings` looks at them on demand.
"""

import re

import msgspec

from inspector.sourcemaps.envelope import Envelope, opened
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.index_map import read_sections
from inspector.sourcemaps.json_spans import Span, StrictJson, TolerantJson
from inspector.sourcemaps.json_values import JsonValues
from inspector.sourcemaps.regular_map import read_regular
from inspector.sourcemaps.source_map import Place, SourceMap

_HEAD_KEY = re.compile(rb'"(?:(?:sources|sourcesContent|mappings|sections|sourceRoot)"\s*:|version"\s*:\s*3\s*[,}])')
_START = re.compile(rb"[ \t\r\n]*")
_BYTE_OF_ERROR = re.compile(r"\(byte (\d+)\)")
FIRST_BYTES = b"{) \t\r\n\v\f\xef\xff\xfe\0"
"""What a map can begin with: its brace, blanks, a guard, or a byte order mark."""
_MAP_KEYS = ("sources", "sections", "sourcesContent")


def looks_like_map(head: bytes, name: str) -> bool:
    """Whether the first bytes of a file may begin a map: cheap, and wrong now and then in favour of yes."""
    envelope = opened(head)
    text = envelope.data[envelope.start :].lstrip()
    if not text.startswith(b"{"):
        return False
    return has_map_name(name) or bool(_HEAD_KEY.search(text))


def has_map_name(name: str) -> bool:
    """Whether a file is called what maps are called: `x.js.map`, `x.d.ts.map`, `x.css.map?v=2`."""
    return name.partition("?")[0].lower().endswith(".map")


def is_surely_map(found: SourceMap) -> bool:
    """Whether an object with `sources` or `sections` has what else only maps have; many a JSON file has those."""
    if found.version is None:
        return False
    if found.section_count:
        return any(section.mappings is not None for section in found.sections)
    return bool(found.sections) and found.sections[0].mappings is not None


def read_map(data: bytes) -> SourceMap:
    """The map in the bytes. Raises NotASourceMapError where there is none.

    Anything less than that is recovered from and stands in `violations`: a file that was cut keeps the
    sources before the cut.
    """
    envelope = opened(data)
    match = _START.match(envelope.data, envelope.start)
    start = match.end() if match else envelope.start
    if start >= len(envelope.data):
        raise NotASourceMapError("The file is empty where a source map should stand.")
    if envelope.data[start] != 0x7B:
        raise NotASourceMapError("The file is no JSON object.")
    span = (start, len(envelope.data))
    values, fields = _top_level(envelope, span)
    if not any(key in fields for key in _MAP_KEYS[:2]) and not _is_cut_map(values, fields):
        raise NotASourceMapError("The JSON object has neither `sources` nor `sections`.")
    return _read(values, fields, envelope)


def _top_level(envelope: Envelope, span: Span) -> tuple[JsonValues, dict[str, Span]]:
    strict = StrictJson(envelope.data)
    try:
        return JsonValues(strict), strict.fields(span)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        reason = _BYTE_OF_ERROR.search(str(error))
    tolerant = TolerantJson(envelope.data)
    values = JsonValues(tolerant)
    fields = tolerant.fields(span)
    if tolerant.ended_early_at is None and envelope.data[tolerant.end :].strip(b" \t\r\n\0"):
        values.violations.add(f"More data follows the end of the map at byte {tolerant.end:,}.")
    elif tolerant.ended_early_at is None:
        place = f" near byte {int(reason.group(1)) + span[0]:,}" if reason else ""
        values.violations.add(f"The text is not JSON that every reader accepts{place}.")
    return values, fields


def _is_cut_map(values: JsonValues, fields: dict[str, Span]) -> bool:
    return isinstance(values.spans, TolerantJson) and "sourcesContent" in fields and "version" in fields


def _read(values: JsonValues, fields: dict[str, Span], envelope: Envelope) -> SourceMap:
    found = SourceMap(envelope.data, envelope.is_raw)
    for note in envelope.notes:
        values.violations.add(note)
    if "sections" in fields:
        read_sections(values, fields, found, Place())
    else:
        read_regular(values, fields, found, Place())
    tolerant = values.spans
    if isinstance(tolerant, TolerantJson) and tolerant.ended_early_at is not None:
        found.ended_early = True
        values.violations.add(f"The file ends or breaks off inside the map at byte {tolerant.ended_early_at:,}.")
    found.violations = values.violations.sentences()
    return found
