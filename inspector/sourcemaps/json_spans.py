"""Where the values of a JSON text lie, as byte spans, without decoding them.

Two readers with one interface: a strict one that runs in C and refuses what is not JSON, and a
tolerant one that takes what it can from a text that is cut, has bytes after its end, or holds strings
that strict parsers refuse (RFC 8259 section 8.2: lone surrogates are allowed by the grammar).
"""

import re
from typing import Protocol

import msgspec

Span = tuple[int, int]
ABSENT: Span = (0, 0)
MAX_ITEMS = 1_000_000
MAX_TOKENS = 5_000_000
"""Structural tokens that the tolerant reader looks at before it gives up."""

_NOTHING = msgspec.Raw(b"")
_BLANKS = b" \t\r\n"
_SKIP_BLANKS = re.compile(rb"[ \t\r\n]*")
_SKIP_BLANKS_AND_COMMAS = re.compile(rb"[ \t\r\n,]*")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+|(?!))*+"', re.DOTALL)
_FLAT = re.compile(rb'(?:[^"{}\[\]]++|"[^"\\]*+(?:\\.[^"\\]*+|(?!))*+"|(?!))*+', re.DOTALL)
"""Everything up to the next bracket outside strings. Possessive: each byte is looked at once.
`(?!)`: CPython before 3.11.5 forgets to step back from an iteration that failed (gh-100061)."""
_KEY = re.compile(rb'[ \t\r\n,]*"[^"\\]*+(?:\\.[^"\\]*+|(?!))*+"[ \t\r\n]*:[ \t\r\n]*', re.DOTALL)
_SCALAR = re.compile(rb'[^,\]}\s":\[{]*')


class _Known(msgspec.Struct):
    """Every key that a map, a section or an offset may have: others are skipped, however many they are."""

    version: msgspec.Raw = _NOTHING
    file: msgspec.Raw = _NOTHING
    sourceRoot: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    sources: msgspec.Raw = _NOTHING
    sourcesContent: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    names: msgspec.Raw = _NOTHING
    mappings: msgspec.Raw = _NOTHING
    rangeMappings: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    sections: msgspec.Raw = _NOTHING
    ignoreList: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    x_google_ignoreList: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    debugId: msgspec.Raw = _NOTHING  # noqa: N815 - the key's spelling
    debug_id: msgspec.Raw = _NOTHING
    offset: msgspec.Raw = _NOTHING
    map: msgspec.Raw = _NOTHING
    url: msgspec.Raw = _NOTHING
    line: msgspec.Raw = _NOTHING
    column: msgspec.Raw = _NOTHING
    x_facebook_sources: msgspec.Raw = _NOTHING
    x_facebook_offsets: msgspec.Raw = _NOTHING
    x_facebook_segments: msgspec.Raw = _NOTHING
    x_metro_module_paths: msgspec.Raw = _NOTHING
    x_hermes_function_offsets: msgspec.Raw = _NOTHING


KNOWN_KEYS = _Known.__struct_fields__


class JsonSpans(Protocol):
    """Spans of a JSON text's values."""

    data: bytes

    def fields(self, span: Span) -> dict[str, Span]:
        """The values of an object's known keys; the last of two equal keys wins, as in JavaScript."""
        ...

    def items(self, span: Span) -> list[Span]:
        """The items of an array, at most MAX_ITEMS."""
        ...

    def strings(self, span: Span) -> tuple[int, bool]:
        """How many items an array has, and whether all are strings."""
        ...


class StrictJson:
    """Spans by msgspec, which leaves the values where they are."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._view = memoryview(data)
        self._address = _address(data) if data else 0

    def fields(self, span: Span) -> dict[str, Span]:
        """See JsonSpans. Raises msgspec.DecodeError or RecursionError for what is no JSON object."""
        known = msgspec.json.decode(self._view[span[0] : span[1]], type=_Known)
        found: dict[str, Span] = {}
        for key in KNOWN_KEYS:
            raw = getattr(known, key)
            if raw is not _NOTHING:
                start = _address(raw) - self._address
                found[key] = (start, start + len(memoryview(raw)))
        return found

    def members(self, span: Span) -> list[tuple[str, Span]]:
        """All keys of an object with their values. Raises as `fields` does, also where a key occurs several times."""
        found: list[tuple[str, Span]] = []
        at = span[0] + 1
        for key, raw in msgspec.json.decode(self._view[span[0] : span[1]], type=dict[str, msgspec.Raw]).items():
            start = _match_end(_KEY, self.data, at, span[1])
            if start < 0 or _address(raw) != self._address + start:
                raise msgspec.DecodeError("A key occurs several times.")
            at = start + len(memoryview(raw))
            found.append((key, (start, at)))
        if _match_end(_KEY, self.data, at, span[1]) >= 0:
            raise msgspec.DecodeError("A key occurs several times.")
        return found

    def items(self, span: Span) -> list[Span]:
        """See JsonSpans."""
        if span[1] - span[0] > 2 * MAX_ITEMS and self.data.count(b",", *span) > MAX_ITEMS:
            return TolerantJson(self.data).items(span)
        spans, at = [], span[0] + 1
        for raw in msgspec.json.decode(self._view[span[0] : span[1]], type=list[msgspec.Raw]):
            view = memoryview(raw)
            if self.data[at] in b" \t\r\n,":
                at = _end(_SKIP_BLANKS_AND_COMMAS, self.data, at, span[1])
            spans.append((at, at + len(view)))
            at += len(view)
        return spans

    def strings(self, span: Span) -> tuple[int, bool]:
        """See JsonSpans. Names are many and only counted, so no spans are made where all is well."""
        try:
            return len(msgspec.json.decode(self._view[span[0] : span[1]], type=list[str])), True
        except (msgspec.DecodeError, UnicodeError):
            return _counted(self.data, self.items(span))


class TolerantJson:
    """Spans by a scan of our own that goes on as far as the text makes sense."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.ended_early_at: int | None = None
        """Where the text was cut or stopped making sense."""
        self.end = 0
        """Where the outermost object ended."""
        self._tokens_left = MAX_TOKENS

    def fields(self, span: Span) -> dict[str, Span]:
        """See JsonSpans."""
        found: dict[str, Span] = {}
        at, limit = span[0] + 1, span[1]
        while True:
            at = _end(_SKIP_BLANKS_AND_COMMAS, self.data, at, limit)
            if self.data[at : at + 1] == b"}" and at < limit:
                self.end = at + 1
                return found
            key_end = _match_end(_STRING, self.data, at, limit)
            colon = _end(_SKIP_BLANKS, self.data, key_end, limit) if key_end >= 0 else limit
            if colon >= limit or self.data[colon : colon + 1] != b":":
                self._stopped(at)
                self.end = limit
                return found
            start = _end(_SKIP_BLANKS, self.data, colon + 1, limit)
            stop = self._value_end(start, limit)
            key = self.data[at + 1 : key_end - 1].decode("utf-8", "replace") if key_end - at < 64 else ""
            if key in KNOWN_KEYS and stop > start:
                found[key] = (start, stop)
            at = stop

    def members(self, span: Span) -> list[tuple[Span, Span]]:
        """All keys of an object with their values, equal ones as often as they occur, at most MAX_ITEMS."""
        found: list[tuple[Span, Span]] = []
        at, limit = span[0] + 1, span[1]
        while len(found) < MAX_ITEMS:
            at = _end(_SKIP_BLANKS_AND_COMMAS, self.data, at, limit)
            if at >= limit or self.data[at] == 0x7D:
                return found
            key_end = _match_end(_STRING, self.data, at, limit)
            colon = _end(_SKIP_BLANKS, self.data, key_end, limit) if key_end >= 0 else limit
            start = _end(_SKIP_BLANKS, self.data, colon + 1, limit)
            if colon >= limit or start >= limit or self.data[colon] != 0x3A:
                self._stopped(at)
                return found
            stop = self._value_end(start, limit)
            if stop <= start:
                self._stopped(start)
                return found
            found.append(((at, key_end), (start, stop)))
            at = stop
        return found

    def value_end(self, start: int) -> int:
        """Where the value ends that begins at a place; the end of the text where it was cut."""
        return self._value_end(start, len(self.data))

    def items(self, span: Span) -> list[Span]:
        """See JsonSpans. The last item of an array that was cut may lack its end."""
        spans: list[Span] = []
        at, limit = span[0] + 1, span[1]
        while len(spans) < MAX_ITEMS:
            at = _end(_SKIP_BLANKS_AND_COMMAS, self.data, at, limit)
            if at >= limit or self.data[at] == 0x5D:
                return spans
            stop = self._value_end(at, limit)
            if stop <= at:
                self._stopped(at)
                return spans
            spans.append((at, stop))
            at = stop
        return spans

    def strings(self, span: Span) -> tuple[int, bool]:
        """See JsonSpans."""
        return _counted(self.data, self.items(span))

    def _stopped(self, at: int) -> None:
        if self.ended_early_at is None:
            self.ended_early_at = at

    def _value_end(self, start: int, limit: int) -> int:
        first = self.data[start : start + 1]
        if first == b'"':
            end = _match_end(_STRING, self.data, start, limit)
        elif first in (b"{", b"["):
            end = self._nested_end(start, limit)
        else:
            return _end(_SCALAR, self.data, start, limit)
        if end < 0:
            self._stopped(limit)
            return limit
        return end

    def _nested_end(self, start: int, limit: int) -> int:
        """Past the bracket that closes the one at `start`; -1 where there is none."""
        depth, at = 0, start
        while at < limit and self._tokens_left > 0:
            self._tokens_left -= 1
            token = self.data[at]
            if token == 0x22:
                return -1  # a string without end
            depth += 1 if token in b"{[" else -1
            at += 1
            if depth == 0:
                return at
            at = _end(_FLAT, self.data, at, limit)
        return -1


def _address(buffer: bytes | msgspec.Raw) -> int:
    import numpy as np  # noqa: PLC0415 - a tenth of a second that only a real map is worth

    return int(np.frombuffer(buffer, np.uint8).ctypes.data)


def _counted(data: bytes, spans: list[Span]) -> tuple[int, bool]:
    return len(spans), all(data[start] == 0x22 for start, _ in spans)


def _end(pattern: re.Pattern[bytes], data: bytes, at: int, limit: int) -> int:
    match = pattern.match(data, at, limit)
    return match.end() if match else at


def _match_end(pattern: re.Pattern[bytes], data: bytes, at: int, limit: int) -> int:
    match = pattern.match(data, at, limit)
    return match.end() if match else -1
