"""Keeps the treemap on the overview up to date with the tree, and leads from its boxes into the tree."""

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.sourcefacts import MapFacts
from inspector.core.tree import EntryTree, Marks
from inspector.gui.jobs.treemap_maker import TreemapMaker
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from inspector.gui.models.tree_snapshot import TreeSnapshot
from inspector.gui.models.treemap import Measure
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
        self._picture: TreeSnapshot | None = None
        """The latest one of the artifact's own contents: the treemap shows them while another tree is in front, too."""
        self._drawn: tuple[EntryTree, Marks, tuple[MapFacts, ...], Measure] | None = None
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
        self._picture = self._drawn = None

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _draw(self) -> None:
        if self._tree.picture.wish.outline is Outline.CONTENTS:
            self._picture = self._tree.picture
        picture, measure = self._picture, self._overview.treemap.measure
        if picture is None or self._is_drawn(picture, measure):
            return
        self._drawn = picture.tree, picture.marks, picture.facts.source_maps, measure
        self._maker.ask(picture, measure)

    def _is_drawn(self, picture: TreeSnapshot, measure: Measure) -> bool:
        """Whether nothing changed but the rows, by a filter or another order."""
        if self._drawn is None:
            return False
        tree, marks, maps, drawn_measure = self._drawn
        is_same = tree is picture.tree and marks is picture.marks and maps is picture.facts.source_maps
        return is_same and drawn_measure is measure

    def _go_to(self, place: Place) -> None:
        self._navigator.go_to(place)
        self._tree.view.setFocus()
