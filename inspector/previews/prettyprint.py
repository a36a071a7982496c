"""Minified JSON, scripts and style sheets with line breaks and indentation, for reading only.

Only white space between tokens changes. What is a token is decided by one quick pass and not by a parser: a
text that it takes wrongly is laid out badly, never altered in what it says.
"""

import re
import time

from inspector.previews.encoding import text_in
from inspector.previews.formatmap import FormatMap

FORMATTED_LANGUAGES = frozenset({"JSON", "JavaScript", "TypeScript", "CSS", "SCSS", "Less"})
MAX_SIZE_BYTES = 24 << 20
MAX_SECONDS = 20.0
_MAX_DEPTH = 60
"""Deeper nesting is indented no further."""
_INDENT = b"  "
_LONG_LINE_BYTES = 100
"""Lists in one line break behind a comma from here on."""
_STEPS_PER_CLOCK = 4096

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.|(?!))*+"?|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
_CODE_TOKEN = re.compile(
    rb"//[^\n]*+|/\*(?:[^*]++|\*(?!/)|(?!))*+(?:\*/)?"
    rb'|"(?:[^"\\\n]++|\\.|(?!))*+"?'
    rb"|'(?:[^'\\\n]++|\\.|(?!))*+'?"
    rb"|`(?:[^`\\]++|\\.|(?!))*+`?"
    rb"|\n|[^\S\n]++|[{}()\[\];,]"
    rb"|[^\s{}()\[\];,\"'`/]++|/",
    re.DOTALL,
)
_STYLE_TOKEN = re.compile(
    rb"/\*(?:[^*]++|\*(?!/)|(?!))*+(?:\*/)?"
    rb'|"(?:[^"\\\n]++|\\.|(?!))*+"?'
    rb"|'(?:[^'\\\n]++|\\.|(?!))*+'?"
    rb"|\n|[^\S\n]++|[{}()\[\];,]|[^\s{}()\[\];,\"'/]++|/",
    re.DOTALL,
)
_REGEX_LITERAL = re.compile(rb"/(?:[^/\\\[\n]++|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n]|(?!))*+\]|(?!))++/[a-z]*+")
_BEFORE_REGEX = re.compile(
    rb"(?:^|[({\[;,=:!?&|+\-*%<>~^]|\b(?:typeof|instanceof|in|of|void|delete|new|do|return|case|else|throw|yield|await))$"
)
_JOINED = re.compile(rb"[),;.\]:?=&|+*<>-]|else\b|catch\b|finally\b|while\b|from\b")
"""What goes on in the line of a closing brace."""
_WORD = re.compile(rb"[a-z]")


class CannotFormatError(ValueError):
    """The text is too large, or it takes too long; the message is one sentence."""


def formatted(data: bytes, language: str) -> bytes:
    """The bytes of a text as UTF-8, laid out anew. Raises CannotFormatError."""
    return laid_out(data, language)[0]


def laid_out(data: bytes, language: str, encoding: str = "") -> tuple[bytes, FormatMap]:
    """The same with where everything stood, in offsets of the text as UTF-8 without its byte order mark.

    `encoding` is a name from `encoding.ENCODINGS`, or empty for what the bytes suggest. Raises CannotFormatError.
    """
    if len(data) > MAX_SIZE_BYTES:
        raise CannotFormatError(f"Texts above {MAX_SIZE_BYTES >> 20} MB are not formatted.")
    text = text_in(data, encoding)
    body = text.body[text.body_start :]
    if text.codec != "utf-8":
        body = body.decode(text.codec, text.errors).encode("utf-8", "surrogateescape")
    layout = _Layout()
    if language == "JSON":
        _lay_out_json(body, layout)
    else:
        _lay_out_code(body, layout, is_style=language in ("CSS", "SCSS", "Less"))
    return layout.result(), layout.places


class _Layout:
    """Collects tokens into lines."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._deadline_s = time.monotonic() + MAX_SECONDS
        self._steps = 0
        self._size_bytes = 0
        self.places = FormatMap()
        self.open: list[bytes] = []
        self.line_bytes = 0

    def put(self, token: bytes, stored: int | None = None) -> None:
        """Adds to the line; indents where it begins one. `stored` is where the token stood."""
        self._steps += 1
        if self._steps % _STEPS_PER_CLOCK == 0 and time.monotonic() > self._deadline_s:
            raise CannotFormatError(f"Formatting took longer than {MAX_SECONDS:.0f} seconds.")
        if not self.line_bytes:
            indent = _INDENT * min(len(self.open), _MAX_DEPTH)
            self._parts.append(indent)
            self.line_bytes = len(indent)
            self._size_bytes += len(indent)
        if stored is not None:
            self.places.note(stored, self._size_bytes)
        self._parts.append(token)
        self.line_bytes += len(token)
        self._size_bytes += len(token)

    def space(self) -> None:
        """One blank, unless the line is empty."""
        if self.line_bytes and self._parts[-1] != b" ":
            self.put(b" ")

    def end_line(self) -> None:
        """The next token begins a line."""
        if self.line_bytes:
            if self._parts[-1] == b" ":
                self._parts.pop()
                self._size_bytes -= 1
            self._parts.append(b"\n")
            self._size_bytes += 1
            self.line_bytes = 0

    def close(self) -> None:
        """Leaves the innermost bracket."""
        if self.open:
            self.open.pop()

    def open_round(self) -> bool:
        """Whether the innermost bracket is a round one, in which semicolons part no statements."""
        return bool(self.open) and self.open[-1] == b"("

    def tail(self) -> bytes:
        """What was put last, for what must look back."""
        return b"".join(self._parts[-3:])[-64:]

    def result(self) -> bytes:
        """All lines."""
        self.end_line()
        return b"".join(self._parts)


def _lay_out_json(body: bytes, layout: _Layout) -> None:
    was_opened = False
    for match in _JSON_TOKEN.finditer(body):
        token = match[0]
        if token in b"}]":
            layout.close()
            if not was_opened:
                layout.end_line()
        elif was_opened:
            layout.end_line()
        was_opened = token in b"{["
        layout.put(token, match.start())
        if was_opened:
            layout.open.append(token)
        elif token == b",":
            layout.end_line()
        elif token == b":":
            layout.space()


def _lay_out_code(body: bytes, layout: _Layout, *, is_style: bool) -> None:
    token_at = (_STYLE_TOKEN if is_style else _CODE_TOKEN).match
    at, after_brace = 0, b""
    while match := token_at(body, at):
        token = match[0]
        if token == b"/" and not is_style and _BEFORE_REGEX.search(layout.tail().rstrip()):
            token = literal[0] if (literal := _REGEX_LITERAL.match(body, at)) else token
        start = at
        at += len(token)
        if token.isspace():
            if token == b"\n" and not layout.open_round():
                layout.end_line()
            elif not after_brace:
                layout.space()
            continue
        if after_brace:
            _after_brace(layout, after_brace, token)
            after_brace = b""
        after_brace = _put_code(layout, token, start)


def _after_brace(layout: _Layout, brace: bytes, token: bytes) -> None:
    if brace == b"{" and token != b"}":
        layout.end_line()
    elif brace == b"}":
        if not _JOINED.match(token):
            layout.end_line()
        elif _WORD.match(token):
            layout.space()


def _put_code(layout: _Layout, token: bytes, stored: int) -> bytes:
    """Puts one token; returns the brace after which the next one decides where it goes."""
    if token in (b"}", b")", b"]"):
        layout.close()
        if token == b"}" and not layout.tail().endswith(b"{"):
            layout.end_line()
    layout.put(token, stored)
    if token in (b"{", b"(", b"["):
        layout.open.append(token)
    elif token == b",":
        _after_comma(layout)
    elif token.startswith(b"//") or (token == b";" and not layout.open_round()):
        layout.end_line()
    return token if token in (b"{", b"}") else b""


def _after_comma(layout: _Layout) -> None:
    if layout.line_bytes > _LONG_LINE_BYTES:
        layout.end_line()
    else:
        layout.space()
