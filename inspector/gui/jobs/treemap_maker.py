"""Makes the blocks of a treemap beside the GUI thread, one at a time, of the latest picture of the tree."""

from PySide6.QtCore import QObject, Signal

from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.models.tree_snapshot import TreeSnapshot
from inspector.gui.models.treemap import Block, Measure
from inspector.gui.models.treemap_blocks import blocks_of


class TreemapMaker(QObject):
    """Holds a picture only while it waits for its turn: a large tree is not kept alive by its map."""

    made = Signal(object, object)
    """A Measure and its Block."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[TreeSnapshot, Measure] | None = None
        self._is_busy = False
        self._token = Token()

    def ask(self, picture: TreeSnapshot, measure: Measure) -> None:
        """Wants the blocks of a picture."""
        self._wanted = picture, measure
        if not self._is_busy:
            self._begin()

    def close(self) -> None:
        """Nothing comes any more."""
        self._token.drop()
        self._wanted = None

    def _begin(self) -> None:
        if self._wanted is None or self._token.is_dropped:
            return
        (picture, measure), self._wanted = self._wanted, None
        self._is_busy = True

        def made() -> tuple[Measure, Block]:
            return measure, blocks_of(picture, measure)

        run_in_background(made, self._on_made, self._on_failed, self._token)

    def _on_made(self, result: tuple[Measure, Block]) -> None:
        self._is_busy = False
        self.made.emit(*result)
        self._begin()

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
