"""Above the tree: whether it shows the contents of the artifact, its images or the sources of its maps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.models.outline import Outline
from inspector.gui.models.wording import counted
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.view_switch import ViewSwitch


class OutlineSwitch(Strip):
    """A button for each tree; hidden where there is one only."""

    outline_chosen = Signal(object)
    """The Outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = ViewSwitch(tuple(Outline), purpose=tr("What the tree shows"))
        self._switch.chosen.connect(lambda name: self.outline_chosen.emit(Outline(name)))
        self._count = PlainLabel(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 2)
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self._count)
        self.choose(Outline.CONTENTS)
        self.hide()

    @property
    def outline(self) -> Outline:
        """The one that is on."""
        return Outline(self._switch.current)

    def choose(self, outline: Outline) -> None:
        """Turns a button on without telling anybody."""
        self._switch.choose(outline)

    def show_counts(self, images: int, sources: int) -> None:
        """How many container images there are, and how many sources the maps name."""
        told = [counted(images, "image")] if images else []
        told += [tr("{sources} named by maps", sources=counted(sources, "source"))] if sources else []
        self._count.show_text(" · ".join(told))
        offered = {Outline.IMAGE: images, Outline.SOURCES: sources}
        self._switch.offer({Outline.CONTENTS.value, *(tree.value for tree, count in offered.items() if count)})
        self.setVisible(bool(told))
