"""Which source of the map is on display: all of them to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from inspector.core.sourcefacts import SourceFacts
from inspector.core.text import visible
from inspector.gui.language import tr

MAX_SHOWN = 20_000


class SourceChooser(QComboBox):
    """One line per source; those without a text of their own say so."""

    source_chosen = Signal(int)
    """Index among the sources of the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Source of the map"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(20)
        self._shown: Sequence[SourceFacts] = ()
        self.activated.connect(self.source_chosen)

    def show_sources(self, sources: Sequence[SourceFacts], current: int) -> None:
        """Offers the sources of a map."""
        if sources is not self._shown:
            self._shown = sources
            self.clear()
            self.addItems([words_of(source) for source in sources[:MAX_SHOWN]])
        self.setCurrentIndex(current if current < self.count() else -1)


def words_of(source: SourceFacts) -> str:
    """A source in one line."""
    without_text = tr("  (name only)") if source.approximate is None else "  (approximate)"
    return visible(source.tree_path) + ("" if source.has_content else without_text)
