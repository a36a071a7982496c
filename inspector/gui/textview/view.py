"""A view of one text of a session: opening, places, search and copying."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.textview.line_marks import LineMark
from inspector.gui.textview.mark_rows import MarkRows
from inspector.gui.textview.marked_scroll_bar import MarkedScrollBar, RowMark
from inspector.gui.textview.page_loader import PageLoader
from inspector.gui.textview.selection import Selection
from inspector.gui.textview.text_area import TextArea
from inspector.gui.textview.text_copy import TextCopy
from inspector.gui.textview.text_finder import TextFinder
from inspector.gui.theme.theme import Theme
from inspector.previews.prettyprint import FORMATTED_LANGUAGES, FORMATTED_TEXTS
from inspector.previews.rows import TextFacts, TextPlace

LOADING = "Loading…"
FORMATTING = "Formatting…"
EMPTY = "The file is empty."


class TextView(TextArea):
    """Shows any text at once: only the rows in sight are asked for, painted and coloured."""

    state_changed = Signal(str)
    """A sentence for people: loading, what the text is, why it cannot be shown, how a search went."""
    secrets_covered = Signal()
    """Rows arrived in which secrets are covered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session: ArtifactSession | None = None
        self._entry: Entry | None = None
        self._number = 0
        """Of the text on display: the entry's, or that of its formatted text."""
        self._given_marks: tuple[LineMark, ...] = ()
        self._refusal = ""
        """Why the text could not be formatted, to be said once it is back as stored."""
        self._finder: TextFinder | None = None
        self._copying: TextCopy | None = None
        self._token = Token()
        self._pending: tuple[int | None, int | None, int | None] | None = None
        self._mark_rows = MarkRows(self._on_mark_rows)
        self.scroll_bar = MarkedScrollBar(theme)
        self.setVerticalScrollBar(self.scroll_bar)
        self._measure()

    @property
    def facts(self) -> TextFacts | None:
        """What is known of the text on display."""
        return self._facts

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        super().set_theme(theme)
        self.scroll_bar.set_theme(theme)

    def set_marks(self, marks: Iterable[LineMark]) -> None:
        """Lines with findings: a shape in the gutter, a tint, and a mark on the scroll bar."""
        self._given_marks = tuple(marks)
        super().set_marks(() if self.is_formatted else self._given_marks)
        self._place_marks()

    @property
    def is_formatted(self) -> bool:
        """Whether the text is laid out anew."""
        return self._number >= FORMATTED_TEXTS

    @property
    def can_format(self) -> bool:
        """Whether the text can be laid out anew, or is."""
        return self._facts is not None and self._facts.language in FORMATTED_LANGUAGES

    def open(self, session: ArtifactSession, entry: Entry) -> None:
        """Shows an entry; words stand in its place until its first rows arrive."""
        self.clear(LOADING)
        self._session, self._entry, self._number = session, entry, entry.number
        super().set_marks(self._given_marks)
        when_done(session.open_text(entry.number), self._on_facts, self._on_refused, self._token)

    def toggle_formatted(self) -> None:
        """Lays the text out anew, or shows it as it is stored."""
        session, entry = self._session, self._entry
        if session is None or entry is None or not self.can_format:
            return
        if self.is_formatted:
            self.open(session, entry)
            return
        self.clear(FORMATTING)
        self._session, self._entry, self._number = session, entry, entry.number + FORMATTED_TEXTS
        super().set_marks(())
        when_done(session.open_formatted(entry.number), self._on_facts, self._on_not_formatted, self._token)

    def refresh(self) -> None:
        """Asks anew for what is in sight: what is covered changed."""
        if self._loader is not None:
            self._loader.refresh()

    def clear(self, message: str = "") -> None:
        """Shows words instead of a text, and drops what is on its way."""
        self._token.drop()
        self._token = Token()
        self._mark_rows.stop()
        self.scroll_bar.set_marks((), 0)
        for part in (self._loader, self._finder, self._copying):
            if part is not None:
                part.stop()
        if self._loader is not None:
            self._loader.deleteLater()
        self._session = self._entry = self._facts = None
        self._loader = self._finder = self._copying = None
        self._selection, self._highlight, self._pending = Selection(), None, None
        self._widest_px = 0.0
        self._say(message)
        self._message = message
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def go_to(self, line: int | None, column: int | None = None, offset: int | None = None) -> None:
        """Brings a line and column (from 1, UTF-16 units) or a byte offset into sight and marks it."""
        if self._session is None or self._entry is None or self._facts is None:
            self._pending = (line, column, offset)
            return
        if self.is_formatted:  # places are those of the file
            self.open(self._session, self._entry)
            self._pending = (line, column, offset)
            return
        when_done(self._session.place(self._entry.number, line, column, offset), self._on_place, self._say, self._token)

    def find(  # type: ignore[override]  # QWidget.find looks up native windows: another thing altogether
        self, needle: str, *, backwards: bool = False, case_sensitive: bool = False
    ) -> None:
        """Goes to the next hit, or the one before."""
        if self._finder is None or not needle:
            return
        start = self._selection.start if backwards else self._selection.end
        hit = self._highlight
        if hit is not None and self._selection.caret == (hit.row, hit.start):
            start = (hit.row, hit.start if backwards else hit.start + max(hit.length, 1))
        self._finder.find(needle, start, backwards=backwards, case_sensitive=case_sensitive)

    def ask_line(self) -> None:
        """Asks for a line to go to, in a small dialog that blocks nothing."""
        if self._facts is None:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, max(self._facts.line_count, 1))
        dialog.setWindowTitle("Go to Line")
        dialog.setLabelText(f"Line, 1 to {self._facts.line_count:,}:")
        row = self._row_at_caret()
        dialog.setIntValue(row.line if row else 1)
        dialog.intValueSelected.connect(self.go_to)
        dialog.open()

    def copy(self) -> None:
        """Puts the selected text on the clipboard, as it is shown."""
        if self._session is None or self._entry is None or self._selection.is_empty:
            return
        if self._copying is not None:
            self._copying.stop()
        start, end = self._selection.start, self._selection.end
        self._copying = TextCopy(self._session, self._number, start, end, on_done=self._on_copied, on_failed=self._say)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy", self.copy)
        copy.setEnabled(not self._selection.is_empty)
        menu.addAction("Select All", self.select_all).setEnabled(bool(self._row_count))
        form = menu.addAction("Format for Reading", self.toggle_formatted)
        form.setCheckable(True)
        form.setChecked(self.is_formatted)
        form.setEnabled(self.can_format)
        menu.addAction("Go to Line…", self.ask_line).setEnabled(bool(self._row_count))
        menu.popup(event.globalPos())

    # --- what arrives ------------------------------------------------------------------------------------

    def _on_facts(self, facts: TextFacts) -> None:
        if self._session is None or self._entry is None:
            return
        self._facts = facts
        self._loader = PageLoader(self._session, self._number, facts, self)
        self._loader.page_arrived.connect(self._on_page)
        self._loader.failed.connect(self._say)
        self._finder = TextFinder(self._session, self._number, facts.row_count, self._on_hit, self.state_changed.emit)
        self._message = "" if facts.row_count else EMPTY
        self._measure()
        words = words_of(facts)
        words = f"Formatted for reading  ·  {words}" if self.is_formatted else words
        refusal, self._refusal = self._refusal, ""
        self._say(self._message or refusal or words)
        self._place_marks()
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.go_to(*pending)

    def _place_marks(self) -> None:
        if self._session is not None and self._entry is not None and self._facts is not None:
            self._mark_rows.find(self._session, self._number, self._facts, self._marks.lines())

    def _on_mark_rows(self, marks: Sequence[RowMark]) -> None:
        self.scroll_bar.set_marks(marks, self._row_count)

    def _on_page(self, number: int) -> None:
        super()._on_page(number)
        page = self._loader.pages.page(number) if self._loader else None
        if page is not None and any(row.covered for row in page.rows):
            self.secrets_covered.emit()

    def _on_refused(self, sentence: str) -> None:
        self._message = sentence
        self._say(sentence)
        self.viewport().update()

    def _on_not_formatted(self, sentence: str) -> None:
        session, entry = self._session, self._entry
        if session is not None and entry is not None:
            self.open(session, entry)
            self._refusal = sentence

    def _on_place(self, place: TextPlace | None) -> None:
        if place is None:
            self._say("This place is not in the text.")
            return
        self._on_hit(place)

    def _on_hit(self, place: TextPlace) -> None:
        self._highlight = place
        self._selection.move((place.row, place.start), keep_anchor=False)
        self._reveal((place.row, place.start), end=place.start + place.length, is_jump=True)
        self.viewport().update()
        self._tell_caret()

    def _on_copied(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.state_changed.emit(sentence)


def words_of(facts: TextFacts) -> str:
    """What a text is, in one line."""
    lines = f"{facts.line_count:,} line" + ("" if facts.line_count == 1 else "s")
    return "  ·  ".join([facts.language or "Plain text", facts.encoding, lines, *facts.notes])
