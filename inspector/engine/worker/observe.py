"""Facts of single contents that tree rules need later, when the content itself is gone."""

from inspector.binaries.identify import HEAD_BYTES, identify
from inspector.binaries.media_end import media_end
from inspector.binaries.named_kind import contradiction
from inspector.binaries.pyc import stated_source_bytes
from inspector.binaries.zip_end import ends_like_zip
from inspector.core.entry import Entry, Origin
from inspector.core.view import ArtifactView
from inspector.documents.document import Document
from inspector.documents.imports import MAX_PACKAGES, imported_packages, is_script
from inspector.engine.worker.assembly import Piece

_PROGRAMS = frozenset({"elf", "pe", "mach-o"})
_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})
_HOSTS = frozenset({"png", "jpeg", "gif", "webp", "pdf", "wav", "mp3", "mp4", "ogg", "ttf", "otf", "woff", "woff2"})
"""Kinds that are read from their start, so that a zip file fits behind them."""
_PYC_HEADER_BYTES = 16
_MIN_MINIFIED_BYTES = 2000
_MINIFIED_LINE_BYTES = 400
"""Code that people write has some forty bytes a line; minifiers write it in one, or break it every few thousand."""


def observe(view: ArtifactView, piece: Piece, document: Document) -> None:
    """Notes in the view what the content tells beyond what single documents are judged by."""
    if piece.entry.origin not in _SHIPPED:
        return
    kind = None
    if document.is_text:
        _observe_text(view, document)
    elif piece.offset == 0:
        kind = identify(piece.data[:HEAD_BYTES], piece.entry.name)
        _observe_binary(view, piece, kind)
    if piece.offset == 0:
        _observe_name(view, piece, kind, is_text=document.is_text)


def observe_container(view: ArtifactView, entry: Entry, head: bytes) -> None:
    """The same of a container that is judged by its records: only its name can be wrong."""
    if entry.origin in _SHIPPED:
        other = contradiction(entry.name, identify(head, entry.name), head, is_text=False)
        if other is not None:
            view.mistyped[entry.number] = other


def _observe_text(view: ArtifactView, document: Document) -> None:
    name = document.entry.name
    if len(document.data) >= _MIN_MINIFIED_BYTES and (is_script(name) or name.endswith(".css")):
        line_count = document.data.count(b"\n") + 1
        if len(document.data) > line_count * _MINIFIED_LINE_BYTES:
            view.minified.add(document.entry.number)
    is_code = is_script(name) or document.data.startswith(b"#!")  # commands usually have no suffix
    if is_code and "node_modules/" not in name and len(view.imported) < MAX_PACKAGES:
        view.imported |= imported_packages(document.data)


def _observe_name(view: ArtifactView, piece: Piece, kind: str | None, *, is_text: bool) -> None:
    other = contradiction(piece.entry.name, kind, piece.data[:HEAD_BYTES], is_text=is_text)
    if other is not None:
        view.mistyped[piece.entry.number] = other
    elif kind in _HOSTS and not piece.is_partial and ends_like_zip(piece.data):
        view.mistyped[piece.entry.number] = "zip"


def _observe_binary(view: ArtifactView, piece: Piece, kind: str | None) -> None:
    number, data = piece.entry.number, piece.data
    if kind in _PROGRAMS:
        view.programs[number] = kind or ""
    elif kind == "pyc":
        source_bytes = stated_source_bytes(data[:_PYC_HEADER_BYTES])
        if source_bytes is not None:
            view.compiled_from[number] = source_bytes
    elif not piece.is_partial:
        end = media_end(data)
        if end is not None and end < len(data):
            view.tails[number] = len(data) - end
