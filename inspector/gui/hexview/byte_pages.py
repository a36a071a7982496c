"""Bytes that arrived, by pages, and the requests for those in sight."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.previews.covering import clipped
from inspector.previews.hexdump import ShownBytes

PAGE_BYTES = 4096
MAX_PAGES = 256
_REQUESTS = 2


class BytePages(QObject):
    """Keeps the bytes of one entry around what is in sight. The size may only become known by reading."""

    page_arrived = Signal(int)
    size_changed = Signal()
    failed = Signal(str)

    def __init__(
        self, session: ArtifactSession, entry: int, size_bytes: int | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = entry
        self.size_bytes = PAGE_BYTES if size_bytes is None else size_bytes
        """As far as it is known; grows while pages of an entry without a stated size arrive."""
        self._is_size_known = size_bytes is not None
        self._pages: OrderedDict[int, ShownBytes] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._refused: set[int] = set()
        self._wanted: list[int] = []
        self._token = Token()

    def stop(self) -> None:
        """Drops what is on its way."""
        self._token.drop()

    def refresh(self) -> None:
        """Asks for pages anew, because what is covered in them changed; those in sight stay until then."""
        for number in self._pages.keys() - set(self._wanted):
            del self._pages[number]
        self._stale = self._pages.keys() | self._asked
        self._ask()

    def bytes_at(self, offset: int, length: int) -> ShownBytes | None:
        """Bytes within one page, places of covered ones counted from them; None as long as they did not arrive."""
        number = offset // PAGE_BYTES
        page = self._pages.get(number)
        if page is None:
            return None
        self._pages.move_to_end(number)
        within = offset - number * PAGE_BYTES
        end = within + length
        return ShownBytes(page.data[within:end], tuple(clipped(page.covered, within, end)))

    def around(self, offset: int, length: int) -> ShownBytes | None:
        """Bytes from an offset on, also where they lie in two pages; fewer where the second did not arrive."""
        first = self.bytes_at(offset, length)
        end = offset + len(first.data) if first is not None else offset
        if first is None or len(first.data) == length or end % PAGE_BYTES:
            return first
        second = self.bytes_at(end, length - len(first.data))
        if second is None:
            return first
        moved = tuple((start + len(first.data), stop + len(first.data)) for start, stop in second.covered)
        return ShownBytes(first.data + second.data, first.covered + moved)

    def is_refused(self, offset: int) -> bool:
        """Whether the page of a byte cannot be had."""
        return offset // PAGE_BYTES in self._refused

    @property
    def is_blank(self) -> bool:
        """Whether nothing has arrived yet."""
        return not self._pages

    def want(self, first: int, last: int) -> None:
        """Says which offsets are in sight, both ends included."""
        self._wanted = list(range(first // PAGE_BYTES, last // PAGE_BYTES + 1))
        self._ask()

    def _ask(self) -> None:
        lacking = [n for n in self._wanted if self._lacks(n) and n not in self._asked and n not in self._refused]
        for number in lacking[: max(_REQUESTS - len(self._asked), 0)]:
            self._asked.add(number)
            self._stale.discard(number)
            future = self._session.read_covered(self._entry, number * PAGE_BYTES, PAGE_BYTES)
            when_done(future, partial(self._on_bytes, number), partial(self._on_failed, number), self._token)

    def _lacks(self, number: int) -> bool:
        return number not in self._pages or number in self._stale

    def _on_bytes(self, number: int, shown: ShownBytes) -> None:
        self._asked.discard(number)
        self._pages[number] = shown
        while len(self._pages) > MAX_PAGES:
            self._pages.popitem(last=False)
        self._learn_size(number, len(shown.data))
        self.page_arrived.emit(number)
        self._ask()

    def _on_failed(self, number: int, sentence: str) -> None:
        self._asked.discard(number)
        self._refused.add(number)
        self.failed.emit(sentence)
        self._ask()

    def _learn_size(self, number: int, length: int) -> None:
        end = number * PAGE_BYTES + length
        if length < PAGE_BYTES and (length or number == 0) and end != self.size_bytes:
            self.size_bytes, self._is_size_known = end, True
        elif not self._is_size_known and end == self.size_bytes:
            self.size_bytes += PAGE_BYTES
        elif not self._is_size_known and not length:
            self.size_bytes, self._is_size_known = number * PAGE_BYTES, True
        else:
            return
        self.size_changed.emit()
