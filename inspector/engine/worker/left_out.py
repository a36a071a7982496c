"""Entries that nobody read because a limit of the whole scan was met before their turn."""

from collections.abc import Iterable

from inspector.core.entry import Entry
from inspector.core.text import shortened, visible

NAMED = 3
_NAME_CHARACTERS = 120


class LeftOut:
    """Counts them and names the first: a million of them are one sentence."""

    def __init__(self) -> None:
        self.count = 0
        self._names: list[str] = []
        self._last = 0

    def pass_over(self, entry: Entry | None) -> None:
        """This one was told of on its own."""
        self._last = entry.number if entry else 0

    def add(self, entry: Entry) -> None:
        """One more; the same one again counts once."""
        if entry.number != self._last:
            self._last = entry.number
            self.count += 1
            if self.count <= NAMED:
                self._names.append(shortened(visible(entry.path), _NAME_CHARACTERS))

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Those of them that have bytes of their own."""
        for entry in entries:
            if entry.is_file:
                self.add(entry)

    def sentence(self) -> str:
        """For the finding."""
        more = self.count - len(self._names)
        names = ", ".join(self._names) + (f" and {more:,} more" if more else "")
        what = "entry was" if self.count == 1 else "entries were"
        return f"{self.count:,} listed {what} left out or cut: {names}."
