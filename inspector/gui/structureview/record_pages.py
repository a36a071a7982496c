"""Records that arrived, by pages, and the requests for those in sight."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.previews.structure.record import RawRecord, StructureWindow

PAGE_RECORDS = 200
MAX_PAGES = 100
_PAUSE_MS = 30
"""Between two questions how far the archive was read; each gives the reader a moment of work."""


class RecordPages(QObject):
    """Keeps the records of one archive around what is in sight; their number grows while it is being read."""

    page_arrived = Signal(int)
    """Number of the page."""
    count_changed = Signal()
    failed = Signal(str)

    def __init__(self, session: ArtifactSession, entry: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = entry
        self.known = 0
        """Records that the reader has found so far."""
        self.is_complete = False
        self.note = ""
        self._pages: OrderedDict[int, tuple[RawRecord, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._token = Token()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look_on)

    def start(self) -> None:
        """Asks for the first records, once everybody listens."""
        self._ask(0)

    def stop(self) -> None:
        """Drops what is on its way."""
        self._token.drop()
        self._timer.stop()

    def refresh(self) -> None:
        """Forgets what arrived, because what is covered in it changed: what is in sight is asked for anew."""
        self._pages.clear()
        self.page_arrived.emit(0)

    def record(self, index: int) -> RawRecord | None:
        """One record; None as long as it did not arrive, which asks for its page."""
        number, within = divmod(index, PAGE_RECORDS)
        page = self._pages.get(number)
        if page is None or within >= len(page):
            self._ask(number)
            return None
        self._pages.move_to_end(number)
        return page[within]

    def _look_on(self) -> None:
        """Asks for the page where further records will be."""
        self._ask(self.known // PAGE_RECORDS)

    def _ask(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            future = self._session.structure(self._entry, number * PAGE_RECORDS, PAGE_RECORDS)
            when_done(future, partial(self._on_window, number), partial(self._on_failed, number), self._token)

    def _on_window(self, number: int, window: StructureWindow) -> None:
        self._asked.discard(number)
        if window.records:
            self._pages[number] = window.records
            while len(self._pages) > MAX_PAGES:
                self._pages.popitem(last=False)
        is_news = (window.known, window.is_complete, window.note) != (self.known, self.is_complete, self.note)
        self.known, self.is_complete, self.note = window.known, window.is_complete, window.note
        if is_news:
            if self.is_complete:
                self._pages = OrderedDict({number: window.records} if window.records else {})  # marks came last
            self.count_changed.emit()
        self.page_arrived.emit(number)
        if not self.is_complete:
            self._timer.start()

    def _on_failed(self, number: int, sentence: str) -> None:
        self._asked.discard(number)
        self.failed.emit(sentence)
