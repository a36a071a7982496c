"""Asks the session for the pages in sight: few requests at a time, what left the sight is not asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.textview.row_pages import PAGE_ROWS, RowPages, pages_of
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.rows import Row, Span, TextFacts

_ROW_REQUESTS = 2
_COLOUR_REQUESTS = 1
_STRIDE_BYTES = 2_500_000
"""With every request for colours the lexer gets to know so much more of a text, at least. Colours beyond
what it knows are a guess, and asked for again."""
_LOOK_AGAIN_MS = 60


class PageLoader(QObject):
    """Keeps the pages of one text filled around what is in sight."""

    page_arrived = Signal(int)
    """Rows or colours of a page."""
    failed = Signal(str)

    def __init__(
        self,
        session: ArtifactSession,
        entry: int,
        facts: TextFacts,
        look: TextLook = PLAIN_LOOK,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pages = RowPages()
        self._session = session
        self._entry = entry
        self._facts = facts
        self._look = look
        self._token = Token()
        self._wanted: list[int] = []
        self._asked_rows: set[int] = set()
        self._asked_colours: set[int] = set()
        self._known_bytes = 0
        self._round = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)

    def stop(self) -> None:
        """Drops what is still on its way."""
        self._token.drop()
        self._again.stop()

    def refresh(self) -> None:
        """Asks for rows anew, because what is covered in them changed; the old ones stay until then."""
        self._round += 1
        self.pages.keep_only(self._wanted)
        self._ask()

    def want(self, first_row: int, last_row: int) -> None:
        """Says which rows are in sight now; the pages beside them come after them."""
        if not self._facts.row_count:
            return
        last_page = (self._facts.row_count - 1) // PAGE_ROWS
        seen = [page for page in pages_of(max(first_row, 0), last_row) if page <= last_page]
        beside = (seen[-1] + 1, seen[0] - 1) if seen else ()
        self._wanted = seen + [page for page in beside if 0 <= page <= last_page]
        self._ask()

    def _ask(self) -> None:
        for number in self._missing(self._asked_rows, _ROW_REQUESTS, self._lacks_rows):
            self._asked_rows.add(number)
            future = self._session.rows(self._entry, number * PAGE_ROWS, PAGE_ROWS, self._look)
            when_done(
                future, partial(self._on_rows, number, self._round), partial(self._on_failed, number), self._token
            )
        if self._facts.language is None or self._asked_rows:
            return
        for number in self._missing(self._asked_colours, _COLOUR_REQUESTS, self._lacks_colours):
            self._ask_colours(number)

    def _missing(self, asked: set[int], limit: int, lacks: Callable[[int], bool]) -> list[int]:
        return [number for number in self._wanted if number not in asked and lacks(number)][
            : max(limit - len(asked), 0)
        ]

    def _lacks_rows(self, number: int) -> bool:
        page = self.pages.page(number)
        return page is None or page.round != self._round

    def _lacks_colours(self, number: int) -> bool:
        page = self.pages.page(number)
        return page is not None and page.known_bytes < 0

    def _on_rows(self, number: int, of_round: int, rows: tuple[Row, ...]) -> None:
        self._asked_rows.discard(number)
        self.pages.put(number, rows, of_round)
        self.page_arrived.emit(number)
        self._ask()

    def _on_spans(self, number: int, known_bytes: int, spans: tuple[tuple[Span, ...], ...]) -> None:
        self._asked_colours.discard(number)
        page = self.pages.page(number)
        if page is not None:
            page.known_bytes = known_bytes
            if page.spans != spans:
                page.spans = spans
                self.page_arrived.emit(number)
        self._ask()
        if any(self._is_guess(wanted) for wanted in self._wanted):
            self._again.start()

    def _on_failed(self, number: int, sentence: str) -> None:
        self._asked_rows.discard(number)
        self._asked_colours.discard(number)
        page = self.pages.page(number)
        if page is not None:
            page.known_bytes = self._facts.size_bytes
            return
        self._wanted = [page for page in self._wanted if page != number]
        self.failed.emit(sentence)

    def _look_again(self) -> None:
        """Colours that were a guess at first may be better known by now."""
        if self._asked_colours:
            return
        for number in filter(self._is_guess, self._wanted):
            self._ask_colours(number)
            return

    def _ask_colours(self, number: int) -> None:
        self._asked_colours.add(number)
        self._known_bytes += _STRIDE_BYTES
        arrived = partial(self._on_spans, number, self._known_bytes)
        future = self._session.spans(self._entry, number * PAGE_ROWS, PAGE_ROWS, self._look)
        when_done(future, arrived, partial(self._on_failed, number), self._token)

    def _is_guess(self, number: int) -> bool:
        """Whether a page has colours that a later request may better."""
        page = self.pages.page(number)
        if page is None or page.known_bytes < 0:
            return False
        position = (number + 1) * PAGE_ROWS * self._facts.size_bytes // max(self._facts.row_count, 1)
        return page.known_bytes < min(position, self._facts.size_bytes)
