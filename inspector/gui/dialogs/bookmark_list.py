"""Going to a bookmark by some characters of its path."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from inspector.engine.case.records import Bookmark
from inspector.gui.dialogs.chooser import Chooser
from inspector.gui.language import tr
from inspector.gui.models.choice_model import Choice
from inspector.gui.models.wording import counted
from inspector.gui.theme.theme import Theme


class BookmarkList(Chooser):
    """All bookmarks of the case, in the order of their places."""

    def __init__(
        self, bookmarks: Sequence[Bookmark], go_to: Callable[[Bookmark], None], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(tr("Bookmarks"), tr("Part of a path"), theme, parent)
        self._bookmarks = sorted(bookmarks, key=lambda mark: (mark.path, mark.line))
        self._go_to = go_to
        self.look("")

    def look(self, text: str) -> None:
        """Shows the bookmarks whose path holds the text."""
        wanted = text.strip().casefold()
        fitting = [mark for mark in self._bookmarks if wanted in mark.path.casefold()]
        words = (
            counted(len(fitting), "bookmark")
            if self._bookmarks
            else tr("Ctrl+B sets a bookmark at the place in front.")
        )
        self.show_choices([_choice_of(mark) for mark in fitting], words)

    def take(self, choice: Choice) -> None:
        """Goes there."""
        if isinstance(choice.value, Bookmark):
            self._go_to(choice.value)


def _choice_of(mark: Bookmark) -> Choice:
    folder, _, name = mark.path.rpartition("/")
    return Choice(mark, f"{name}:{mark.line}" if mark.line else name, folder)
