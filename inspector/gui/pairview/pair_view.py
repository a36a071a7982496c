"""The original at the left, the shipped code at the right, and how far to trust what connects them."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.sourcefacts import SourceFacts
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.models.pairable import PairWish, shown_entry
from inspector.gui.models.place import Place
from inspector.gui.models.scan_state import ScanState
from inspector.gui.pairview.fidelity_badge import FidelityBadge
from inspector.gui.pairview.latest_question import LatestQuestion
from inspector.gui.pairview.originals_list import NOTHING_CHOSEN, OriginalsList
from inspector.gui.pairview.pair_pane import PairPane
from inspector.gui.pairview.source_chooser import SourceChooser
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.line_splitter import LineSplitter
from inspector.gui.widgets.state_page import StatePage
from inspector.previews.sourcepair import Crossing, OriginalRef, PairFacts, PairSide, SourcePair

NO_ORIGINAL = later("The map holds no text of this source.")
NO_SHIPPED = later("The shipped file of this map is not in the artifact.")


class PairView(QWidget):
    """Shows one pair at a time; answers for a pair that was left are dropped."""

    secrets_covered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: ArtifactSession | None = None
        self._state = ScanState()
        self._facts: PairFacts | None = None
        self._chosen: tuple[PairSide, Crossing | None] | None = None
        self._place = Place()
        self._token = Token()
        self._question: LatestQuestion[Crossing | None] = LatestQuestion()
        self.chooser = SourceChooser()
        self.original = PairPane(tr("Original"), theme, self.chooser)
        self.shipped = PairPane(tr("Shipped"), theme)
        self.badge = FidelityBadge(theme)
        self.originals = OriginalsList(theme)
        self.words = StatePage(theme)
        self._stack = QStackedWidget()
        self._panes = {PairSide.ORIGINAL: self.original, PairSide.SHIPPED: self.shipped}
        self._lay_out()
        self._connect()

    @property
    def pair(self) -> SourcePair | None:
        """The pair on display."""
        return self._facts.pair if self._facts else None

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        for part in (self.original, self.shipped, self.badge, self.originals, self.words):
            part.set_theme(theme)

    def open(self, session: ArtifactSession, state: ScanState, wish: PairWish) -> None:
        """Asks for a pair and shows it; words stand in its place until then."""
        self.drop()
        self._session, self._state = session, state
        self._say("wait", tr("Reading"), tr("The source map is being read."))
        future = session.open_pair(wish.map, wish.shipped, wish.source, wish.original)
        when_done(
            future, self._on_pair, partial(self._say, "special", tr("There is nothing to show here")), self._token
        )

    def go_to(self, place: Place, side: PairSide) -> None:
        """Moves to a place of one of the texts."""
        self._place = place
        if place.is_exact:
            self._panes[side].view.go_to(place.line, place.column, place.offset)

    def refresh(self) -> None:
        """Asks anew for what is on display: what is covered changed."""
        for pane in self._panes.values():
            pane.view.refresh()

    def drop(self) -> None:
        """Forgets the pair and what is on its way."""
        self._token.drop()
        self._token = Token()
        self._question.drop()
        self._facts = self._chosen = None
        for pane in self._panes.values():
            pane.view.clear()

    def show_source(self, index: int, place: Place | None = None) -> None:
        """Shows another source of the same map, at a place in it where one is named."""
        session, facts = self._session, self._facts
        if session is None or facts is None:
            return
        if index == facts.pair.source:
            self.go_to(place or Place(), PairSide.ORIGINAL)
            return
        known = self._source(facts.pair.map, index)
        future = session.open_pair(facts.pair.map, facts.pair.shipped, index, shown_entry(known) if known else None)
        when_done(future, partial(self._on_other_source, place or Place()), self.originals.say, self._token)

    # --- what arrives -------------------------------------------------------------------------------

    def _on_pair(self, facts: PairFacts) -> None:
        self._show_facts(facts)
        pair = self.pair
        if pair is not None:
            self._open_text(PairSide.ORIGINAL, pair.original, tr(NO_ORIGINAL))
            self._open_text(PairSide.SHIPPED, pair.shipped, tr(NO_SHIPPED))
        self._stack.setCurrentIndex(1)

    def _on_other_source(self, place: Place, facts: PairFacts) -> None:
        self._show_facts(facts)
        pair = self.pair
        if pair is not None:
            self._open_text(PairSide.ORIGINAL, pair.original, tr(NO_ORIGINAL))
            self.go_to(place, PairSide.ORIGINAL)

    def _show_facts(self, facts: PairFacts) -> None:
        pair = facts.pair
        known = self._source(pair.map, pair.source)
        if pair.original is None and known is not None and shown_entry(known) is not None:
            facts = replace(facts, pair=replace(pair, original=shown_entry(known)))
        self._facts, self._chosen = facts, None
        self._question.drop()
        self.badge.show_facts(facts)
        is_approximate = bool(facts.approximate) and facts.pair.original is not None
        self.original.title.show_text(tr("Approximate") if is_approximate else tr("Original"))
        self.originals.say(tr(NOTHING_CHOSEN) if not facts.objection else "")
        map_facts = self._state.maps.get(pair.map)
        self.chooser.show_sources(map_facts.sources if map_facts else (), pair.source)
        entry = self._state.entry_at(pair.shipped)
        self.shipped.path.show_text(entry.path if entry else "")

    def _open_text(self, side: PairSide, number: int | None, without: str) -> None:
        view, session, facts = self._panes[side].view, self._session, self._facts
        entry = self._state.entry_at(number)
        if session is None or facts is None or entry is None:
            view.clear(without)
            return
        view.open(session, entry)
        if not facts.objection and facts.pair.shipped is not None:
            view.show_unmapped(partial(session.unmapped, facts.pair, side))

    # --- crossing over ------------------------------------------------------------------------------

    def _on_pointed(self, side: PairSide, row: int, start: int) -> None:
        self._ask(side, row, start, is_chosen=False)

    def _on_chosen(self, side: PairSide, row: int, start: int) -> None:
        self._ask(side, row, start, is_chosen=True)

    def _ask(self, side: PairSide, row: int, start: int, *, is_chosen: bool) -> None:
        session, facts = self._session, self._facts
        if session is None or facts is None or facts.objection or facts.pair.shipped is None:
            return
        self._question.ask(
            partial(session.cross, facts.pair, side, row, start), partial(self._on_crossing, side, is_chosen=is_chosen)
        )

    def _on_crossing(self, side: PairSide, crossing: Crossing | None, *, is_chosen: bool) -> None:
        if is_chosen:
            self._chosen = (side, crossing)
            map_facts = self._state.maps.get(self._facts.pair.map) if self._facts else None
            paths = [source.tree_path for source in map_facts.sources] if map_facts else []
            self.originals.show_crossing(crossing, paths)
        self._show_echo(side, crossing, reveal=is_chosen)

    def _show_echo(self, side: PairSide, crossing: Crossing | None, *, reveal: bool) -> None:
        for each, pane in self._panes.items():
            places = () if crossing is None else crossing.here if each is side else crossing.there
            pane.view.show_echo(places, reveal=reveal and each is not side)

    def _on_pointer_left(self) -> None:
        side, crossing = self._chosen or (PairSide.ORIGINAL, None)
        self._show_echo(side, crossing, reveal=False)

    def _on_original_chosen(self, ref: OriginalRef) -> None:
        self.show_source(ref.source, Place(line=ref.line, column=ref.column))

    # --- making -------------------------------------------------------------------------------------

    def _source(self, map_number: int, index: int) -> SourceFacts | None:
        facts = self._state.maps.get(map_number)
        return facts.sources[index] if facts and 0 <= index < len(facts.sources) else None

    def _say(self, icon: str, title: str, explanation: str) -> None:
        self.words.show_state(icon, title, explanation)
        self._stack.setCurrentIndex(0)

    def _connect(self) -> None:
        for side, pane in self._panes.items():
            pane.view.place_pointed.connect(partial(self._on_pointed, side))
            pane.view.place_chosen.connect(partial(self._on_chosen, side))
            pane.view.pointer_left.connect(self._on_pointer_left)
            pane.view.secrets_covered.connect(self.secrets_covered)
        self.originals.original_chosen.connect(self._on_original_chosen)
        self.chooser.source_chosen.connect(self.show_source)

    def _lay_out(self) -> None:
        strip = Strip()
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.badge, 1)
        splitter = LineSplitter(Qt.Orientation.Horizontal)
        for pane in self._panes.values():
            splitter.addWidget(pane)
        splitter.setSizes([500, 500])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(splitter, 1)
        column.addWidget(self.originals)
        self._stack.addWidget(self.words)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
