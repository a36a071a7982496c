"""A file of values in rows, separated by commas, semicolons, tabs or bars (RFC 4180 and what programs write)."""

import csv
import io

from inspector.core.text import human_size
from inspector.previews.pages.built_page import MAX_COLUMNS, BuiltPage, BuiltRow
from inspector.previews.pages.page import RowKind
from inspector.previews.pages.page_input import PageError, PageInput

MAX_TABLE_BYTES = 16 << 20
MAX_TABLE_ROWS = 20_000
_SEPARATORS = ",;\t|"
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def table_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    data = given.data[:MAX_TABLE_BYTES]
    text = _decoded(data)
    first_line = text.partition("\n")[0]
    separator = "\t" if given.name.lower().endswith(".tsv") else max(_SEPARATORS, key=first_line.count)
    if not text.strip():
        raise PageError("It holds no row.")
    page = BuiltPage("Table")
    most = _fill(page, text, separator)
    if len(given.data) > MAX_TABLE_BYTES:
        page.say(f"Only the first {human_size(MAX_TABLE_BYTES)} are shown.")
    if most > MAX_COLUMNS:
        page.say(f"Only the first {MAX_COLUMNS} of {most:,} columns are shown.")
    return page


def _fill(page: BuiltPage, text: str, separator: str) -> int:
    """Adds the rows; returns how many columns the widest has."""
    most = 0
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(rows):
            if number >= MAX_TABLE_ROWS:
                page.say(f"Only the first {MAX_TABLE_ROWS:,} rows are shown.")
                break
            most = max(most, len(row))
            if number == 0 and _are_titles(row):
                page.add(BuiltRow(RowKind.TITLES, tuple(cell[:1000] for cell in row[:MAX_COLUMNS])))
            else:
                page.cells(*row)
    except csv.Error as error:
        page.say(f"Row {rows.line_num:,} cannot be read: {error}.")
    return most


def _are_titles(row: list[str]) -> bool:
    """Whether the first row names columns: texts, and no numbers."""
    return any(row) and not any(cell.strip().replace(".", "", 1).lstrip("+-").isdigit() for cell in row)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        is_cut_character = len(data) == MAX_TABLE_BYTES and error.start > len(data) - 4
        return data.decode("utf-8", "ignore") if is_cut_character else data.decode("latin-1")
