"""A view of the bytes of an entry of a session: opening, going to an offset, copying."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from inspector.core.entry import Entry
from inspector.core.text import human_size
from inspector.engine.session import ArtifactSession
from inspector.gui.hexview.byte_pages import PAGE_BYTES, BytePages
from inspector.gui.hexview.byte_selection import ByteSelection
from inspector.gui.hexview.hex_area import HexArea
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.theme.theme import Theme
from inspector.previews.hexdump import ShownBytes, ascii_text, hex_text

MAX_COPY_BYTES = 1_000_000
EMPTY = later("The file is empty.")


class HexView(HexArea):
    """Shows any bytes at once: only those in sight are read."""

    state_changed = Signal(str)
    """A sentence for people."""
    bytes_arrived = Signal()
    secrets_covered = Signal()
    """Bytes arrived in which secrets are covered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session: ArtifactSession | None = None
        self._entry: Entry | None = None
        self._token = Token()

    def open(self, session: ArtifactSession, entry: Entry, size_bytes: int | None = None) -> None:
        """Shows an entry; `size_bytes` is what was really read of it, where that is known."""
        self.clear()
        self._session, self._entry = session, entry
        self._pages = BytePages(session, entry.number, size_bytes if size_bytes is not None else entry.size_bytes, self)
        self._pages.page_arrived.connect(self._on_page)
        self._pages.size_changed.connect(self._on_size)
        self._pages.failed.connect(self._on_failed)
        self._on_size()

    @property
    def selected(self) -> tuple[int, int]:
        """Offsets of the first and the last byte that are chosen."""
        return self._selection.first, self._selection.last

    def bytes_at_caret(self, length: int) -> ShownBytes | None:
        """Bytes from the first chosen one on, as far as they arrived."""
        return self._pages.around(self._selection.first, length) if self._pages is not None else None

    def refresh(self) -> None:
        """Asks anew for what is in sight: what is covered changed."""
        if self._pages is not None:
            self._pages.refresh()

    def clear(self, message: str = "") -> None:
        """Shows words instead of bytes, and drops what is on its way."""
        self._token.drop()
        self._token = Token()
        if self._pages is not None:
            self._pages.stop()
            self._pages.deleteLater()
        self._session = self._entry = self._pages = None
        self._selection = ByteSelection()
        self._message = message
        self._top = 0
        self._measure()
        self.state_changed.emit(message)

    def go_to(self, offset: int) -> None:
        """Brings a byte into sight and puts the caret on it."""
        if self._pages is not None and offset >= 0:
            self._move_caret(min(offset, max(self._size_bytes - 1, 0)), keep_anchor=False, is_jump=True)

    def copy(self, *, as_text: bool = False) -> None:
        """Puts the selected bytes on the clipboard, as hexadecimal digits or as text."""
        if self._session is None or self._entry is None:
            return
        first, length = self._selection.first, self._selection.last - self._selection.first + 1
        taken = min(length, MAX_COPY_BYTES)
        words = (
            tr("Copied.")
            if taken == length
            else tr("The first {size} were copied; the rest is too long.", size=human_size(taken))
        )

        def on_done(shown: ShownBytes) -> None:
            QGuiApplication.clipboard().setText(ascii_text(shown) if as_text else hex_text(shown))
            self.state_changed.emit(words)

        future = self._session.read_covered(self._entry.number, first, taken)
        when_done(future, on_done, self.state_changed.emit, self._token)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here."""
        if self._pages is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy as Hexadecimal"), self.copy)
        menu.addAction(tr("Copy as Text"), lambda: self.copy(as_text=True))
        menu.popup(event.globalPos())

    def _on_size(self) -> None:
        self._message = "" if self._size_bytes else tr(EMPTY)
        self._measure()

    def _on_page(self, number: int) -> None:
        self.viewport().update()
        self.bytes_arrived.emit()
        page = self._pages.bytes_at(number * PAGE_BYTES, PAGE_BYTES) if self._pages else None
        if page is not None and page.covered:
            self.secrets_covered.emit()

    def _on_failed(self, sentence: str) -> None:
        if self._pages is None or self._pages.is_blank:
            self._message = sentence  # what was read before the damage stays in sight
        self.state_changed.emit(sentence)
        self.viewport().update()
