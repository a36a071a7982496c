"""Bytes of an entry to a document: text or not, decoded to UTF-8, every offset traceable."""

from collections.abc import Callable, Sequence

from inspector.core.entry import Entry
from inspector.documents.document import Document, Gap
from inspector.documents.encodings import Encoding, encoding_of, without_stray_bytes
from inspector.documents.offsets import Recoded, Residue, Shifted

Span = tuple[int, int]
_Map = Callable[[int], int]
_UNCHANGED = Shifted(0)


def document_for(
    entry: Entry,
    data: bytes,
    *,
    skip: Sequence[Span] = (),
    first_line: int = 1,
    first_offset: int = 0,
    is_partial: bool = False,
) -> Document:
    """The document of an entry's content, or of one window of it.

    `skip` are spans (start, end) of `data` to leave out, such as the texts in a map that come as entries
    of their own; `first_offset` says where in the entry a window begins. Never raises: what is in no
    known encoding is binary.
    """
    if not skip:
        return _whole(entry, data, first_line, first_offset, is_partial=is_partial)
    kept = _kept(len(data), skip)
    residue = data if kept == [(0, len(data))] else b"".join(data[start:end] for start, end in kept)
    encoding = encoding_of(residue, is_partial=is_partial)
    text, to_stored = _decoded(residue, encoding)
    return Document(
        entry=entry,
        data=text,
        encoding=encoding.codec if encoding else None,
        to_origin=_chain(to_stored, Residue(kept), Shifted(first_offset)),
        first_line=first_line,
        is_partial=is_partial,
        gaps=_gaps(data, kept, encoding),
    )


def _whole(entry: Entry, data: bytes, first_line: int, first_offset: int, *, is_partial: bool) -> Document:
    """A document with nothing left out: nearly all are such."""
    encoding = encoding_of(data, is_partial=is_partial)
    text, to_stored = _decoded(data, encoding)
    to_origin = _chain(to_stored, Shifted(first_offset)) if first_offset else to_stored
    return Document(entry, text, encoding.codec if encoding else None, to_origin, first_line, is_partial)


def _kept(length: int, skip: Sequence[Span]) -> list[Span]:
    """The spans that remain, whatever the order and overlap of those to leave out."""
    kept, at = [], 0
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in skip):
        if start >= end or end <= at:
            continue
        if start > at:
            kept.append((at, start))
        at = end
    if at < length or not kept:
        kept.append((at, length))
    return kept


def _decoded(data: bytes, encoding: Encoding | None) -> tuple[bytes, _Map]:
    if encoding is None or (encoding.mark_bytes == 0 and encoding.codec == "utf-8" and data.isascii()):
        return data, _UNCHANGED
    body = data[encoding.mark_bytes :]
    if encoding.codec == "utf-8":
        return without_stray_bytes(body), Shifted(encoding.mark_bytes)
    text = body.decode(encoding.codec, "replace").encode("utf-8", "replace")
    return text, _chain(Recoded(text, encoding.codec), Shifted(encoding.mark_bytes))


def _chain(*maps: _Map) -> _Map:
    def mapped(offset: int) -> int:
        for step in maps:
            offset = step(offset)
        return offset

    return mapped


def _gaps(data: bytes, kept: list[Span], encoding: Encoding | None) -> tuple[Gap, ...]:
    """What was left out between the kept spans; exact for UTF-8, which is what maps are in."""
    if encoding is None or encoding.codec != "utf-8":
        return ()
    gaps, at, offset = [], 0, -encoding.mark_bytes
    for start, end in kept:
        if start > at:
            missing = data[at:start]
            tail = missing[missing.rfind(b"\n") + 1 :]
            units = len(tail.decode("utf-8", "replace").encode("utf-16-le")) // 2
            gaps.append(Gap(max(offset, 0), missing.count(b"\n"), units))
        offset += end - start
        at = end
    return tuple(gaps)
