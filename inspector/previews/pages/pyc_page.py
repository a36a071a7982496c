"""A compiled Python module: its header, its code objects with names and lines, its constants. Nothing is run."""

from inspector.binaries.pyc import CodeOutline, PycFacts, read_pyc
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput
from inspector.previews.structure.layout import moment

MAX_CONSTANTS = 20_000
_INDENT = "    "


def pyc_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    facts = read_pyc(given.data)
    if not facts.python:
        raise PageError(facts.problem or "It begins like a compiled Python module, and is none.")
    page = BuiltPage("Compiled Python module")
    _add_about(page, given.data, facts)
    page.table(
        f"Code objects ({len(facts.outline):,})", ("Line", "Name", "What"), (_row(code) for code in facts.outline)
    )
    page.pairs(f"Names ({len(facts.names):,})", _lines(facts.names))
    constants = facts.strings[:MAX_CONSTANTS]
    page.table(
        f"Constants ({len(facts.strings):,})",
        ("Offset", "Kind", "Value"),
        ((f"0x{found.offset:x}", "bytes" if found.is_bytes else "text", found.text) for found in constants),
    )
    if len(facts.strings) > MAX_CONSTANTS:
        page.say(f"Only the first {MAX_CONSTANTS:,} constants are shown.")
    return page


def _add_about(page: BuiltPage, data: bytes, facts: PycFacts) -> None:
    page.heading("About")
    page.field("Python", facts.python)
    page.field("Magic number", str(int.from_bytes(data[:2], "little")))
    page.field("Source", facts.filename or "")
    page.field("Source changed", moment(facts.source_time_s) if facts.source_time_s else "")
    page.field("Size of the source", f"{facts.source_bytes:,} bytes" if facts.source_bytes is not None else "")
    page.field("Hash of the source", facts.source_hash or "")
    if facts.problem:
        page.field("Cannot be read on", facts.problem, "What could be read is shown.")


def _row(code: CodeOutline) -> tuple[str, str, str]:
    if code.is_function:
        name, what = f"{code.name}({', '.join(code.arguments)})", "function"
    else:
        name, what = code.name, "class" if code.depth else "module"
    summary = (code.docstring or "").strip().partition("\n")[0]
    return str(code.first_line), f"{_INDENT * min(code.depth, 20)}{name}", f"{what}: {summary}" if summary else what


def _lines(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names, a few a row: they are many and short."""
    return [("", ", ".join(names[at : at + 8])) for at in range(0, min(len(names), MAX_CONSTANTS), 8)]
