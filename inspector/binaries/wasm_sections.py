"""All sections of a WebAssembly module, what it imports and exports (core specification, binary format)."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

from inspector.binaries.bytes_view import ShortError
from inspector.binaries.wasm import MAGIC, MAX_SECTIONS, leb, string

MAX_NAMES = 10_000
NAMES = {
    0: "custom", 1: "types", 2: "imports", 3: "functions", 4: "tables", 5: "memories", 6: "globals", 7: "exports",
    8: "start", 9: "elements", 10: "code", 11: "data", 12: "number of data segments", 13: "tags",
}  # fmt: skip
KINDS = ("function", "table", "memory", "global", "tag")
_IMPORTS, _EXPORTS, _CUSTOM = 2, 7, 0


@dataclass(frozen=True, slots=True)
class WasmPart:
    """One section."""

    kind: int
    name: str
    """Of a custom section."""
    offset: int
    size_bytes: int
    count: int | None
    """Items that it says to hold; None for custom sections and the start."""


@dataclass(slots=True)
class WasmLayout:
    """What the walk met."""

    version: int
    parts: list[WasmPart] = field(default_factory=list)
    imports: list[tuple[str, str, str]] = field(default_factory=list)
    """Module, name, kind."""
    exports: list[tuple[str, str]] = field(default_factory=list)
    producers: list[tuple[str, str]] = field(default_factory=list)
    """Tools that made it, as the tool conventions let them say."""
    problem: str | None = None


def read_wasm_layout(data: bytes) -> WasmLayout | None:
    """The layout; None where the bytes do not begin like a module. Never raises."""
    if data[:4] != MAGIC:
        return None
    layout = WasmLayout(int.from_bytes(data[4:8], "little"))
    try:
        _walk(data, layout)
    except ShortError as error:
        layout.problem = str(error)
    return layout


def _walk(data: bytes, layout: WasmLayout) -> None:
    offset = 8
    for _ in range(MAX_SECTIONS):
        if offset >= len(data):
            return
        kind = data[offset]
        size_bytes, start = leb(data, offset + 1)
        end = start + size_bytes
        if end > len(data):
            layout.problem = "The last section is cut off."
            return
        _take(data, layout, kind, start, end)
        offset = end
    layout.problem = f"It has more than {MAX_SECTIONS:,} sections."


def _take(data: bytes, layout: WasmLayout, kind: int, start: int, end: int) -> None:
    if kind == _CUSTOM:
        name, _, content = string(data, start, end)
        layout.parts.append(WasmPart(kind, name, start, end - start, None))
        if name == "producers" and not layout.producers:
            _try(lambda: _producers(data, layout, content, end))
        return
    count = leb(data, start)[0] if kind in NAMES and kind not in (8, 12) and start < end else None
    layout.parts.append(WasmPart(kind, "", start, end - start, count))
    if kind == _IMPORTS:
        _try(lambda: _imports(data, layout, start, end))
    elif kind == _EXPORTS:
        _try(lambda: _exports(data, layout, start, end))


def _try(read: Callable[[], None]) -> None:
    """What is damaged within a section does not end the walk over sections."""
    with contextlib.suppress(ShortError):
        read()


def _imports(data: bytes, layout: WasmLayout, at: int, end: int) -> None:
    count, at = leb(data, at)
    for _ in range(min(count, MAX_NAMES - len(layout.imports))):
        module, _, at = string(data, at, end)
        name, _, at = string(data, at, end)
        kind, at = _byte(data, at, end)
        at = _past_type(data, at, end, kind)
        layout.imports.append((module, name, _kind(kind)))


def _past_type(data: bytes, at: int, end: int, kind: int) -> int:
    """Past what says of which type an import is."""
    if kind == 0:
        return leb(data, at)[1]
    if kind == 3:
        return at + 2
    if kind == 4:
        return leb(data, at + 1)[1]
    at += 1 if kind == 1 else 0
    flags, at = _byte(data, at, end)
    at = leb(data, at)[1]
    return leb(data, at)[1] if flags & 1 else at


def _exports(data: bytes, layout: WasmLayout, at: int, end: int) -> None:
    count, at = leb(data, at)
    for _ in range(min(count, MAX_NAMES - len(layout.exports))):
        name, _, at = string(data, at, end)
        kind, at = _byte(data, at, end)
        at = leb(data, at)[1]
        layout.exports.append((name, _kind(kind)))


def _producers(data: bytes, layout: WasmLayout, at: int, end: int) -> None:
    fields, at = leb(data, at)
    for _ in range(min(fields, 16)):
        name, _, at = string(data, at, end)
        count, at = leb(data, at)
        for _ in range(min(count, 100)):
            tool, _, at = string(data, at, end)
            version, _, at = string(data, at, end)
            layout.producers.append((name, f"{tool} {version}".strip()))


def _byte(data: bytes, at: int, end: int) -> tuple[int, int]:
    if at >= end:
        raise ShortError(f"A section ends at byte {end}, before its last item.")
    return data[at], at + 1


def _kind(kind: int) -> str:
    return KINDS[kind] if kind < len(KINDS) else f"kind {kind}"
