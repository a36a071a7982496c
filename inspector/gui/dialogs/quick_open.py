"""Going to an entry by some characters of its path; `:120` behind them names a line."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from inspector.core.entry import Entry
from inspector.core.fuzzy import FuzzyPattern
from inspector.gui.dialogs.chooser import Chooser
from inspector.gui.jobs.path_search import MAX_FOUND, PathSearch
from inspector.gui.language import tr
from inspector.gui.models.choice_model import Choice
from inspector.gui.models.place import Place
from inspector.gui.models.wording import counted
from inspector.gui.theme.theme import Theme

_LINE = re.compile(r":([0-9]{1,9})?\Z")


class QuickOpen(Chooser):
    """Over all entries that are known when it opens."""

    def __init__(
        self,
        entries: Sequence[Entry],
        recent: Sequence[Entry],
        go_to: Callable[[Place], None],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """`recent` is what stands there before anything is typed, latest first."""
        super().__init__(tr("Quick Open"), tr("Part of a path, as src/ag, or file.js:120 for a line"), theme, parent)
        self._entries, self._recent, self._go_to = entries, recent, go_to
        self._line: int | None = None
        self._pattern = FuzzyPattern("")
        self._is_done = True
        self._search = PathSearch(entries, self)
        self._search.found.connect(self._on_found)
        self._search.finished.connect(self._on_finished)
        self.look("")

    def look(self, text: str) -> None:
        """Begins to search the paths."""
        line = _LINE.search(text)
        self._line = int(line[1]) if line and line[1] else None
        self._pattern = FuzzyPattern(text[: line.start()] if line else text)
        self._is_done = False
        self._search.start(self._pattern.characters)

    def take(self, choice: Choice) -> None:
        """Goes there."""
        if isinstance(choice.value, int):
            self._go_to(Place(choice.value, self._line))

    def done(self, result: int) -> None:
        """Ends the search with the dialog."""
        self._search.stop()
        super().done(result)

    def _on_found(self, entries: list[Entry]) -> None:
        shown = self._recent if self._pattern.is_empty else entries
        self.show_choices([self._choice_of(entry) for entry in shown], self._words(len(shown)))

    def _on_finished(self) -> None:
        self._is_done = True
        self.words.show_text(self._words(len(self.model.choices)))

    def _words(self, count: int) -> str:
        total = counted(len(self._entries), "entry", "entries")
        if self._pattern.is_empty:
            return total
        if not count:
            return tr("Nothing fits among {total}", total=total) if self._is_done else tr("Looking")
        return (
            tr("The best {count:,} of {total}", count=count, total=total)
            if count == MAX_FOUND
            else tr("{count:,} of {total}", count=count, total=total)
        )

    def _choice_of(self, entry: Entry) -> Choice:
        """The last part of the path first, since that is what people look for."""
        path = entry.path
        start = path.rfind("/", 0, -1) + 1
        places = self._pattern.places(path) if not self._pattern.is_empty else ()
        inside = tuple(at - start for at in places if at >= start)
        return Choice(entry.number, path[start:], path[:start].rstrip("/"), places=inside)
