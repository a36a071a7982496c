"""Maps that lie inside other files: as `data:` URLs at the end of a bundle or per module in `eval`, or as literals.

Only what decodes to a JSON object with `sources` or `sections` is a map: the source code of build tools
is full of text that merely looks like the comment.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge

from inspector.sourcemaps.data_url import SCHEME, decode_data_url, header_length, is_base64
from inspector.sourcemaps.eval_literals import BACK_BYTES, escaped_quote, literal_in_string, quote_around
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.js_strings import unescaped
from inspector.sourcemaps.object_literals import (
    LITERAL_MARKER,
    CutLiteralError,
    NotLiteralError,
    literal_as_json,
    literal_starts,
)
from inspector.sourcemaps.reader import read_map

MARKER = b"sourceMappingURL="
WINDOW_BYTES = 4 << 20
MAX_MAPS = 10_000
MAX_CANDIDATES = 100_000
MAX_VAIN_BYTES = 256 << 20
"""Text that looked like maps and was none, decoded in vain: hostile files repeat the comment without end."""
MIN_PAYLOAD_BYTES = 16
"""The shortest thing that could be a map: `{"sources":[]}`."""

ReadAt = Callable[[int, int], bytes]

_NEEDLE = MARKER + SCHEME
_BASE64_STOPS = b"\n\"'`\r \t*<>);,:{"
_TEXT_STOPS = b'\n"`\r \t<>'
_RAW_JSON_STOPS = b"\n\r"
_OVERLAP_BYTES = 128
"""Longer than what a candidate is known by."""
_SCAN_SPEED = 8
"""How many times as fast as decoding it is to look for quotes."""
_LITERAL_STEPS = (64 << 10, 1 << 20, 16 << 20)
"""So much is read for a literal at first, and then: how long it is shows only at its end."""


@dataclass(frozen=True, slots=True)
class InlineMap:
    """One map inside a file."""

    offset: int
    """Where its URL, or the literal, starts in the file."""
    url_bytes: int
    """How long that is there."""
    data: bytes
    """The map's JSON, decoded."""
    base64: tuple[int, int] | None = None
    """Start and end of the base64 in the file, if it is that: it says nothing that `data` does not say."""


class InlineSearch:
    """One pass over one file, bounded in what it finds and in what it tries in vain."""

    def __init__(self, read: ReadAt, max_map_bytes: int) -> None:
        """`read(offset, length)` returns less only at the end of the file."""
        self._read = read
        self._max_map_bytes = max_map_bytes
        self._vain_bytes = 0
        self.too_large = 0
        """Maps left out because they are larger than the limit."""
        self.is_cut = False
        """Whether a bound ended the search before the end of the file."""

    def maps(self) -> Iterator[InlineMap]:
        """The maps in order of their place."""
        found, past = 0, 0
        for count, offset in enumerate(_candidates(self._read)):
            if found >= MAX_MAPS or count >= MAX_CANDIDATES or self._vain_bytes > MAX_VAIN_BYTES:
                self.is_cut = True
                return
            inline = self._found_at(offset) if offset >= past else None
            if inline is not None:
                yield inline
                found += 1
                past = offset + inline.url_bytes

    def _found_at(self, offset: int) -> InlineMap | None:
        return self._literal_at(offset) if self._read(offset, 1) == b"{" else self._map_at(offset)

    def _literal_at(self, offset: int) -> InlineMap | None:
        for length in (*_LITERAL_STEPS, self._max_map_bytes):
            data = self._read(offset, length)
            try:
                text, used = self._literal(data, offset)
            except CutLiteralError:
                if len(data) == length < self._max_map_bytes:
                    continue
                self.too_large += len(data) == length
                self._vain_bytes += len(data)
                return None
            except NotLiteralError:
                self._vain_bytes += min(length, _LITERAL_STEPS[0])
                return None
            return InlineMap(offset, used, text) if _has_content(text) else None
        return None

    def _literal(self, data: bytes, offset: int) -> tuple[bytes, int]:
        """The literal as JSON, and how long it is in the file. Raises NotLiteralError."""
        quote = escaped_quote(data)
        if not quote:
            try:
                text, used = literal_as_json(data)
            except NotLiteralError:
                quote = self._quote_around(offset)
                if not quote:
                    raise
            else:
                # A backslash in a text may be half an escape of the string that all of it stands in.
                quote = self._quote_around(offset) if b"\\\\" in text else b""
                if not quote:
                    return text, used
        return literal_in_string(data, quote)

    def _quote_around(self, offset: int) -> bytes:
        before = self._read(max(0, offset - BACK_BYTES), min(offset, BACK_BYTES))
        if b"eval(" not in before:
            return b""
        quote = quote_around(before)
        if not quote:
            self._vain_bytes += len(before) // _SCAN_SPEED
        return quote

    def _map_at(self, offset: int) -> InlineMap | None:
        head = self._read(offset, 512)
        length = header_length(head)
        if not length:
            return None
        in_base64 = is_base64(head[:length])
        is_raw_json = head[length : length + 1] == b"{" and not in_base64
        stops = _RAW_JSON_STOPS if is_raw_json else _BASE64_STOPS if in_base64 else _TEXT_STOPS
        # Base64 takes four bytes for three, percent-encoding at most nine for a character of three.
        most = self._max_map_bytes * (4 if in_base64 else 9) // 3 + 512
        text = _until_stop(self._read, offset + length, stops, most)
        if text is None:
            self._vain_bytes += most
            self.too_large += 1
            return None
        payload, used = unescaped(text) if b"\\" in text and not is_raw_json else (text, len(text))
        data = decode_data_url(head[:length] + (payload if in_base64 else _until_brace(payload))) or b""
        if len(text) < MIN_PAYLOAD_BYTES or not is_map(data):
            self._vain_bytes += len(text)
            return None
        if len(data) > self._max_map_bytes:
            self.too_large += 1
            return None
        end = offset + length + used
        return InlineMap(offset, end - offset, data, (offset + length, end) if in_base64 else None)


def find_inline_maps(data: bytes, max_map_bytes: int = 512 << 20) -> list[InlineMap]:
    """The same for a file that is in memory."""
    return list(InlineSearch(lambda offset, length: data[offset : offset + length], max_map_bytes).maps())


def _candidates(read: ReadAt) -> Iterator[int]:
    """Offsets of all `data:` URLs behind the marker, and of all braces that may open a map, in order."""
    at, last = 0, -1
    while True:
        window = read(at, WINDOW_BYTES)
        # Most files hold neither.
        is_worth_it = _NEEDLE in window or LITERAL_MARKER in window
        for hit in merge(_urls(window), literal_starts(window)) if is_worth_it else ():
            if at + hit > last:
                last = at + hit
                yield last
        if len(window) < WINDOW_BYTES:
            return
        at += len(window) - _OVERLAP_BYTES


def _urls(window: bytes) -> Iterator[int]:
    hit = window.find(_NEEDLE)
    while hit >= 0:
        yield hit + len(MARKER)
        hit = window.find(_NEEDLE, hit + 1)


def _until_stop(read: ReadAt, offset: int, stops: bytes, most: int) -> bytes | None:
    """The bytes before the first stop; None where there are more than `most`."""
    pieces: list[bytes] = []
    total, step = 0, 1 << 16
    while total <= most:
        piece = read(offset + total, step)
        end = first_of(piece, stops, 0)
        pieces.append(piece[:end])
        total += end
        if end < len(piece) or len(piece) < step:
            return b"".join(pieces) if total <= most else None
        step = WINDOW_BYTES
    return None


def first_of(data: bytes, stops: bytes, start: int) -> int:
    """Where the first of some bytes stands; the end where none does. Each search is bounded by the one before."""
    end = len(data)
    for stop in stops:
        hit = data.find(stop, start, end)
        if hit >= 0:
            end = hit
    return end


def _until_brace(payload: bytes) -> bytes:
    """Text up to the last closing brace: quotes and brackets of the code around may follow it."""
    plain, coded = payload.rfind(b"}"), max(payload.rfind(b"%7D"), payload.rfind(b"%7d"))
    return payload[: max(plain + 1, coded + 3 if coded >= 0 else 0)] or payload


def _has_content(data: bytes) -> bool:
    """Whether a literal is a map with text: code that makes maps is full of empty ones."""
    try:
        return any(item.content for item in read_map(data).sources)
    except NotASourceMapError:
        return False


def is_map(data: bytes) -> bool:
    """Whether the text of a `data:` URL is a map."""
    try:
        read_map(data)
    except NotASourceMapError:
        return False
    return True
