"""A WebAssembly module: its sections, what it imports and exports, what made it."""

from inspector.binaries.wasm import WasmFacts, read_wasm
from inspector.binaries.wasm_sections import NAMES, WasmLayout, read_wasm_layout
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.entropy import EntropyBudget
from inspector.previews.pages.page_input import PageError, PageInput

_MODULE = 1


def wasm_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    layout, facts = read_wasm_layout(given.data), read_wasm(given.data)
    if layout is None or facts is None:
        raise PageError("It begins like a WebAssembly module, and is none.")
    page = BuiltPage("WebAssembly module" if layout.version == _MODULE else "WebAssembly component")
    _add_about(page, layout, facts)
    budget = EntropyBudget(given.data)
    page.table(
        f"Sections ({len(layout.parts):,})",
        ("Section", "Offset", "Bytes", "Items", "Entropy"),
        (
            (
                f"custom: {part.name}" if part.kind == 0 else NAMES.get(part.kind, f"number {part.kind}"),
                f"0x{part.offset:x}",
                f"{part.size_bytes:,}",
                f"{part.count:,}" if part.count is not None else "",
                budget.said(part.offset, part.size_bytes),
            )
            for part in layout.parts
        ),
    )
    page.table(f"Imports ({len(layout.imports):,})", ("Module", "Name", "Kind"), layout.imports)
    page.table(f"Exports ({len(layout.exports):,})", ("Name", "Kind"), layout.exports)
    return page


def _add_about(page: BuiltPage, layout: WasmLayout, facts: WasmFacts) -> None:
    page.heading("About")
    page.field("Version", str(layout.version))
    page.field("Name", facts.module_name or "")
    page.field("Names of functions", facts.function_name_count or "stripped")
    page.field("Source map", facts.source_map_url or "")
    page.field("Debug information", facts.debug_bytes or "none")
    page.field("Debug information lies in", facts.external_debug_url or "")
    for name, tool in layout.producers:
        page.field({"processed-by": "Made by", "language": "Language", "sdk": "SDK"}.get(name, name), tool)
    for problem in dict.fromkeys(filter(None, (layout.problem, facts.problem))):
        page.field("Cannot be read on", problem, "The file is cut or damaged.")
