"""All originals of the place in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from inspector.core.text import visible
from inspector.gui.language import later, tr
from inspector.gui.models.wording import counted
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.previews.sourcepair import Crossing, OriginalRef

SHOWN_ROWS = 4
NOTHING_CHOSEN = later("Click a place in either text to see where it came from or went to.")
UNMAPPED = later("This place is unmapped: the map says nothing about it.")


class OriginalsList(QWidget):
    """A sentence, and a list where there is something to choose from."""

    original_chosen = Signal(object)
    """An OriginalRef."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel(tr(NOTHING_CHOSEN), role="muted")
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("Originals of this place"))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setUniformItemSizes(True)
        self.rows.itemActivated.connect(self._on_activated)
        self.rows.itemClicked.connect(self._on_activated)
        self._refs: list[OriginalRef] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.sentence)
        column.addWidget(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.rows.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        dress_scroll_bars(self.rows, theme)

    def show_crossing(self, crossing: Crossing | None, paths: Sequence[str]) -> None:
        """Lists the originals; `paths` are those of all sources of the map."""
        self.show()
        self._refs = list(crossing.originals) if crossing is not None else []
        self.rows.clear()
        for ref in self._refs:
            path = paths[ref.source] if ref.source < len(paths) else tr("source {number}", number=ref.source + 1)
            name = f"   {ref.name}" if ref.name else ""
            self.rows.addItem(QListWidgetItem(visible(f"{path}:{ref.line}:{ref.column}{name}")))
        self.sentence.show_text(sentence_of(crossing))
        self.rows.setVisible(bool(self._refs))
        height = self.rows.sizeHintForRow(0) * min(len(self._refs), SHOWN_ROWS) if self._refs else 0
        self.rows.setFixedHeight(max(height, 0) + 2)

    def say(self, sentence: str) -> None:
        """A sentence and no list."""
        self.show_crossing(None, ())
        self.sentence.show_text(sentence)
        self.setVisible(bool(sentence))

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.original_chosen.emit(self._refs[self.rows.row(item)])


def sentence_of(crossing: Crossing | None) -> str:
    """What to say above the list."""
    if crossing is None or not crossing.originals:
        return tr(UNMAPPED)
    originals = counted(len(crossing.originals), "original") + tr(" of this place")
    if crossing.generated > 1:
        return tr(
            "{originals}; it went to {generated:,} places of the shipped code:",
            originals=originals,
            generated=crossing.generated,
        )
    return f"{originals}:"
