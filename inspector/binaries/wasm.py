"""WebAssembly modules by their sections.

WebAssembly core specification (binary format, and the name section in its appendix), ECMA-426 for
`sourceMappingURL`, the tool conventions for DWARF.
"""

from dataclasses import dataclass

from inspector.binaries.bytes_view import ShortError

MAGIC = b"\0asm"
MAX_SECTIONS = 10_000
MAX_NAME_BYTES = 4096
MAX_NAME_SUBSECTIONS = 256

_MODULE_NAME, _FUNCTION_NAMES = 0, 1


@dataclass(frozen=True, slots=True)
class WasmSection:
    """One custom section."""

    name: str
    offset: int
    """Where its content starts, behind its name."""
    size_bytes: int


@dataclass(frozen=True, slots=True)
class WasmFacts:
    """What the custom sections tell."""

    custom_sections: tuple[WasmSection, ...] = ()
    module_name: str | None = None
    function_name_count: int = 0
    source_map_url: str | None = None
    source_map_url_offset: int | None = None
    source_map_url_count: int = 0
    """Sections that name a map; the first one counts (ECMA-426)."""
    external_debug_url: str | None = None
    problem: str | None = None
    """Why the walk ended early, one sentence."""

    @property
    def debug_bytes(self) -> int:
        """Bytes of DWARF sections."""
        return sum(section.size_bytes for section in self.custom_sections if section.name.startswith(".debug_"))


def read_wasm(data: bytes) -> WasmFacts | None:
    """Facts of a module; None where the bytes do not begin like one. Never raises."""
    if data[:4] != MAGIC:
        return None
    sections, problem = _custom_sections(data)
    first: dict[str, WasmSection] = {}
    for section in sections:
        first.setdefault(section.name, section)
    module_name, function_count = _names(data, first.get("name"))
    url = _string_section(data, first.get("sourceMappingURL"))
    debug_url = _string_section(data, first.get("external_debug_info"))
    return WasmFacts(
        tuple(sections),
        module_name,
        function_count,
        url[0] if url else None,
        url[1] if url else None,
        sum(section.name == "sourceMappingURL" for section in sections),
        debug_url[0] if debug_url else None,
        problem,
    )


def _custom_sections(data: bytes) -> tuple[list[WasmSection], str | None]:
    found: list[WasmSection] = []
    offset = 8
    try:
        for _ in range(MAX_SECTIONS):
            if offset >= len(data):
                return found, None
            kind = data[offset]
            size_bytes, start = leb(data, offset + 1)
            offset = start + size_bytes
            if offset > len(data):
                return found, "The last section is cut off."
            if kind == 0:
                name, _, content = string(data, start, offset)
                found.append(WasmSection(name, content, offset - content))
    except ShortError as error:
        return found, str(error)
    return found, f"It has more than {MAX_SECTIONS:,} sections."


def _names(data: bytes, section: WasmSection | None) -> tuple[str | None, int]:
    """Module name and number of function names. What is damaged behind them does not matter."""
    module_name, count = None, 0
    if section is None:
        return module_name, count
    offset, end = section.offset, section.offset + section.size_bytes
    try:
        for _ in range(MAX_NAME_SUBSECTIONS):
            if offset >= end:
                break
            kind = data[offset]
            size_bytes, start = leb(data, offset + 1)
            if kind == _MODULE_NAME:
                module_name = string(data, start, end)[0]
            elif kind == _FUNCTION_NAMES:
                count = min(leb(data, start)[0], size_bytes)
            offset = start + size_bytes
    except ShortError:
        pass
    return module_name, count


def _string_section(data: bytes, section: WasmSection | None) -> tuple[str, int] | None:
    if section is None:
        return None
    try:
        text, start, _ = string(data, section.offset, section.offset + section.size_bytes)
    except ShortError:
        return None
    return text, start


def string(data: bytes, offset: int, end: int) -> tuple[str, int, int]:
    """A string with its length before it, cut to MAX_NAME_BYTES; where it starts and ends."""
    length, start = leb(data, offset)
    if start + length > end:
        raise ShortError(f"A name at byte {offset} reaches beyond its section.")
    return data[start : start + min(length, MAX_NAME_BYTES)].decode("utf-8", "replace"), start, start + length


def leb(data: bytes, offset: int) -> tuple[int, int]:
    """An unsigned LEB128 number of at most 32 bits, and the offset behind it."""
    value = 0
    for index, byte in enumerate(data[offset : offset + 5]):
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            return value, offset + index + 1
    raise ShortError(f"The number at byte {offset} does not end.")
