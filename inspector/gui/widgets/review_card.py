"""How much of the artifact a person looked through, part by part."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.models.node_keys import NodeKey
from inspector.gui.models.review import PartReview, progress_words
from inspector.gui.models.tree_snapshot import TreeSnapshot
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.plain_text import PlainText
from inspector.gui.widgets.share_bar import Share, ShareBar


class ReviewCard(Card):
    """Hidden until something was marked; each part leads into the tree."""

    key_asked = Signal(object)
    """The NodeKey of a part."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Looked through"), parent)
        self._theme = theme
        self._parts: tuple[PartReview, ...] = ()
        self.headline = PlainText(tr("Looked through in one sentence"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[LinkButton, ShareBar, PlainLabel]] = []
        self.column.addWidget(self.headline)
        self.column.addLayout(self._grid)
        self.hide()

    @property
    def parts(self) -> tuple[PartReview, ...]:
        """The parts on display."""
        return self._parts

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._show_parts()

    def show_picture(self, picture: TreeSnapshot) -> None:
        """Shows how far a picture of the tree was looked through."""
        if picture.parts is self._parts:
            return
        self._parts = picture.parts
        self._show_parts()
        self.setVisible(bool(self._parts))

    def button_of(self, name: str) -> LinkButton:
        """What leads to a part."""
        return self._lines[[part.name for part in self._parts].index(name)][0]

    def _show_parts(self) -> None:
        self.headline.show_text(progress_words(self._parts))
        while len(self._lines) < len(self._parts):
            self._add_line()
        for at, line in enumerate(self._lines):
            for widget in line:
                widget.setVisible(at < len(self._parts))
        for (button, bar, words), part in zip(self._lines, self._parts, strict=False):
            count = tr("{reviewed:,} of {files:,}", reviewed=part.reviewed, files=part.files)
            button.setText(part.name)
            button.setAccessibleName(tr("{name}: {count} looked through", name=part.name, count=count))
            theme = self._theme
            shares = (
                Share(tr("Looked through"), part.reviewed, theme.positive),
                Share(tr("To look at"), part.files - part.reviewed, theme.raised),
            )
            bar.show_shares(shares, theme.raised)
            words.show_text(count)

    def _add_line(self) -> None:
        at = len(self._lines)
        line = LinkButton(), ShareBar(self._theme.raised), PlainLabel(role="muted")
        line[0].clicked.connect(lambda: self._ask(at))
        line[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, at, column)
        self._lines.append(line)

    def _ask(self, at: int) -> None:
        key: NodeKey = self._parts[at].key
        self.key_asked.emit(key)
