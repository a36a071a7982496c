"""Scripts, stylesheets and pages as containers of the maps they carry, in `data:` URLs or as object literals."""

import re
from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError, NotThisFormatError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Memory
from inspector.core.entry import EntryKind, Origin
from inspector.core.innerpath import map_name
from inspector.sourcemaps.inline import InlineMap, InlineSearch

NAME = "inline-maps"
MAX_IN_MEMORY_BYTES = 64 << 10
"""Larger maps go to the spool: a package can hold thousands of them."""

_SUFFIXES = frozenset(
    {
        "js", "mjs", "cjs", "jsx", "es6", "ts", "mts", "cts", "tsx", "css", "scss", "sass", "less", "styl", "html",
        "htm", "xhtml", "vue", "svelte", "astro", "marko", "bundle", "jsbundle",
    }
)  # fmt: skip
_SCRIPT_LINE = re.compile(rb"#![^\r\n]{0,200}\b(?:node|bun|deno|qjs)\b")


class InlineMapsContainer:
    """One file with maps inside."""

    def __init__(self, records: list[Record], spans: tuple[tuple[int, int], ...] = ()) -> None:
        """Takes the maps that were found, and where in the file nothing else stands than they."""
        self._records = records
        self._spans = spans

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def content_spans(self) -> tuple[tuple[int, int], ...]:
        """Where the file holds maps in base64, which come as records, decoded: (start, end), sorted."""
        return self._spans

    def records(self) -> Iterator[Record]:
        """One record per map, in the order of the file. See Container."""
        yield from self._records


def recognises(head: bytes, name: str) -> bool:
    """Whether the file is of a kind that may carry maps; `open` looks for them."""
    if b"\0" in head:
        return False
    _, dot, suffix = name.partition("?")[0].rpartition(".")
    return bool(dot and suffix.lower() in _SUFFIXES) or bool(_SCRIPT_LINE.match(head))


def _open(content: ByteSource, name: str, context: OpenContext) -> InlineMapsContainer:  # noqa: ARG001 - see Format
    def read(offset: int, length: int) -> bytes:
        context.budget.check_time()
        try:
            return content.read_at(offset, length)
        except DamagedError:
            return b""

    search = InlineSearch(read, context.limits.max_map_bytes)
    spans: list[tuple[int, int]] = []
    records: list[Record] = []
    for nth, inline in enumerate(search.maps(), start=1):
        records.append(inline_record(nth, inline, context))
        spans += [inline.base64] if inline.base64 else []
    if search.too_large:
        context.note(f"{search.too_large:,} maps in the file are too large.", "They were not opened.", is_unread=True)
    if search.is_cut:
        context.note(
            "The file holds too much that looks like maps.", f"{len(records):,} maps were read.", is_unread=True
        )
    if not records:
        raise NotThisFormatError("The file carries no source map.")
    return InlineMapsContainer(records, tuple(spans))


def inline_record(nth: int, inline: InlineMap, context: OpenContext) -> Record:
    """The record of the n-th map inside a file; its text goes to the spool where it is long."""
    return Record(
        name_raw=f"inline map {nth}".encode(),
        kind=EntryKind.FILE,
        content=_kept(inline.data, context),
        origin=Origin.EMBEDDED,
        size_bytes=len(inline.data),
        packed_bytes=inline.url_bytes,
        offset=inline.offset,
        canonical_name=map_name(nth),
    )


def _kept(data: bytes, context: OpenContext) -> ByteSource:
    context.budget.charge_bytes(len(data))
    if len(data) <= MAX_IN_MEMORY_BYTES:
        return Memory(data)
    return context.spool.window(context.spool.append(data), len(data))


FORMAT = Format(name=NAME, recognises=recognises, open=_open, nested_only=True)
