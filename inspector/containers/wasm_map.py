"""WebAssembly modules as containers of the map whose text stands in their custom section (ECMA-426, "WebAssembly")."""

from typing import Final

from inspector.binaries.bytes_view import ShortError
from inspector.binaries.wasm import MAGIC, MAX_SECTIONS, leb
from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError, LimitReachedError, NotThisFormatError
from inspector.containers.field_reader import FieldReader
from inspector.containers.inline_maps import InlineMapsContainer, inline_record
from inspector.containers.source import ByteSource
from inspector.core.text import human_size
from inspector.sourcemaps.data_url import SCHEME, decode_data_url
from inspector.sourcemaps.inline import InlineMap, is_map

_SECTION: Final = b"sourceMappingURL"
_FIRST_SECTION: Final = 8
_HEAD_BYTES: Final = 64
"""More than the numbers and the name at the start of the section wanted."""

Span = tuple[int, int]


def _open(content: ByteSource, name: str, context: OpenContext) -> InlineMapsContainer:  # noqa: ARG001 - see Format
    reader = FieldReader(content)
    try:
        span = _url_span(reader, context)
        if span is None or not span[1] or content.read_at(span[0], len(SCHEME)).lower() != SCHEME:
            raise NotThisFormatError("The module carries no source map.")
        if span[1] > context.limits.max_map_bytes:
            size = human_size(context.limits.max_map_bytes)
            raise LimitReachedError("max_map_bytes", f"The source map in it is larger than {size} and is not opened.")
        data = decode_data_url(reader.run(*span)) or b""
    except (DamagedError, ShortError) as error:
        raise NotThisFormatError("The sections of the module are damaged.") from error
    if not is_map(data):
        raise NotThisFormatError("The address in the module holds no source map.")
    return InlineMapsContainer([inline_record(1, InlineMap(*span, data), context)])


def _url_span(reader: FieldReader, context: OpenContext) -> Span | None:
    """Where the first section of that name has its URL, and how long it is. Raises ShortError, DamagedError."""
    offset = _FIRST_SECTION
    for _ in range(MAX_SECTIONS):
        context.budget.check_time()
        head = reader.source.read_at(offset, _HEAD_BYTES)
        if not head:
            return None
        size_bytes, start = leb(head, 1)
        end = offset + start + size_bytes
        if head[0] == 0 and (at := _behind_name(head, start)):
            length, url_start = leb(head, at)
            return offset + url_start, min(length, end - offset - url_start)
        offset = end
    return None


def _behind_name(head: bytes, start: int) -> int:
    """Where the content of a custom section begins, if its name is the one wanted; else 0."""
    length, name_start = leb(head, start)
    end = name_start + length
    return end if head[name_start:end] == _SECTION else 0


FORMAT = Format(
    name="wasm-map",
    recognises=lambda head, _name: head.startswith(MAGIC),
    open=_open,
    first_bytes=MAGIC[:1],
    nested_only=True,
)
