"""A bounded reader of Python's marshal format, as far as compiled modules use it.

Python's own `marshal` is documented as unsafe for foreign data, and reads code objects of its own version
only. This reader builds no code object, executes nothing and allocates no more than the bytes justify.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

MAX_OBJECTS = 500_000
MAX_DEPTH = 100
"""Objects within objects; modules of the standard library stay below 20."""

_REF_FLAG = 0x80
_NULL = object()


class MarshalError(ValueError):
    """The bytes are not what they should be; the message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string, and where its bytes lie."""

    text: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes: only where they lie."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Code:
    """One code object, without its instructions."""

    argument_count: int
    keyword_only_count: int
    flags: int
    constants: "Value"
    names: "Value"
    variables: "Value"
    """Arguments and other local names, free names and names of cells."""
    filename: "Value"
    name: "Value"
    qualified_name: "Value"
    """None before 3.11."""
    first_line: int


Value = Text | Blob | Code | tuple["Value", ...] | int | None
"""Numbers beyond 32 bits, floats, flags and the like are None: nobody asks for them."""


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace")


class MarshalReader:
    """Reads one object. `texts` and `blobs` keep what was seen even if the rest is damaged."""

    def __init__(self, data: bytes, offset: int, version: tuple[int, int]) -> None:
        self.texts: list[Text] = []
        self.blobs: list[Blob] = []
        self.offset = offset
        """Where the next object starts."""
        self._data = data
        self._version = version
        self._refs: list[Value] = []
        self._objects = 0
        self._depth = 0

    def read(self) -> Value:
        """The next object. Raises MarshalError."""
        value = self._next()
        if value is _NULL:
            raise MarshalError("An end mark stands where an object should be.")
        return value  # type: ignore[return-value] # only _NULL is no Value

    def _next(self) -> object:
        self._objects += 1
        if self._objects > MAX_OBJECTS:
            raise MarshalError(f"It holds more than {MAX_OBJECTS:,} objects.")
        head = self._take(1)[0]
        kind = head & ~_REF_FLAG
        read = self._READERS.get(kind)
        if read is None:
            raise MarshalError(f"Byte {self.offset - 1} holds an unknown type code, {kind}.")
        if not head & _REF_FLAG:
            return self._nested(read)
        index = len(self._refs)
        self._refs.append(None)
        value = self._nested(read)
        self._refs[index] = None if value is _NULL else value  # type: ignore[call-overload] # a Value
        return value

    def _nested(self, read: Callable[["MarshalReader"], object]) -> object:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MarshalError(f"It nests objects deeper than {MAX_DEPTH} levels.")
        value = read(self)
        self._depth -= 1
        return value

    def _take(self, count: int) -> bytes:
        start = self._skip(count)
        return self._data[start : self.offset]

    def _skip(self, count: int) -> int:
        start = self.offset
        if count < 0 or count > len(self._data) - start:
            raise MarshalError(f"It ends in the middle of an object, at byte {len(self._data)}.")
        self.offset = start + count
        return start

    def _int(self) -> int:
        return int(struct.unpack("<i", self._take(4))[0])

    def _text(self, length: int, encoding: str) -> Text:
        start = self._skip(length)
        text = Text(_decoded(self._data[start : self.offset], encoding), start, length)
        self.texts.append(text)
        return text

    def _utf8(self) -> Text:
        return self._text(self._int(), "utf-8")

    def _latin(self) -> Text:
        return self._text(self._int(), "latin-1")

    def _short_latin(self) -> Text:
        return self._text(self._take(1)[0], "latin-1")

    def _bytes(self) -> Blob:
        length = self._int()
        blob = Blob(self._skip(length), length)
        self.blobs.append(blob)
        return blob

    def _long(self) -> None:
        self._skip(2 * abs(self._int()))

    def _reference(self) -> Value:
        index = self._int()
        if not 0 <= index < len(self._refs):
            raise MarshalError(f"Byte {self.offset - 4} refers to an object that does not exist.")
        return self._refs[index]

    def _sequence(self, count: int) -> tuple[Value, ...]:
        if count < 0 or count > len(self._data) - self.offset:
            raise MarshalError(f"A sequence at byte {self.offset} claims {count:,} items, more than there are bytes.")
        return tuple([self.read() for _ in range(count)])

    def _counted(self) -> tuple[Value, ...]:
        return self._sequence(self._int())

    def _small_tuple(self) -> tuple[Value, ...]:
        return self._sequence(self._take(1)[0])

    def _dictionary(self) -> tuple[Value, ...]:
        values: list[Value] = []
        while (key := self._next()) is not _NULL:
            values += [key, self.read()]  # type: ignore[list-item] # only _NULL is no Value
        return tuple(values)

    def _code(self) -> Code:
        argument_count = self._int()
        if self._version >= (3, 8):
            self._skip(4)  # positional-only arguments are counted in argument_count too
        keyword_only_count = self._int()
        self._skip(4 if self._version >= (3, 11) else 8)  # stack size; before 3.11 also the number of locals
        flags = self._int()
        self.read()  # instructions
        constants, names, variables = self.read(), self.read(), self.read()
        others = self.read()  # kinds of variables; before 3.11 the free names
        if self._version < (3, 11):
            cells = self.read()
            variables = tuple(name for part in (variables, others, cells) if isinstance(part, tuple) for name in part)
        filename, name = self.read(), self.read()
        qualified_name = self.read() if self._version >= (3, 11) else None
        first_line = self._int()
        self.read()  # line table
        if self._version >= (3, 11):
            self.read()  # exception table
        return Code(
            argument_count, keyword_only_count, flags, constants, names, variables,
            filename, name, qualified_name, first_line,
        )  # fmt: skip

    def _none(self) -> None:
        return None

    def _end_mark(self) -> object:
        return _NULL

    def _eight_bytes(self) -> None:
        self._skip(8)

    def _complex(self) -> None:
        self._skip(16)

    def _float_text(self) -> None:
        self._skip(self._take(1)[0])

    def _slice(self) -> tuple[Value, ...]:
        return self._sequence(3)

    _READERS: ClassVar[dict[int, Callable[["MarshalReader"], object]]] = {
        ord("0"): _end_mark,
        **dict.fromkeys(b"NFTS.", _none),
        ord("i"): _int,
        **dict.fromkeys(b"Ig", _eight_bytes),
        ord("y"): _complex,
        ord("f"): _float_text,
        ord("l"): _long,
        ord("s"): _bytes,
        **dict.fromkeys(b"tu", _utf8),
        **dict.fromkeys(b"aA", _latin),
        **dict.fromkeys(b"zZ", _short_latin),
        ord("r"): _reference,
        **dict.fromkeys(b"([<>", _counted),
        ord(")"): _small_tuple,
        ord("{"): _dictionary,
        ord(":"): _slice,
        ord("c"): _code,
    }
    """By type code. 3.14 added `:` for slices."""
