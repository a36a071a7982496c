"""Offers something above a list, and goes away once it was answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import PlainLabel


class OfferBar(Strip):
    """Hidden until there is something to offer."""

    taken = Signal()

    def __init__(self, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel()
        self.take_button = LinkButton(button)
        self.leave_button = LinkButton(tr("Not Now"))
        self.take_button.clicked.connect(self._on_taken)
        self.leave_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 8, 3)
        row.addWidget(self.words, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        self.hide()

    def offer(self, words: str) -> None:
        """Shows what there is."""
        self.words.show_text(words)
        self.show()

    def _on_taken(self) -> None:
        self.hide()
        self.taken.emit()
