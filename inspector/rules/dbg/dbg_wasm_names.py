"""A WebAssembly module carries names, debug information or the address of its map.

## What it flags

Modules with a `name` section that names functions, with DWARF sections, or with a `sourceMappingURL` or
`external_debug_info` section.

## Why it matters

Compiled modules are read far more easily with the names of their functions. DWARF adds source paths, types and
line numbers.

## Example

`dist/engine.wasm` names 2,310 functions, among them `falcon::pricing::secret_discount`.

## What to do

Strip custom sections: `wasm-strip`, `wasm-opt --strip-debug --strip-producers`, `wasm-pack build --release`,
`-s` for Emscripten's linker, `strip = true` in Cargo's `[profile.release]`.

## Limits

Modules that name fewer than 50 functions are reported as information. The content of DWARF sections is not read.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.wasm import WasmFacts, read_wasm
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start
from inspector.rules.level import shown

_FEW_FUNCTIONS = 50


class DbgWasmNames:
    """A wasm module with telling custom sections."""

    info: Final = RuleInfo(
        id="dbg-wasm-names",
        title="Names or debug information in a WebAssembly module",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Strip custom sections with `wasm-opt --strip-debug` or `wasm-strip`.",
        cwe=(215,),
    )
    reads: Final = Reads.BINARY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per module."""
        document = facts.document
        wasm = read_wasm(document.data) if is_binary_start(document) else None
        if wasm is None:
            return
        parts = _parts(wasm)
        if parts:
            severity, reasons = _severity(wasm)
            yield self.info.finding(
                document.entry,
                f"It holds {' and '.join(parts)}.",
                f"wasm:{document.entry.name}",
                severity=severity,
                reasons=reasons,
            )


def _parts(wasm: WasmFacts) -> list[str]:
    parts = []
    if wasm.debug_bytes:
        parts.append(f"{human_size(wasm.debug_bytes)} of DWARF debug information")
    if wasm.function_name_count:
        parts.append(f"the names of {wasm.function_name_count:,} functions")
    if wasm.source_map_url:
        is_inside = wasm.source_map_url[:5].lower() == "data:"
        parts.append("its source map" if is_inside else f"the address of its source map, {shown(wasm.source_map_url)}")
    if wasm.external_debug_url:
        parts.append(f"the address of its debug information, {shown(wasm.external_debug_url)}")
    return parts


def _severity(wasm: WasmFacts) -> tuple[Severity | None, list[str]]:
    if wasm.debug_bytes:
        return Severity.MEDIUM, ["Debug information tells more than names."]
    if wasm.source_map_url or wasm.external_debug_url or wasm.function_name_count >= _FEW_FUNCTIONS:
        return None, []
    return Severity.INFO, [f"It names fewer than {_FEW_FUNCTIONS} functions."]
