"""Finding in the text in front: the next hit at once, and how many there are as a search tells."""

from msgspec import structs

from inspector.core.entry import Entry
from inspector.engine.search.query import SearchQuery
from inspector.gui.jobs.hit_list import HitList
from inspector.gui.language import tr
from inspector.gui.models.wording import counted
from inspector.gui.textview.view import TextView
from inspector.gui.widgets.find_bar import FindBar


class TextHits:
    """Stands between the find bar, the text, and the list of hits that all pages share."""

    def __init__(self, text_view: TextView, bar: FindBar) -> None:
        self._view = text_view
        self._bar = bar
        self._entry: Entry | None = None
        self._hits: HitList | None = None
        self._query: SearchQuery | None = None
        self._goes_on = False
        """Whether the first hit is gone to once there is one."""
        bar.find_asked.connect(self.find)
        bar.count_asked.connect(self.count)

    def set_hit_list(self, hits: HitList) -> None:
        """Who finds all hits of a text."""
        self._hits = hits
        hits.changed.connect(self._on_hits)

    def open(self, entry: Entry | None) -> None:
        """Another entry is in front; what was found before is forgotten."""
        self._entry, self._query = entry, None

    def find(self, query: SearchQuery, backwards: bool) -> None:
        """Goes to the next hit: by the list of all hits, or at once where that is not here."""
        if self._entry is None:
            return
        hits = self._hits
        if hits is not None and hits.hits and hits.entry == self._entry.number and self._query == query:
            spot = self._view.spot
            at = hits.before(spot) if backwards else hits.after(spot)
            hit = hits.hits[at]
            self._view.go_to(hit.line if hit.column else None, hit.column, hit.offset)
            self._say_count(at)
        elif query.is_regex or query.is_whole_word:
            self._goes_on = True
            self.count(query)
        else:
            self._view.find(query.pattern, backwards=backwards, case_sensitive=query.is_case_sensitive)

    def count(self, query: SearchQuery | None) -> None:
        """Finds all hits of a query in the text; None forgets them."""
        if query is None or self._entry is None or self._hits is None:
            self._query = None
            if self._hits is not None:
                self._hits.stop()
            self._view.show_hits(())
        elif query != self._query:
            self._query = query
            self._bar.show_answer(tr("Counting"))
            self._hits.look(self._entry.number, structs.replace(query, folder=self._entry.path))

    def _on_hits(self) -> None:
        hits = self._hits
        if hits is None or self._entry is None or self._query is None or hits.entry != self._entry.number:
            return
        self._view.show_hits(hits.hits)
        self._say_count()
        if self._goes_on and hits.hits:
            self._goes_on = False
            self.find(self._query, backwards=False)

    def _say_count(self, at: int | None = None) -> None:
        hits = self._hits
        if hits is None:
            return
        count = f"{counted(len(hits.hits), 'hit', 'hits')}" + ("" if hits.is_complete else tr(" so far"))
        words = count if at is None else tr("{number:,} of {count}", number=at + 1, count=count)
        self._bar.show_answer(f"{words}. {hits.sentence}" if hits.sentence else words)
