"""Searching everything: what to look for, the hits, their lines around, and what was left out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from inspector.core.text import human_size, visible
from inspector.engine.search.events import HitsFound, SearchDone, SearchProgress
from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import QueryError, SearchQuery, expression
from inspector.gui.jobs.searching import Searching
from inspector.gui.language import tr
from inspector.gui.models.search_model import SearchModel
from inspector.gui.models.wording import counted
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.row_cursor import go_to_row
from inspector.gui.views.search_view import SearchView
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.line_splitter import LineSplitter
from inspector.gui.widgets.plain_label import ElidedLabel
from inspector.gui.widgets.search_bar import SearchBar
from inspector.gui.widgets.state_page import StatePage

AGAIN_MS = 400
"""After this pause without further secrets a search is run again, so that its lines cover them."""
MAX_SKIPPED_LINES = 2000


class SearchPanel(QWidget):
    """Stands in the place of the findings while a person searches."""

    hit_selected = Signal(object)
    """A SearchHit."""
    leave_asked = Signal()

    def __init__(self, searching: Searching, path_of: Callable[[int], str], theme: Theme) -> None:
        """`path_of` gives the canonical path of an entry."""
        super().__init__()
        self._searching = searching
        self._path_of = path_of
        self._query: SearchQuery | None = None
        self._skipped: list[SkippedEntry] = []
        self._has_finished = False
        self.model = SearchModel(self)
        self.model.path_of = path_of
        self.view = SearchView(self.model, theme)
        self.bar = SearchBar(theme)
        self.status = ElidedLabel(role="muted")
        self.skipped_button = LinkButton()
        self.context = QPlainTextEdit()
        self.page = StatePage(theme)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.search_again)
        self._lay_out()
        self._connect()
        dress_scroll_bars(self.context, theme)
        self._show_skipped()
        self._show_page("search", tr("Search everything"), tr("Every entry is searched, rebuilt sources included."))

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.view.set_theme(theme)
        self.bar.set_theme(theme)
        self.page.set_theme(theme)
        dress_scroll_bars(self.context, theme)

    def enter(self, text: str = "") -> None:
        """Ready to type; the search gets ready, too."""
        self._searching.prepare()
        self.bar.enter(text)

    def search(self, query: SearchQuery) -> None:
        """Begins a search in place of the one before."""
        self._query = query
        self._skipped = []
        self._has_finished = False
        self.model.clear()
        self._show_context(None)
        self._show_skipped()
        try:
            expression(query)
        except QueryError as error:
            self._searching.stop()
            self.status.show_text("")
            self._show_page("search", tr("This cannot be searched for"), str(error))
            return
        self._searching.start(query)
        self.bar.show_running(is_running=True)
        self.status.show_text(tr("Searching"))
        self._show_page("wait", tr("Searching"), tr("Hits appear as they are found."))

    def search_again(self) -> None:
        """The same search once more: secrets are to be covered, or shown."""
        if self._query is not None:
            self.search(self._query)

    def covering_changed(self) -> None:
        """Lines on display may hold what is now covered."""
        if self._query is not None and self.model.hits:
            self._again.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    # --- what the search says -----------------------------------------------------------------------

    def _on_hits(self, found: HitsFound) -> None:
        self.model.add(found.hits)
        self._skipped += found.skipped
        self._show_skipped()
        if self.model.hits:
            self._stack.setCurrentWidget(self._results)

    def _on_progress(self, progress: SearchProgress) -> None:
        hits = counted(len(self.model.hits), "hit", "hits")
        if progress.total_entries:
            share = 100 * progress.done_entries // progress.total_entries
            self.status.show_text(
                tr(
                    "{hits} so far  ·  {share} %  ·  {size} searched",
                    hits=hits,
                    share=share,
                    size=human_size(progress.searched_bytes),
                )
            )
        else:
            self.status.show_text(tr("Opening the artifact for the search"))

    def _on_done(self, done: SearchDone) -> None:
        self._has_finished = not done.sentence
        self.bar.show_running(is_running=False)
        hits = counted(len(self.model.hits), "hit", "hits")
        entries = counted(len({hit.entry for hit in self.model.hits}), "entry", "entries")
        words = tr(
            "{hits} in {entries}  ·  {size} searched in {seconds:.1f} s",
            hits=hits,
            entries=entries,
            size=human_size(done.searched_bytes),
            seconds=done.seconds,
        )
        self.status.show_text(f"{words}  ·  {done.sentence}" if done.sentence else words)
        if not self.model.hits:
            title = tr("The search ended early") if done.sentence else tr("Nothing found")
            left = (
                tr(" {entry_was} left out.", entry_was=counted(len(self._skipped), "entry was", "entries were"))
                if self._skipped
                else ""
            )
            self._show_page("search", title, (done.sentence or f"{words}.") + left)

    # --- showing ------------------------------------------------------------------------------------

    def _show_page(self, icon: str, title: str, explanation: str) -> None:
        self.page.show_state(icon, title, explanation)
        self._stack.setCurrentWidget(self.page)

    def _show_skipped(self) -> None:
        self.skipped_button.setVisible(bool(self._skipped))
        self.skipped_button.setText(
            tr("{entries} left out or cut short", entries=counted(len(self._skipped), "entry", "entries"))
        )
        self.skipped_button.updateGeometry()

    def _list_skipped(self) -> None:
        lines = [
            f"{visible(self._path_of(left.entry)) or 'The artifact'}: {visible(left.sentence)}"
            for left in self._skipped[:MAX_SKIPPED_LINES]
        ]
        self.context.setPlainText("\n".join(lines))
        self._stack.setCurrentWidget(self._results)

    def _show_context(self, hit: SearchHit | None) -> None:
        self.context.setPlainText(self.model.as_text(hit) if hit is not None else "")

    def _on_selected(self, hit: SearchHit) -> None:
        self._show_context(hit)
        self.hit_selected.emit(hit)

    def _connect(self) -> None:
        self.bar.search_asked.connect(self.search)
        self.bar.stop_asked.connect(self._searching.stop)
        self.bar.leave_asked.connect(self.leave_asked)
        self.bar.list_asked.connect(self._focus_list)
        self.view.hit_selected.connect(self._on_selected)
        self.skipped_button.clicked.connect(self._list_skipped)
        self._searching.hits_found.connect(self._on_hits)
        self._searching.progressed.connect(self._on_progress)
        self._searching.done.connect(self._on_done)

    def _focus_list(self) -> None:
        if self.model.hits:
            self.view.setFocus()
            if self.view.selected is None:
                go_to_row(self.view, 0)

    def _lay_out(self) -> None:
        self.context.setReadOnly(True)
        self.context.setAccessibleName(tr("Lines around the hit"))
        self.context.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.context.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.context.setTabChangesFocus(True)
        self.context.setFont(fixed_font())
        self._results = LineSplitter(Qt.Orientation.Horizontal)
        self._results.addWidget(self.view)
        self._results.addWidget(self.context)
        self._results.setSizes([820, 460])
        line = QHBoxLayout()
        line.setContentsMargins(12, 3, 8, 3)
        line.addWidget(self.status, 1)
        line.addWidget(self.skipped_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._results)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addLayout(self._stack, 1)
