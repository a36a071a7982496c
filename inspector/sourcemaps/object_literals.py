"""Maps written as JavaScript object literals: css-loader leaves one beside each stylesheet that it puts into a bundle.

After minification the keys have no quotes (`{version:3,sources:[...]}`), so it is no JSON. The literal is read by a
parser of its own, which knows only what a map needs and evaluates nothing (ECMA-262, "Object Initializer").
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

MAX_DEPTH = 16
MAX_TOKENS = 1_000_000
"""A map with more items is none that a loader wrote."""

LITERAL_MARKER = b"version"
_BEFORE = re.compile(rb"\{[ \t\r\n]{0,32}(?:\\?[\"'])?\Z")
_BEFORE_BYTES = 40
_AFTER = re.compile(rb"version(?:\\?[\"'])?[ \t\r\n]{0,8}:[ \t\r\n]{0,8}3[ \t\r\n]{0,8},")
_SPACE = re.compile(rb"[ \t\r\n]*")
_PLAIN = re.compile(rb"-?[0-9]{1,15}(?![0-9A-Za-z_.$])|void 0|![01]|[A-Za-z_$][A-Za-z0-9_$]{0,100}")
_WORDS = {
    b"null": b"null", b"undefined": b"null", b"void 0": b"null", b"true": b"true", b"!0": b"true", b"false": b"false",
    b"!1": b"false",
}  # fmt: skip
ESCAPE = re.compile(
    r"\\(?:x(?P<hex>[0-9A-Fa-f]{2})|u(?P<unit>[0-9A-Fa-f]{4})|u\{(?P<point>[0-9A-Fa-f]{1,6})\}"
    "|(?P<end>\r\n|[\n\r\u2028\u2029])|(?P<other>.))",
    re.DOTALL,
)
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_CONTROL_BYTE = re.compile(rb"[\x00-\x1f]")


class NotLiteralError(ValueError):
    """The text is no literal of the kind that a map is."""


class CutLiteralError(NotLiteralError):
    """The text ends before the literal does."""


def literal_starts(window: bytes) -> Iterator[int]:
    """Offsets of all braces that may open a map, in order."""
    hit = window.find(LITERAL_MARKER)
    while hit >= 0:
        before = _BEFORE.search(window, max(0, hit - _BEFORE_BYTES), hit)
        if before and _AFTER.match(window, hit):
            yield before.start()
        hit = window.find(LITERAL_MARKER, hit + len(LITERAL_MARKER))


def literal_as_json(data: bytes) -> tuple[bytes, int]:
    """The literal at the start of the bytes as JSON, and how many bytes it takes there; more may follow.

    Raises NotLiteralError for code (a name, a call, a template with `${`), CutLiteralError where the bytes end first.
    """
    reader = _LiteralReader(data)
    reader.run()
    text = b"".join(reader.out)
    try:
        msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotLiteralError("The literal has a form that no map has.") from error
    return text, reader.at


@dataclass(slots=True)
class _LiteralReader:
    data: bytes
    at: int = 0
    out: list[bytes] = field(default_factory=list)
    _open: int = 0

    def run(self) -> None:
        """Reads tokens until the first bracket is closed."""
        for _ in range(MAX_TOKENS):
            mark = self._next_byte()
            if mark in b"{[":
                self._enter(mark)
            elif mark in b"}]":
                self._leave(mark)
                if self._open <= 0:
                    return
            elif mark in b",:":
                self._take_mark(mark)
            elif mark in b"\"'`":
                self._take_string(mark)
            else:
                self._take_word()
        raise NotLiteralError("The literal has too many items.")

    def _next_byte(self) -> bytes:
        space = _SPACE.match(self.data, self.at)
        self.at = space.end() if space else self.at
        return self.data[self.at : self.at + 1] or self._cut()

    def _cut(self) -> bytes:
        raise CutLiteralError("The text ends inside the literal.")

    def _enter(self, mark: bytes) -> None:
        self._open += 1
        if self._open > MAX_DEPTH:
            raise NotLiteralError("The literal is nested too deep.")
        self._take_mark(mark)

    def _leave(self, mark: bytes) -> None:
        self._open -= 1
        if self.out and self.out[-1] == b",":
            self.out.pop()
        self._take_mark(mark)

    def _take_mark(self, mark: bytes) -> None:
        self.out.append(mark)
        self.at += 1

    def _take_string(self, quote: bytes) -> None:
        end = self._string_end(quote)
        raw = self.data[self.at + 1 : end]
        if quote == b"`" and b"${" in raw:
            raise NotLiteralError("A template is put together at run time.")
        is_json = quote == b'"' and b"\\" not in raw and not _CONTROL_BYTE.search(raw)
        self.out.append(b'"' + raw + b'"' if is_json else _as_json(raw))
        self.at = end + 1

    def _string_end(self, quote: bytes) -> int:
        end = self.data.find(quote, self.at + 1)
        while end >= 0:
            before = end
            while self.data[before - 1] == 0x5C and before - 1 > self.at:
                before -= 1
            if (end - before) % 2 == 0:
                return end
            end = self.data.find(quote, end + 1)
        self._cut()
        return end

    def _take_word(self) -> None:
        match = _PLAIN.match(self.data, self.at)
        if match is None:
            raise NotLiteralError("Code stands in the literal.")
        self.at = match.end()
        word = match.group()
        if self._next_byte() == b":":
            self.out.append(b'"' + word + b'"')
        elif word in _WORDS:
            self.out.append(_WORDS[word])
        elif word.lstrip(b"-").isdigit():
            self.out.append(word)
        else:
            raise NotLiteralError("A name stands where a value must be.")


def _as_json(raw: bytes) -> bytes:
    """The inside of a string literal as a JSON string."""
    return json.dumps(ESCAPE.sub(meaning, raw.decode("utf-8", "replace"))).encode()


def meaning(match: re.Match[str]) -> str:
    """What an escape of a string literal stands for."""
    code = match["hex"] or match["unit"] or match["point"]
    if code is not None:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    return "" if match["end"] else _CONTROLS.get(match["other"], match["other"])
