"""Where the bytes are, and where the rebuilt sources are: a treemap with a switch between the two."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.core.text import human_size
from inspector.gui.language import WordTable, tr
from inspector.gui.models.treemap import Block, Measure
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.treemap_view import TreemapView
from inspector.gui.widgets.view_switch import ViewSwitch

_EMPTY = WordTable(
    {
        Measure.SIZE: "Nothing in it has a size.",
        Measure.EXPOSURE: "No sources can be rebuilt from this artifact.",
    }
)
_CAPTIONS = WordTable(
    {
        Measure.SIZE: "{} unpacked. The ground of a box is the worst finding in it.",
        Measure.EXPOSURE: "{} of rebuilt sources, every place counted. The ground of a box is whose code it is.",
    }
)


class TreemapCard(Card):
    """A box leads to its entry."""

    place_asked = Signal(object)
    measure_chosen = Signal()
    """The other measure is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("What it is made of"), parent)
        self._theme = theme
        self._block: Block | None = None
        self.measure = Measure.SIZE
        self.switch = ViewSwitch(tuple(measure.value for measure in Measure), purpose=tr("What the areas stand for"))
        self.switch.choose(self.measure.value)
        self.switch.chosen.connect(self._on_chosen)
        self.caption = PlainLabel(tr("Drawn when the entries are known."), role="muted")
        self.view = TreemapView(theme)
        self.view.place_asked.connect(self.place_asked)
        self.view.hide()
        self.column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.view)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        if self._block is not None:
            self.view.show_block(self._block, theme)

    def show_block(self, measure: Measure, block: Block) -> None:
        """Shows the blocks of a measure, unless another one was chosen meanwhile."""
        if measure is not self.measure:
            return
        self._block = block
        self.view.show_block(block, self._theme)
        self.view.setVisible(block.amount > 0)
        words = _CAPTIONS[measure].format(human_size(block.amount)) if block.amount else _EMPTY[measure]
        self.caption.show_text(words)
        self.view.setAccessibleName(tr("Treemap: {measure}", measure=tr(measure.value)))

    def _on_chosen(self, name: str) -> None:
        self.measure = Measure(name)
        self.measure_chosen.emit()
