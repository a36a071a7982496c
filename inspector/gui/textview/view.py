"""A view of one text of a session: opening, places, search and copying."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from inspector.core.entry import Entry
from inspector.engine.search.hit import SearchHit
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.models.wording import counted
from inspector.gui.textview.line_marks import LineMark
from inspector.gui.textview.look_menu import add_look_choices
from inspector.gui.textview.mark_rows import MarkRows
from inspector.gui.textview.marked_scroll_bar import MarkedScrollBar, RowMark
from inspector.gui.textview.page_loader import PageLoader
from inspector.gui.textview.reading_choices import reading_choices
from inspector.gui.textview.relayout import Relayout
from inspector.gui.textview.selection import Position, Selection
from inspector.gui.textview.text_area import TextArea
from inspector.gui.textview.text_copy import TextCopy
from inspector.gui.textview.text_finder import TextFinder
from inspector.gui.theme.theme import Theme
from inspector.previews.look import PLAIN_LOOK, TextLook, bounded
from inspector.previews.prettyprint import FORMATTED_LANGUAGES
from inspector.previews.rows import TextFacts, TextPlace

LOADING = later("Loading…")
FORMATTING = later("Formatting…")
EMPTY = later("The file is empty.")
_CALM_MS = 120
"""While a window is being resized its rows stay as they are."""


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
        self._look_shown = self._look_wanted = PLAIN_LOOK
        """How the text on display is laid out, and what was asked for last."""
        self._given_marks: tuple[LineMark, ...] = ()
        self._relayout: Relayout | None = None
        self._finder: TextFinder | None = None
        self._copying: TextCopy | None = None
        self._token = Token()
        self._pending: tuple[int | None, int | None, int | None] | None = None
        self._mark_rows = MarkRows(self._on_mark_rows)
        self.scroll_bar = MarkedScrollBar(theme)
        self.setVerticalScrollBar(self.scroll_bar)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._lay_out_anew)
        reading_choices().changed.connect(self._lay_out_anew)
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
        return self._look_shown.is_formatted

    @property
    def can_format(self) -> bool:
        """Whether the text can be laid out anew, or is."""
        return self._facts is not None and self._facts.language in FORMATTED_LANGUAGES

    @property
    def can_choose_look(self) -> bool:
        """Whether rows may be other than those of the session's plain look."""
        return True

    @property
    def look(self) -> TextLook:
        """How the text on display is laid out."""
        return self._look_shown

    def open(self, session: ArtifactSession, entry: Entry) -> None:
        """Shows an entry; words stand in its place until its first rows arrive."""
        self.clear(tr(LOADING))
        self._session, self._entry = session, entry
        self._relayout = Relayout(session, entry.number, self._on_relaid, self._on_not_relaid)
        self._keep_room()
        self._look_shown = self._look_wanted = self._look_of(PLAIN_LOOK)
        super().set_marks(self._given_marks)
        when_done(session.open_text(entry.number, self._look_shown), self._on_facts, self._on_refused, self._token)

    def toggle_formatted(self) -> None:
        """Lays the text out anew, or shows it as it is stored; the caret stays where it is in what the text says."""
        if self._facts is not None and self.can_format:
            if not self.is_formatted:
                self._say(tr(FORMATTING))
            self._ask_for(replace(self._look_wanted, is_formatted=not self.is_formatted))

    def choose_encoding(self, encoding: str) -> None:
        """Reads the text in another encoding; an empty name for the one it seems to be in."""
        if self._facts is not None and self.can_choose_look:
            self._ask_for(replace(self._look_wanted, encoding=encoding))

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
        self.scroll_bar.set_hits(())
        self._calm.stop()
        if self._relayout is not None:
            self._relayout.stop()
        self._drop_rows()
        self._session = self._entry = self._facts = self._relayout = None
        self._look_shown = self._look_wanted = PLAIN_LOOK
        self._selection, self._highlight, self._pending = Selection(), None, None
        self._widest_px = 0.0
        self._say(message)
        self._message = message
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def _drop_rows(self) -> None:
        for part in (self._loader, self._finder, self._copying):
            if part is not None:
                part.stop()
        if self._loader is not None:
            self._loader.deleteLater()
        self._loader = self._finder = self._copying = None

    def go_to(self, line: int | None, column: int | None = None, offset: int | None = None) -> None:
        """Brings a line and column (from 1, UTF-16 units) or a byte offset into sight and marks it."""
        if self._session is None or self._entry is None or self._facts is None:
            self._pending = (line, column, offset)
            return
        look = replace(self._look_shown, is_formatted=False)  # places are those of the file
        if look.encoding and offset is not None:
            line = column = None  # columns are those of the encoding that was scanned
        future = self._session.place(self._entry.number, line, column, offset, look)
        when_done(future, self._on_stored_place if self.is_formatted else self._on_place, self._say, self._token)

    def go_to_shown_line(self, line: int) -> None:
        """Brings a line of the text as it is shown into sight: a formatted text has lines of its own."""
        if self._session is not None and self._entry is not None:
            future = self._session.place(self._entry.number, line, None, None, self._look_shown)
            when_done(future, self._on_place, self._say, self._token)

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

    @property
    def spot(self) -> tuple[int, int]:
        """Line and column of the caret, from 1."""
        row = self._row_at_caret()
        return (row.line, row.column + min(self._selection.caret[1], len(row.text)) + 1) if row else (0, 0)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Marks the hits of a search on the scroll bar, at their share of the text."""
        facts = self._facts
        if facts is None:
            return
        size, lines = max(facts.size_bytes, 1), max(facts.line_count, 1)
        self.scroll_bar.set_hits(
            [hit.offset / size if hit.offset is not None else ((hit.line or 1) - 1) / lines for hit in hits]
        )

    def ask_line(self) -> None:
        """Asks for a line to go to, in a small dialog that blocks nothing."""
        if self._facts is None:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, max(self._facts.line_count, 1))
        dialog.setWindowTitle(tr("Go to Line"))
        dialog.setLabelText(tr("Line, 1 to {line_count:,}:", line_count=self._facts.line_count))
        row = self._row_at_caret()
        dialog.setIntValue(row.line if row else 1)
        dialog.intValueSelected.connect(self.go_to_shown_line)
        dialog.open()

    def copy(self) -> None:
        """Puts the selected text on the clipboard, as it is shown."""
        if self._session is None or self._entry is None or self._selection.is_empty:
            return
        if self._copying is not None:
            self._copying.stop()
        start, end = self._selection.start, self._selection.end
        self._copying = TextCopy(
            self._session,
            self._entry.number,
            start,
            end,
            on_done=self._on_copied,
            on_failed=self._say,
            look=self._look_shown,
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("Copy"), self.copy)
        copy.setEnabled(not self._selection.is_empty)
        menu.addAction(tr("Select All"), self.select_all).setEnabled(bool(self._row_count))
        form = menu.addAction(tr("Format for Reading"), self.toggle_formatted)
        form.setCheckable(True)
        form.setChecked(self.is_formatted)
        form.setEnabled(self.can_format)
        menu.addAction(tr("Go to Line…"), self.ask_line).setEnabled(bool(self._row_count))
        if self.can_choose_look:
            add_look_choices(menu, self._look_shown.encoding, self.choose_encoding)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps lines elsewhere, once it stays."""
        super().resizeEvent(event)
        if self._facts is not None and self._look_of(self._look_shown) != self._look_shown:
            self._calm.start()

    # --- how it is laid out ------------------------------------------------------------------------------

    def _measure(self) -> None:
        super()._measure()
        if self._facts is not None and self._look_of(self._look_shown) != self._look_shown:
            self._calm.start()

    def _look_of(self, look: TextLook) -> TextLook:
        """The same look as this view and the choices of the person want it."""
        if not self.can_choose_look:
            return PLAIN_LOOK
        choices = reading_choices()
        columns = self._columns_in_sight if choices.is_wrapped else 0
        return bounded(replace(look, row_columns=columns, tab_columns=choices.tab_columns))

    def _keep_room(self) -> None:
        """Wrapped rows leave room for a scroll bar, or its coming and going would wrap them again and again."""
        policy = Qt.ScrollBarPolicy
        is_wrapped = self.can_choose_look and reading_choices().is_wrapped
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_wrapped else policy.ScrollBarAsNeeded)

    def _lay_out_anew(self) -> None:
        self._keep_room()
        if self._facts is not None:
            self._ask_for(self._look_wanted)

    def _ask_for(self, look: TextLook) -> None:
        """Asks for the text in another look; what is shown stays until it arrives."""
        self._look_wanted = self._look_of(look)
        if self._relayout is None or self._look_wanted == self._look_shown:
            return
        top = (self.verticalScrollBar().value(), 0)
        self._relayout.ask(self._look_shown, self._look_wanted, (top, self._selection.caret, self._selection.anchor))

    def _on_relaid(self, facts: TextFacts, places: Sequence[Position]) -> None:
        top, caret, anchor = places
        was_formatted = self.is_formatted
        self._look_shown = self._look_wanted
        if self._look_shown.row_columns:
            self.horizontalScrollBar().setValue(0)
        self._selection, self._highlight = Selection(caret, anchor), None
        if was_formatted is not self.is_formatted:
            super().set_marks(() if self.is_formatted else self._given_marks)
            top = (max(caret[0] - self._screen_rows // 3, 0), 0)
        self._show_facts(facts)
        self.verticalScrollBar().setValue(top[0])
        self._tell_caret()

    def _on_not_relaid(self, sentence: str) -> None:
        self._look_wanted = self._look_shown
        self._say(sentence)

    # --- what arrives ------------------------------------------------------------------------------------

    def _on_facts(self, facts: TextFacts) -> None:
        if self._session is None or self._entry is None:
            return
        self._show_facts(facts)
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.go_to(*pending)

    def _show_facts(self, facts: TextFacts) -> None:
        if self._session is None or self._entry is None:
            return
        number, look = self._entry.number, self._look_shown
        self._drop_rows()
        self._facts = facts
        self._loader = PageLoader(self._session, number, facts, look, self)
        self._loader.page_arrived.connect(self._on_page)
        self._loader.failed.connect(self._say)
        self._finder = TextFinder(
            self._session, number, facts.row_count, self._on_hit, self.state_changed.emit, look=look
        )
        self._message = "" if facts.row_count else tr(EMPTY)
        self._widest_px = 0.0
        self._measure()
        words = words_of(facts, has_encoding=not self.can_choose_look)
        words = tr("Formatted for reading  ·  {words}", words=words) if self.is_formatted else words
        self._say(self._message or words)
        self._place_marks()

    def _place_marks(self) -> None:
        if self._session is not None and self._entry is not None and self._facts is not None:
            self._mark_rows.find(self._session, self._entry.number, self._facts, self._marks.lines(), self._look_shown)

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

    def _on_stored_place(self, place: TextPlace | None) -> None:
        """A place in the text as it is stored, which is shown formatted."""
        if place is None or self._session is None or self._entry is None:
            self._on_place(None)
            return
        look = self._look_shown
        stored = replace(look, is_formatted=False)
        future = self._session.moved(self._entry.number, place.row, place.start, stored, look)
        when_done(future, self._on_place, self._say, self._token)

    def _on_place(self, place: TextPlace | None) -> None:
        if place is None:
            self._say(tr("This place is not in the text."))
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


def words_of(facts: TextFacts, *, has_encoding: bool = True) -> str:
    """What a text is, in one line; without its encoding where that is said elsewhere."""
    lines = counted(facts.line_count, "line")
    return "  ·  ".join([facts.language or tr("Plain text"), *[facts.encoding] * has_encoding, lines, *facts.notes])
