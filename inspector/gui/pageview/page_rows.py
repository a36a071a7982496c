"""Rows of a page that arrived, by windows, and the requests for those in sight."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.previews.pages.page import PageRow, PageWindow

WINDOW_ROWS = 200
MAX_WINDOWS = 100
_PAUSE_MS = 60
"""Between two questions while the page still works something out."""


class PageRows(QObject):
    """Keeps the rows of one page around what is in sight."""

    changed = Signal(int)
    """Number of the window that arrived."""
    failed = Signal(str)

    def __init__(self, session: ArtifactSession, entry: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = entry
        self.facts: PageWindow | None = None
        """What holds for all of the page, as it was said last."""
        self._windows: OrderedDict[int, tuple[PageRow, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._token = Token()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look_on)

    def start(self) -> None:
        """Asks for the first rows, once everybody listens."""
        self._ask(0)

    def stop(self) -> None:
        """Drops what is on its way."""
        self._token.drop()
        self._timer.stop()

    def refresh(self) -> None:
        """Forgets what arrived, because what is covered in it changed."""
        last = next(reversed(self._windows), 0)
        self._windows.clear()
        self._ask(last)

    def row(self, index: int) -> PageRow | None:
        """One row; None as long as it did not arrive, which asks for it."""
        number, within = divmod(index, WINDOW_ROWS)
        window = self._windows.get(number)
        if window is None or within >= len(window):
            self._ask(number)
            return None
        self._windows.move_to_end(number)
        return window[within]

    def _look_on(self) -> None:
        """What is in sight was asked for last."""
        self._ask(next(reversed(self._windows), 0))

    def _ask(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            future = self._session.page(self._entry, number * WINDOW_ROWS, WINDOW_ROWS)
            when_done(future, partial(self._on_window, number), partial(self._on_failed, number), self._token)

    def _on_window(self, number: int, window: PageWindow) -> None:
        self._asked.discard(number)
        was_complete = self.facts is None or self.facts.is_complete
        self.facts = window
        if window.is_complete and not was_complete:
            self._windows.clear()  # all rows may be others now
        self._windows[number] = window.rows
        while len(self._windows) > MAX_WINDOWS:
            self._windows.popitem(last=False)
        self.changed.emit(number)
        if not window.is_complete:
            self._timer.start()

    def _on_failed(self, number: int, sentence: str) -> None:
        self._asked.discard(number)
        self.failed.emit(sentence)
