"""Keeps the treemap on the overview up to date with the tree, and leads from its boxes into the tree."""

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.gui.jobs.treemap_maker import TreemapMaker
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from inspector.gui.navigator import Navigator
from inspector.gui.widgets.overview import Overview
from inspector.gui.widgets.tree_panel import TreePanel

PAUSE_MS = 500


class TreemapDesk(QObject):
    """Draws no more often than twice a second, and only trees of the artifact's own contents."""

    failed = Signal(object)

    def __init__(self, overview: Overview, tree: TreePanel, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._overview, self._tree, self._navigator = overview, tree, navigator
        self._maker = TreemapMaker(self)
        self._maker.made.connect(overview.treemap.show_block)
        self._maker.failed.connect(self.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._draw)
        tree.picture_shown.connect(self._wait)
        overview.treemap.measure_chosen.connect(self._draw)
        overview.treemap.place_asked.connect(self._go_to)

    def close(self) -> None:
        """Nothing is drawn any more."""
        self._timer.stop()
        self._maker.close()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _draw(self) -> None:
        picture = self._tree.picture
        if picture.wish.outline is not Outline.CONTENTS:
            # The other tree is in front: its nodes are others.
            return
        self._maker.ask(picture, self._overview.treemap.measure)

    def _go_to(self, place: Place) -> None:
        self._navigator.go_to(place)
        self._tree.view.setFocus()
