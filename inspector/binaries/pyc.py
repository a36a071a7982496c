"""Compiled Python modules, read without running or importing them.

The header is that of PEP 552 (3.7 and later: flags, then a time and size or a hash of the source), before
it a time and a size. The rest is one marshalled code object; see `marshalled`.
"""

from dataclasses import dataclass, replace

from inspector.binaries.marshalled import Blob, Code, MarshalError, MarshalReader, Text, Value
from inspector.binaries.python_magic import MARK, python_version

MAX_CODE_OBJECTS = 200_000

_HAS_HASH = 0b01
_OPTIMIZED = 0x01
_VARIABLE_ARGUMENTS = 0x04
_KEYWORD_ARGUMENTS = 0x08
_HAS_DOCSTRING = 0x4000000
"""From 3.14: whether the first constant of a function is its docstring."""


@dataclass(frozen=True, slots=True)
class PycString:
    """One constant: a string, or bytes read as Latin-1."""

    text: str
    offset: int
    """Where its bytes start in the file."""
    is_bytes: bool = False


@dataclass(frozen=True, slots=True)
class CodeOutline:
    """One function, class or module of the code."""

    name: str
    qualified_name: str
    first_line: int
    depth: int
    """0 for the module."""
    is_function: bool
    """Functions, lambdas and comprehensions; False for classes and the module."""
    arguments: tuple[str, ...] = ()
    docstring: str | None = None


@dataclass(frozen=True, slots=True)
class PycFacts:
    """What a compiled module tells."""

    python: str
    """Version that wrote it, such as `3.11`; empty when the number at the start is unknown."""
    source_time_s: int | None = None
    """Modification time of the source, seconds since 1970; None where the header holds a hash instead."""
    source_bytes: int | None = None
    """Size of the source modulo 2^32."""
    source_hash: str | None = None
    """SipHash of the source in hex, for modules that are checked by hash."""
    filename: str | None = None
    """The source's path on the computer that compiled it."""
    names: tuple[str, ...] = ()
    """Distinct names that the code uses: variables, attributes, modules, arguments."""
    strings: tuple[PycString, ...] = ()
    """Distinct constants. When `problem` is set: every string that could be read, names among them."""
    outline: tuple[CodeOutline, ...] = ()
    """Code objects, outer before inner."""
    problem: str | None = None
    """Why not everything could be read, one sentence."""

    @property
    def docstrings(self) -> tuple[str, ...]:
        """The docstrings of the outline, in order."""
        return tuple(code.docstring for code in self.outline if code.docstring is not None)


def read_pyc(data: bytes) -> PycFacts:
    """Reads a whole `.pyc`. Never raises: what is damaged or unknown is said in `problem`."""
    version = python_version(int.from_bytes(data[:2], "little"))
    if data[2:4] != MARK or version is None:
        return PycFacts("", problem="It does not begin like a module compiled by Python 3.6 to 3.14.")
    header_bytes = 16 if version >= (3, 7) else 12
    if len(data) < header_bytes:
        return PycFacts(_shown(version), problem=f"It ends inside its header, at byte {len(data)}.")
    reader = MarshalReader(data, header_bytes, version)
    try:
        value = reader.read()
    except MarshalError as error:
        return _facts(data, version, problem=str(error), strings=_salvaged(data, reader))
    if not isinstance(value, Code):
        return _facts(data, version, problem="It holds no code.", strings=_salvaged(data, reader))
    facts = _walked(data, version, value)
    trailing_bytes = len(data) - reader.offset
    return replace(facts, problem=f"{trailing_bytes:,} bytes follow the code.") if trailing_bytes else facts


def stated_source_bytes(head: bytes) -> int | None:
    """Size of the source modulo 2^32 by the first 16 bytes of a `.pyc`; None where they state none."""
    version = python_version(int.from_bytes(head[:2], "little"))
    if head[2:4] != MARK or version is None or len(head) < 16:
        return None
    if version < (3, 7):
        return int.from_bytes(head[8:12], "little")
    return None if head[4] & _HAS_HASH else int.from_bytes(head[12:16], "little")


def _shown(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"


def _facts(
    data: bytes,
    version: tuple[int, int],
    *,
    filename: str | None = None,
    names: tuple[str, ...] = (),
    strings: tuple[PycString, ...] = (),
    outline: tuple[CodeOutline, ...] = (),
    problem: str | None = None,
) -> PycFacts:
    start = 8 if version >= (3, 7) else 4
    has_hash = version >= (3, 7) and bool(data[4] & _HAS_HASH)
    return PycFacts(
        python=_shown(version),
        source_time_s=None if has_hash else int.from_bytes(data[start : start + 4], "little"),
        source_bytes=None if has_hash else int.from_bytes(data[start + 4 : start + 8], "little"),
        source_hash=data[8:16].hex() if has_hash else None,
        filename=filename,
        names=names,
        strings=strings,
        outline=outline,
        problem=problem,
    )


def _salvaged(data: bytes, reader: MarshalReader) -> tuple[PycString, ...]:
    found: list[Value] = [*reader.texts, *reader.blobs]
    return tuple(_Strings(data).take(found))


def _walked(data: bytes, version: tuple[int, int], module: Code) -> PycFacts:
    names: dict[str, None] = {}
    strings = _Strings(data)
    outline: list[CodeOutline] = []
    constants: list[PycString] = []
    stack: list[tuple[Code, CodeOutline | None]] = [(module, None)]
    seen: set[int] = set()
    while stack and len(outline) < MAX_CODE_OBJECTS:
        code, parent = stack.pop()
        if id(code) in seen:
            continue
        seen.add(id(code))
        own = _outline(code, parent, version)
        outline.append(own)
        names.update(dict.fromkeys([*_texts(code.names), *_texts(code.variables)]))
        constants += strings.take([code.constants])
        stack += [(inner, own) for inner in reversed(_codes(code.constants))]
    return _facts(
        data,
        version,
        filename=_text_of(module.filename) or None,
        names=tuple(names),
        strings=tuple(constants),
        outline=tuple(outline),
        problem=f"It holds more than {MAX_CODE_OBJECTS:,} functions." if stack else None,
    )


class _Strings:
    """Collects distinct constants, looking into tuples once each: references can share them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._seen: set[int] = set()
        self._texts: set[tuple[str, bool]] = set()

    def take(self, values: list[Value]) -> list[PycString]:
        found: list[PycString] = []
        pending = values[::-1]
        while pending:
            value = pending.pop()
            if isinstance(value, tuple) and id(value) not in self._seen:
                self._seen.add(id(value))
                pending += value[::-1]
            elif isinstance(value, Text | Blob):
                self._add(value, found)
        return found

    def _add(self, value: Text | Blob, found: list[PycString]) -> None:
        is_bytes = isinstance(value, Blob)
        text = value.text if isinstance(value, Text) else self._latin(value)
        if text and (text, is_bytes) not in self._texts:
            self._texts.add((text, is_bytes))
            found.append(PycString(text, value.offset, is_bytes))

    def _latin(self, blob: Blob) -> str:
        return self._data[blob.offset : blob.offset + blob.length].decode("latin-1")


def _text_of(value: Value) -> str:
    return value.text if isinstance(value, Text) else ""


def _texts(value: Value) -> list[str]:
    return [item.text for item in value if isinstance(item, Text)] if isinstance(value, tuple) else []


def _codes(value: Value) -> list[Code]:
    return [item for item in value if isinstance(item, Code)] if isinstance(value, tuple) else []


def _outline(code: Code, parent: CodeOutline | None, version: tuple[int, int]) -> CodeOutline:
    name, is_function = _text_of(code.name), bool(code.flags & _OPTIMIZED)
    argument_count = code.argument_count + code.keyword_only_count
    argument_count += bool(code.flags & _VARIABLE_ARGUMENTS) + bool(code.flags & _KEYWORD_ARGUMENTS)
    return CodeOutline(
        name=name,
        qualified_name=_text_of(code.qualified_name) or _qualified(name, parent),
        first_line=code.first_line,
        depth=parent.depth + 1 if parent else 0,
        is_function=is_function,
        arguments=tuple(_texts(code.variables)[: max(argument_count, 0)]) if is_function else (),
        docstring=_docstring(code, version, is_module=parent is None),
    )


def _qualified(name: str, parent: CodeOutline | None) -> str:
    if parent is None or parent.depth == 0:
        return name
    return f"{parent.qualified_name}.<locals>.{name}" if parent.is_function else f"{parent.qualified_name}.{name}"


def _docstring(code: Code, version: tuple[int, int], *, is_module: bool) -> str | None:
    constants = code.constants if isinstance(code.constants, tuple) else ()
    if code.flags & _OPTIMIZED:
        has_one = code.flags & _HAS_DOCSTRING if version >= (3, 14) else not _text_of(code.name).startswith("<")
        constants = constants[:1] if has_one else ()
    elif "__doc__" in _texts(code.names):
        constants = constants if is_module else constants[1:]  # a class names itself first
    else:
        constants = ()
    return next((constant.text for constant in constants if isinstance(constant, Text)), None)
