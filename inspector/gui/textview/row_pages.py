"""Rows and colours that arrived, kept by pages; the oldest go first."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from inspector.previews.rows import Row, Span

PAGE_ROWS = 64
MAX_PAGES = 96
"""About 6,000 rows: enough to scroll back at once, small beside the text."""


@dataclass(slots=True)
class Page:
    """Some rows in a run."""

    rows: tuple[Row, ...]
    spans: tuple[tuple[Span, ...], ...] | None = None
    """None until the colours arrived."""
    round: int = 0
    """Which round of asking brought the rows."""
    known_bytes: int = -1
    """How much of the text the lexer knew when it made the colours, at least; -1 where there are none yet."""


class RowPages:
    """Pages by number; page n begins with row n * PAGE_ROWS."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Page] = OrderedDict()

    def __contains__(self, number: int) -> bool:
        """Whether the rows of a page are here."""
        return number in self._pages

    def page(self, number: int) -> Page | None:
        """A page, marked as used."""
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
        return page

    def put(self, number: int, rows: tuple[Row, ...], of_round: int = 0) -> None:
        """Takes in the rows of a page. Colours stay: rows that come again differ only in what is covered."""
        page = self._pages.setdefault(number, Page(rows))
        page.rows, page.round = rows, of_round
        while len(self._pages) > MAX_PAGES:
            self._pages.popitem(last=False)

    def keep_only(self, numbers: Iterable[int]) -> None:
        """Forgets all other pages."""
        for number in self._pages.keys() - set(numbers):
            del self._pages[number]

    def row(self, number: int) -> Row | None:
        """A row by its number from 0, if it is here."""
        page = self.page(number // PAGE_ROWS)
        within = number % PAGE_ROWS
        return page.rows[within] if page is not None and within < len(page.rows) else None

    def spans(self, number: int) -> tuple[Span, ...]:
        """The colours of a row; none as long as they did not arrive."""
        page = self._pages.get(number // PAGE_ROWS)
        within = number % PAGE_ROWS
        return page.spans[within] if page is not None and page.spans and within < len(page.spans) else ()


def pages_of(first_row: int, last_row: int) -> range:
    """The numbers of the pages that hold a run of rows, both ends included."""
    return range(first_row // PAGE_ROWS, last_row // PAGE_ROWS + 1)
