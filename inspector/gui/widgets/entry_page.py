"""One entry: what it is, and its content as text or bytes, or words where there is none."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.entry import Entry
from inspector.core.text import human_size
from inspector.engine.session import ArtifactSession
from inspector.gui.hexview import HexPane, HexView
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import tr
from inspector.gui.models.approximate_words import coverage_words
from inspector.gui.models.entry_words import (
    Words,
    words_of_container,
    words_of_loading,
    words_of_refusal,
    words_without_content,
)
from inspector.gui.models.offered_views import PAGES, Offer, offer_of
from inspector.gui.models.pairable import PairWish, pair_wish
from inspector.gui.models.place import Place
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.view_names import CELLS, CONTENTS, HEX, PAIR, PICTURE, STRUCTURE, TABLE, TEXT, TREE
from inspector.gui.models.wording import kind_words
from inspector.gui.textview import TextView
from inspector.gui.textview.line_marks import LineMark
from inspector.gui.textview.text_hits import TextHits
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.encoding_button import EncodingButton
from inspector.gui.widgets.find_bar import FindBar
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.late_views import LateViews, Shown
from inspector.gui.widgets.plain_label import ElidedLabel, PlainLabel
from inspector.gui.widgets.secret_notice import SecretNotice
from inspector.gui.widgets.state_page import StatePage
from inspector.gui.widgets.view_switch import ViewSwitch
from inspector.previews.sourcepair import PairSide
from inspector.previews.structure.formats import has_structure

HEAD_BYTES = 8192
_IN_PLACE = (TEXT, HEX, PAIR)
"""Views that can show a place in an entry."""


class EntryPage(QWidget):
    """Shows one entry at a time; results for an entry that was left are dropped."""

    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session: ArtifactSession | None = None
        self._state = ScanState()
        self._entry: Entry | None = None
        self._place = Place()
        self._marks: list[LineMark] = []
        self._pair_wish: PairWish | None = None
        self._token = Token()
        self._opened: set[str] = set()
        self.path_label = ElidedLabel()
        self.facts_label = PlainLabel(role="muted")
        self.note_label = ElidedLabel(role="muted")
        self._notes: dict[str, str] = {}
        """What each view says of itself."""
        self.secret_notice = SecretNotice(theme)
        self._has_covered_secrets = False
        self.switch = ViewSwitch((CONTENTS, PICTURE, CELLS, TEXT, HEX, STRUCTURE, TABLE, TREE, PAIR))
        self.switch.chosen.connect(self.show_view)
        self.words_page = StatePage(theme)
        self.text_view = TextView(theme)
        self.encoding_button = EncodingButton(self.text_view)
        self.hex_view = HexView(theme)
        self.hex_pane = HexPane(self.hex_view, theme)
        self._offer = Offer()
        self.find_bar = FindBar(theme)
        self.hits = TextHits(self.text_view, self.find_bar)
        self._stack = QStackedWidget()
        self.late = LateViews(
            self._stack, theme, self._on_secrets_covered, partial(self._on_state, PICTURE), self._on_no_page
        )
        self._is_own_choice = False
        """Whether the view in front was chosen by the content, not by a person."""
        self._lay_out()
        self._dress(theme)

    @property
    def entry(self) -> Entry | None:
        """The entry on display."""
        return self._entry

    @property
    def has_pair(self) -> bool:
        """Whether the entry can be shown beside its counterpart."""
        return self._pair_wish is not None

    @property
    def has_structure(self) -> bool:
        """Whether the entry is an archive whose raw records can be shown, or a file about which there is a page."""
        return self._has_records or bool(self._offer.page)

    @property
    def has_tree(self) -> bool:
        """Whether the entry is a JSON text."""
        return TREE in self._offer.names

    @property
    def structure_name(self) -> str:
        """The name of the view that shows its structure."""
        return STRUCTURE if self._has_records else self._offer.page

    @property
    def _has_records(self) -> bool:
        facts = self._state.containers.get(self._entry.number) if self._entry is not None else None
        return facts is not None and has_structure(facts.format)

    @property
    def current_view(self) -> str:
        """`Text`, `Hex`, `Contents` and so on, or empty where only words are shown."""
        return self.switch.current

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        for part in (self.words_page, self.text_view, self.hex_pane, self.find_bar, self.secret_notice):
            part.set_theme(theme)
        self.late.set_theme(theme)
        self._dress(theme)

    def open(self, session: ArtifactSession, state: ScanState, entry: Entry, place: Place) -> None:
        """Shows an entry, at a place in it where one is named."""
        if self._entry == entry and self._session is session:
            self.go_to(place)
            return
        self._token.drop()
        self._token = Token()
        self._session, self._state, self._entry, self._place = session, state, entry, place
        self._opened.clear()
        self.hits.open(entry)
        self._offer = Offer()
        self._has_covered_secrets = False
        self._notes.clear()
        self.note_label.show_text("")
        self.path_label.show_text(entry.path)
        self.facts_label.show_text("  ·  ".join(filter(None, (_facts_of(entry), coverage_words(state, entry)))))
        self._show_first_view(entry)

    def open_folder(self, path: str, facts: str, *, is_folder: bool = True) -> None:
        """Shows a folder that is no entry of its own: the names of entries imply it. Else a mere name."""
        self._token.drop()
        self._entry = self._pair_wish = None
        self.hits.open(None)
        self._notes.clear()
        self.note_label.show_text("")
        self.path_label.show_text(path)
        what = tr("Folder") if is_folder else tr("Name only")
        self.facts_label.show_text(what)
        self.switch.offer(set())
        self._show_words(Words("folder" if is_folder else "empty", what, facts))

    def go_to(self, place: Place) -> None:
        """Moves to another place in the same entry."""
        self._place = place
        if not place.is_exact:
            return
        if self.current_view in _IN_PLACE:
            self._move()
        elif self.current_view:
            self._look_at_head()

    def set_marks(self, marks: list[LineMark]) -> None:
        """Lines with findings."""
        self._marks = marks
        self.text_view.set_marks(marks)
        if self._entry is not None and self.switch.current:
            self._offer_views(self._entry)

    def show_view(self, name: str) -> None:
        """Brings the text, the bytes or the words to the front."""
        self._is_own_choice = False
        self._show_view(name)

    def show_record(self, offset: int, said: str) -> None:
        """Shows the raw record that holds a byte of this archive; see `StructureView.go_to`."""
        if self._has_records:
            self.show_view(STRUCTURE)
            self.late.need_structure().go_to(offset, said)

    def _show_view(self, name: str) -> None:
        if self._session is None or self._entry is None or (name == PAIR and self._pair_wish is None):
            return
        self.switch.choose(name)
        self.note_label.show_text(self._notes.get(name, ""))
        self._show_notice()
        if name == CONTENTS:
            self._stack.setCurrentWidget(self.words_page)
            self._show_container(self._entry)
        elif name == TEXT:
            self._show_text(self._session, self._entry)
        elif name == HEX:
            self._show_hex(self._session, self._entry)
        else:
            self._show_late(name, self._session, self._entry)
        self._move()
        self.view_changed.emit()

    def refresh_secrets(self) -> None:
        """Asks anew for what is on display: secrets were found, shown or covered."""
        for view in (self.text_view, self.hex_view):
            view.refresh()
        self.late.refresh()
        self._show_notice()

    def focus_content(self) -> None:
        """Gives the keyboard to what is in front."""
        current = self._stack.currentWidget()
        if current:
            current.setFocus()

    def close_entry(self) -> None:
        """Drops what is still on its way."""
        self._token.drop()
        self.late.drop()

    # --- choosing the view --------------------------------------------------------------------------

    def _show_first_view(self, entry: Entry) -> None:
        words = words_without_content(entry)
        self._pair_wish = None
        if words:
            self.switch.offer(set())
            self._show_words(words)
            return
        is_container = self._offer_views(entry)
        if is_container and not self._place.is_exact:
            self.show_view(CONTENTS)
            self._look_for_views()
        else:
            self._look_at_head()

    def _offer_views(self, entry: Entry) -> bool:
        """Offers the views that an entry has, and says whether it is a container."""
        is_container = entry.number in self._state.containers or entry.number in self._state.maps
        self._pair_wish = pair_wish(self._state, entry)
        extras = (
            (CONTENTS, is_container),
            (PAIR, self.has_pair),
            (STRUCTURE, self._has_records),
        )
        self.switch.offer({TEXT, HEX, *self._offer.names} | {name for name, is_offered in extras if is_offered})
        return is_container

    def _look_for_views(self) -> None:
        """Learns by the first bytes of a container which views it has besides; without them nothing is lost."""
        if self._session is not None and self._entry is not None:
            future = self._session.read(self._entry.number, 0, HEAD_BYTES)
            when_done(future, self._take_offer, lambda _sentence: None, self._token)

    def _take_offer(self, head: bytes) -> None:
        if self._entry is not None:
            self._offer = offer_of(head, self._entry.name)
            self._offer_views(self._entry)
            self.view_changed.emit()

    def _look_at_head(self) -> None:
        if self._session is None or self._entry is None:
            return
        self._show_words(words_of_loading())
        when_done(self._session.read(self._entry.number, 0, HEAD_BYTES), self._on_head, self._on_refused, self._token)

    def _on_head(self, head: bytes) -> None:
        if not head:
            self._show_words(Words("empty", tr("Empty file"), tr("It holds no bytes.")))
            return
        self._take_offer(head)
        self._is_own_choice = True
        self._show_view(self._offer.exact if self._place.is_exact else self._offer.first)

    def _on_refused(self, sentence: str) -> None:
        problems = self._state.problems_at(self._entry.number) if self._entry else []
        words = words_of_refusal(sentence, problems)
        self._show_words(words)
        self.words_page.show_state(words.icon, words.title, words.explanation, tr("Try Again"), self._look_at_head)

    def _show_words(self, words: Words) -> None:
        self.switch.choose("")
        self._show_notice()
        self.words_page.show_state(words.icon, words.title, words.explanation)
        self._stack.setCurrentWidget(self.words_page)
        self.find_bar.hide()
        self.view_changed.emit()

    def _show_container(self, entry: Entry) -> None:
        facts = self._state.containers.get(entry.number)
        is_map = entry.number in self._state.maps
        words = words_of_container(
            entry, facts.format if facts else tr("source map"), facts.entries if facts else 0, is_map=is_map
        )
        self.words_page.show_state(
            words.icon, words.title, words.explanation, tr("Look at Its Content"), self._look_at_head
        )

    def _show_text(self, session: ArtifactSession, entry: Entry) -> None:
        self._stack.setCurrentWidget(self.text_view)
        if TEXT not in self._opened:
            self._opened.add(TEXT)
            self.text_view.open(session, entry)
            self.text_view.set_marks(self._marks)

    def _show_hex(self, session: ArtifactSession, entry: Entry) -> None:
        self.find_bar.hide()
        self._stack.setCurrentWidget(self.hex_pane)
        if HEX not in self._opened:
            self._opened.add(HEX)
            self.hex_view.open(session, entry)

    def _show_late(self, name: str, session: ArtifactSession, entry: Entry) -> None:
        self.find_bar.hide()
        is_new = name not in self._opened
        self._opened.add(name)
        has_records = name == STRUCTURE and self._has_records
        self.late.show(name, Shown(session, self._state, entry, self._pair_wish, has_records), is_new=is_new)

    def _move(self) -> None:
        place = self._place
        if not place.is_exact:
            return
        if self.current_view == TEXT:
            self.text_view.go_to(place.line, place.column, place.offset)
        elif self.current_view == HEX and place.offset is not None:
            self.hex_view.go_to(place.offset)
        elif self.current_view == PAIR and self.late.pair is not None and self._pair_wish is not None:
            is_shipped = self._pair_wish.from_shipped
            self.late.pair.go_to(place, PairSide.SHIPPED if is_shipped else PairSide.ORIGINAL)

    def _dress(self, theme: Theme) -> None:
        dress_scroll_bars(self.text_view, theme)
        dress_scroll_bars(self.hex_view, theme)

    # --- making -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        strip = Strip()
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(10)
        # As wide as the path at most: the note has the rest.
        self.path_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.path_label, 1)
        row.addWidget(self.note_label, 1)
        row.addWidget(self.encoding_button)
        row.addWidget(self.facts_label)
        row.addWidget(self.secret_notice)
        row.addWidget(self.switch)
        for page in (self.words_page, self.text_view, self.hex_pane):
            self._stack.addWidget(page)
        self.find_bar.closed.connect(self.focus_content)
        self.text_view.state_changed.connect(partial(self._on_state, TEXT))
        self.hex_view.state_changed.connect(partial(self._on_state, HEX))
        self.text_view.secrets_covered.connect(self._on_secrets_covered)
        self.hex_view.secrets_covered.connect(self._on_secrets_covered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (strip, self.find_bar):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _on_secrets_covered(self) -> None:
        self._has_covered_secrets = True
        self._show_notice()

    def _show_notice(self) -> None:
        self.encoding_button.offer(is_offered=self.current_view == TEXT)
        is_content = self.current_view in (*_IN_PLACE, *PAGES, TREE)
        are_shown = is_content and self._state.secrets_are_shown
        self.secret_notice.show_secrets(are_covered=is_content and self._has_covered_secrets, are_shown=are_shown)

    def _on_no_page(self, sentence: str) -> None:
        """Falls back to text or bytes where nobody asked for the page; the reason stays to be read."""
        if self._is_own_choice:
            self.show_view(self._offer.exact)
            self.note_label.show_text(tr("No structure: {sentence}", sentence=sentence))

    def _on_state(self, view: str, words: str) -> None:
        self._notes[view] = words
        if view == self.current_view:
            self.note_label.show_text(words)


def _facts_of(entry: Entry) -> str:
    size = human_size(entry.size_bytes) if entry.size_bytes is not None else ""
    mode = tr("mode {mode:04o}", mode=entry.mode) if entry.mode is not None else ""
    return "  ·  ".join(part for part in (kind_words(entry), size, mode) if part)
