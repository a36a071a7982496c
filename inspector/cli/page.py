"""`inspector show --structure` of a file that is no archive: the page about it."""

import json
import sys
from collections.abc import Iterator

from inspector.cli.terminal import complain
from inspector.engine.session import ArtifactSession
from inspector.previews.pages.page import PageRow, PageWindow, RowKind

_BATCH = 400


def write_page(session: ArtifactSession, entry: int, *, as_json: bool) -> None:
    """Prints all of a page. Raises RefusedError where there is none."""
    first = _finished(session, entry)
    rows = _rows(session, entry, first)
    if as_json:
        _write_json(first, rows)
    else:
        _write_text(first, rows)
    if first.note:
        complain(first.note)


def _finished(session: ArtifactSession, entry: int) -> PageWindow:
    """The first rows, once nothing is left to be worked out."""
    while not (window := session.page(entry, 0, _BATCH).result()).is_complete:
        pass
    return window


def _rows(session: ArtifactSession, entry: int, window: PageWindow) -> Iterator[PageRow]:
    first = 0
    while window.rows:
        yield from window.rows
        first += len(window.rows)
        if first >= window.known:
            return
        window = session.page(entry, first, _BATCH).result()


def _write_text(facts: PageWindow, rows: Iterator[PageRow]) -> None:
    sys.stdout.write(f"{facts.title}\n")
    for row in rows:
        mark = f"  !! {row.mark}" if row.mark else ""
        match row.kind:
            case RowKind.HEADING:
                sys.stdout.write(f"\n{row.cells[0]}{mark}\n")
            case RowKind.FIELD:
                sys.stdout.write(f"  {row.cells[0]}: {row.cells[1]}{mark}\n")
            case _:
                sys.stdout.write(f"  {'  |  '.join(cell for cell in row.cells if cell)}{mark}\n")


def _write_json(facts: PageWindow, rows: Iterator[PageRow]) -> None:
    head = json.dumps({"title": facts.title, "note": facts.note or None})
    sys.stdout.write(f'{head[:-1]}, "rows": [')
    separator = ""
    for row in rows:
        item = {"kind": row.kind.value, "cells": list(row.cells), "mark": row.mark or None}
        sys.stdout.write(f"{separator}\n {json.dumps(item)}")
        separator = ","
    sys.stdout.write("\n]}\n")
