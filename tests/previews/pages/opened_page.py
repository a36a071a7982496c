"""Pages of bytes, as the reader makes them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.previews.covering import SecretCover
from inspector.previews.pages.opening import open_page
from inspector.previews.pages.page import PageRow, PageWindow, RowKind
from inspector.previews.pages.page_input import NoNeighbours, PageInput

OPEN = SecretCover()


@dataclass
class Files:
    """Neighbours made of bytes."""

    bodies: Mapping[str, bytes] = field(default_factory=dict)
    is_complete: bool = True
    is_cut: bool = False

    def numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.bodies, start=1)}

    def body(self, name: str, max_bytes: int) -> bytes | None:
        found = self.bodies.get(name)
        return found if found is not None and len(found) <= max_bytes else None

    def step(self, number: int, offset: int) -> bytes:
        stream = io.BytesIO(list(self.bodies.values())[number - 1])
        stream.seek(offset)
        return stream.read(1000)


def page_of(data: bytes, name: str, files: Files | None = None, cover: SecretCover = OPEN) -> PageWindow:
    """All rows of a page, once it is complete. Raises PageError."""
    page = open_page(PageInput(data, name, files or NoNeighbours()))
    while not (window := page.window(0, 200_000, cover)).is_complete:
        pass
    return window


def fields_of(window: PageWindow) -> dict[str, str]:
    """Values by name; of equal names the last counts."""
    return {row.cells[0]: row.cells[1] for row in window.rows if row.kind is RowKind.FIELD}


def part_of(window: PageWindow, heading: str) -> list[PageRow]:
    """The rows under a heading, without titles of columns."""
    rows = list(window.rows)
    start = next(at for at, row in enumerate(rows) if row.kind is RowKind.HEADING and row.cells[0] == heading)
    stop = next((at for at in range(start + 1, len(rows)) if rows[at].kind is RowKind.HEADING), len(rows))
    return [row for row in rows[start + 1 : stop] if row.kind is not RowKind.TITLES]
