"""A notebook (nbformat 4, and 3 with its worksheets): cells as text, outputs listed. Nothing of it is ever rendered."""

import json
from collections.abc import Iterator

import msgspec

from inspector.core.text import human_size
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

MAX_NOTEBOOK_BYTES = 64 << 20
MAX_CELLS = 10_000
MAX_OUTPUTS = 100
"""Of one cell."""
MAX_OUTPUT_LINES = 40
_ACTIVE = ("application/javascript", "text/html", "image/svg+xml")
_RUNS = "Programs that show notebooks can run it."
_TEXTS = ("text/plain", "text/html", "text/markdown", "text/latex", "application/javascript", "image/svg+xml")
_KINDS = {"code": "Code", "markdown": "Markdown", "raw": "Raw text", "heading": "Heading"}


def notebook_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    book = _read(given.data)
    cells = list(_cells(book))
    page = BuiltPage("Notebook")
    page.heading("About")
    page.field("Format", ".".join(str(part) for part in (book.get("nbformat"), book.get("nbformat_minor")) if part))
    metadata = _object(book.get("metadata"))
    page.field("Kernel", _text(_object(metadata.get("kernelspec")).get("display_name")))
    language = _object(metadata.get("language_info"))
    page.field("Language", f"{_text(language.get('name'))} {_text(language.get('version'))}".strip())
    page.field("Cells", len(cells))
    outputs = sum(len(_objects(cell.get("outputs"))) for cell in cells)
    page.field("Outputs", outputs)
    for number, cell in enumerate(cells[:MAX_CELLS], start=1):
        _add_cell(page, cell, number)
    if len(cells) > MAX_CELLS:
        page.say(f"Only the first {MAX_CELLS:,} cells are shown.")
    return page


def _read(data: bytes) -> dict[str, object]:
    if len(data) > MAX_NOTEBOOK_BYTES:
        raise PageError(f"Notebooks above {human_size(MAX_NOTEBOOK_BYTES)} are shown as text only.")
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        found = _read_slowly(data)
    if not isinstance(found, dict) or not ("cells" in found or "worksheets" in found):
        raise PageError("It is JSON, and no notebook.")
    return found


def _read_slowly(data: bytes) -> object:
    """Takes lone surrogates and bytes that are no UTF-8, which the quick reader refuses."""
    try:
        return json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise PageError("It is no JSON that can be read.") from error


def _cells(book: dict[str, object]) -> Iterator[dict[str, object]]:
    yield from _objects(book.get("cells"))
    for sheet in _objects(book.get("worksheets")):
        yield from _objects(sheet.get("cells"))


def _add_cell(page: BuiltPage, cell: dict[str, object], number: int) -> None:
    kind = _text(cell.get("cell_type"))
    count = cell.get("execution_count", cell.get("prompt_number"))
    run = f", run as {count}" if isinstance(count, int) else ""
    page.heading(f"{number}  {_KINDS.get(kind, kind or 'Cell')}{run}")
    page.code(_text(cell.get("source", cell.get("input"))))
    outputs = _objects(cell.get("outputs"))
    for output in outputs[:MAX_OUTPUTS]:
        _add_output(page, output)
    if len(outputs) > MAX_OUTPUTS:
        page.words(f"{len(outputs) - MAX_OUTPUTS:,} further outputs are not shown.")
    for name in _object(cell.get("attachments")):
        page.field("Attachment", name)


def _add_output(page: BuiltPage, output: dict[str, object]) -> None:
    kind = _text(output.get("output_type"))
    if kind in ("error", "pyerr"):
        page.field("Error", f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}")
    elif kind == "stream":
        _add_text(page, _text(output.get("name", output.get("stream"))) or "stream", _text(output.get("text")))
    else:
        data = _object(output.get("data"))
        for mime in list(data)[:MAX_OUTPUTS]:
            _add_data(page, mime, data[mime])


def _add_data(page: BuiltPage, mime: str, value: object) -> None:
    text = _text(value)
    if mime in _TEXTS:
        _add_text(page, mime, text)
    elif isinstance(value, (str, list)):
        page.field("Output", f"{mime}, {len(text):,} characters, not shown")
    else:
        page.field("Output", f"{mime}, not shown")


def _add_text(page: BuiltPage, name: str, text: str) -> None:
    lines = text.rstrip("\n").split("\n")
    more = f", the first {MAX_OUTPUT_LINES} of {len(lines):,} lines" if len(lines) > MAX_OUTPUT_LINES else ""
    page.field("Output", f"{name}{more}", _RUNS if name in _ACTIVE else "")
    page.code(text.rstrip("\n"), MAX_OUTPUT_LINES)


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    """A text, or the lines of one."""
    if isinstance(value, list):
        return "".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
