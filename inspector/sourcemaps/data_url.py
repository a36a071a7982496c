"""Payloads of `data:` URLs (RFC 2397), as build tools really write them."""

import binascii
import re
from urllib.parse import unquote_to_bytes

SCHEME = b"data:"
MAX_HEADER_BYTES = 256

_HEADER = re.compile(rb"[A-Za-z0-9!#$&^_.+/;=*-]*,")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_-]+)")
_ENCODINGS = {
    b"iso-8859-1": "latin-1", b"latin1": "latin-1", b"windows-1252": "cp1252",
    b"utf-16": "utf-16", b"utf-16le": "utf-16-le", b"utf-16be": "utf-16-be",
}  # fmt: skip


def header_length(url: bytes) -> int:
    """Bytes of `data:type;parameters,` at the start of the URL; 0 where there is no such thing."""
    match = _HEADER.match(url, len(SCHEME), len(SCHEME) + MAX_HEADER_BYTES)
    return match.end() if match and url[: len(SCHEME)].lower() == SCHEME else 0


def is_base64(header: bytes) -> bool:
    """Whether the payload behind this header is base64, not percent-encoded text."""
    return b";base64" in header.lower()


def decode_data_url(url: bytes) -> bytes | None:
    """The payload as UTF-8 where its charset is known, else as it is; None where the URL is no `data:` URL.

    Padding may be missing and the URL-safe alphabet may be used: browsers take both.
    """
    length = header_length(url)
    if not length:
        return None
    header, payload = url[:length], url[length:]
    data = _from_base64(payload) if is_base64(header) else unquote_to_bytes(payload)
    charset = _CHARSET.search(header.lower())
    encoding = _ENCODINGS.get(charset.group(1)) if charset else None
    return data.decode(encoding, "replace").encode() if encoding else data


def _from_base64(payload: bytes) -> bytes:
    if b"%" in payload:
        payload = unquote_to_bytes(payload)
    digits = payload.translate(_URL_SAFE, b"= \t\r\n")
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    try:
        return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
    except binascii.Error:
        return b""
