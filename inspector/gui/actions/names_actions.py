"""What the commands do that choose how names are read."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from inspector.gui.actions.names_commands import NAME_ENCODINGS

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class NamesActions:
    """One method per encoding of the table, by the name of its command."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name not in NAME_ENCODINGS:
            raise AttributeError(name)
        return partial(self._choose, NAME_ENCODINGS[name][0])

    def _choose(self, encoding: str) -> None:
        if self._window.workspace:
            self._window.workspace.read_names(encoding)
            self._window.refresh_actions()
