"""Texts in base64 `data:` URLs within a document, each as a document of its own.

A module, a worker or a configuration is often built into a script that way; nobody who reads the script sees it.
"""

import binascii
from collections.abc import Callable, Iterator
from typing import Final

from inspector.documents.document import Document
from inspector.documents.encodings import encoding_of

MAX_EMBEDDED: Final = 200
"""Of one document."""
MAX_EMBEDDED_BYTES: Final = 16 << 20
"""Decoded, of all in one document."""
_MIN_CHARACTERS: Final = 32
"""Shorter payloads hold no secret."""

_MARK: Final = b";base64,"
_HEADER_BYTES: Final = 128
_BINARY: Final = (
    b"data:image/", b"data:font/", b"data:audio/", b"data:video/", b"data:application/font",
    b"data:application/x-font", b"data:application/wasm", b"data:application/vnd.ms-fontobject",
)  # fmt: skip
_VECTOR: Final = b"data:image/svg"
_MAP_LINK: Final = b"sourceMappingURL="
_ALPHABET: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


def embedded_documents(document: Document, on_cut: Callable[[], None]) -> Iterator[Document]:
    """The texts in order; source maps are left out, since they are containers. Never raises.

    `on_cut` is called when there are more of them than MAX_EMBEDDED or MAX_EMBEDDED_BYTES allow.
    """
    if not document.is_text:
        return
    data, end, left_bytes, count = document.data, 0, MAX_EMBEDDED_BYTES, 0
    for at in document.places.of(_MARK):
        if at < end:
            continue
        if count == MAX_EMBEDDED or left_bytes <= 0:
            on_cut()
            return
        start = at + len(_MARK)
        end = _payload_end(data, start, min(len(data), start + left_bytes * 4 // 3))
        if end - start >= _MIN_CHARACTERS and _is_wanted(data, at):
            decoded = _decoded(data[start:end])
            left_bytes -= len(decoded)
            count += 1
            if encoding_of(decoded) is not None:
                yield _document(document, decoded, start)


def _payload_end(data: bytes, start: int, stop: int) -> int:
    """Where the first byte that is no base64 stands."""
    step = 1 << 16
    for begin in range(start, stop, step):
        piece = data[begin : min(begin + step, stop)]
        rest = piece.lstrip(bytes(_ALPHABET))
        if rest:
            return begin + len(piece) - len(rest)
    return stop


def _is_wanted(data: bytes, mark: int) -> bool:
    header = data[max(0, mark - _HEADER_BYTES) : mark]
    scheme = header.rfind(b"data:")
    if scheme < 0 or header[max(0, scheme - len(_MAP_LINK)) : scheme] == _MAP_LINK:
        return False
    kind = header[scheme:].lower()
    return kind.startswith(_VECTOR) or not kind.startswith(_BINARY)


def _decoded(payload: bytes) -> bytes:
    return binascii.a2b_base64(payload[: len(payload) // 4 * 4] + _tail(payload))


def _tail(payload: bytes) -> bytes:
    """The last group with the padding that was left out; nothing where one digit is left, which means no byte."""
    rest = payload[len(payload) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _document(outer: Document, decoded: bytes, start: int) -> Document:
    encoding = encoding_of(decoded)
    is_utf8 = encoding is None or encoding.codec in ("utf-8", "ascii")
    text = decoded if is_utf8 or encoding is None else decoded.decode(encoding.codec, "replace").encode("utf-8")

    def in_outer(offset: int) -> int:
        """Three bytes come of four characters. Of recoded text only the beginning is known."""
        return start + offset // 3 * 4 + offset % 3 if is_utf8 else start

    return Document(
        entry=outer.entry,
        data=text,
        encoding=outer.encoding,
        to_origin=lambda offset: outer.to_origin(in_outer(offset)),
        place=lambda offset: outer.position(in_outer(offset)),
        is_partial=outer.is_partial,
    )
