"""The path of the place in front, each level a button."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from inspector.core.text import shortened, visible
from inspector.gui.language import tr
from inspector.gui.reading_direction import keep_left_to_right
from inspector.gui.safe_text import safe_menu_text, safe_tool_tip
from inspector.gui.widgets.flat_buttons import FlatButton

MAX_LEVEL_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Crumb:
    """One level."""

    text: str
    separator: str
    """What stands before it: `/` inside a container, `!` where a container is entered."""
    node: object
    """What to hand back when it is clicked."""


class Breadcrumb(QWidget):
    """Levels from the artifact inwards; the outer ones give way first."""

    crumb_clicked = Signal(object)
    """The crumb's node."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self.setAccessibleName(tr("Path"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(0)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._crumbs: list[Crumb] = []
        self._pairs: list[tuple[QLabel, QPushButton]] = []
        self._ellipsis = QLabel("…")
        self._ellipsis.hide()
        self._row.addWidget(self._ellipsis)

    def show_crumbs(self, crumbs: list[Crumb]) -> None:
        """Shows another path."""
        if crumbs == self._crumbs:
            return
        self._crumbs = crumbs
        for pair in self._pairs:
            for part in pair:
                self._row.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._pairs = [self._added(crumb) for crumb in crumbs]
        self._give_way()

    def texts(self) -> list[str]:
        """The texts of the levels."""
        return [button.text() for _, button in self._pairs]

    def buttons(self) -> list[QPushButton]:
        """The buttons of the levels."""
        return [button for _, button in self._pairs]

    def minimumSizeHint(self) -> QSize:
        """Can be squeezed: outer levels hide."""
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides what does not fit."""
        super().resizeEvent(event)
        self._give_way()

    def _added(self, crumb: Crumb) -> tuple[QLabel, QPushButton]:
        label = QLabel(crumb.separator)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        button = FlatButton(safe_menu_text(shortened(visible(crumb.text), MAX_LEVEL_CHARACTERS)))
        button.setToolTip(safe_tool_tip(crumb.text))
        button.setAccessibleName(tr("Go to {text}", text=visible(crumb.text)))
        button.clicked.connect(lambda _checked=False, node=crumb.node: self.crumb_clicked.emit(node))
        self._row.addWidget(label)
        self._row.addWidget(button)
        label.setVisible(bool(crumb.separator))
        return label, button

    def _give_way(self) -> None:
        room = self.width() - 8 - self._ellipsis.sizeHint().width()
        is_first_hidden = False
        for label, button in reversed(self._pairs):
            room -= button.sizeHint().width() + label.sizeHint().width()
            fits = room >= 0 or (label, button) == self._pairs[-1]
            is_first_hidden |= not fits
            button.setVisible(fits)
            label.setVisible(fits and bool(label.text()))
        self._ellipsis.setVisible(is_first_hidden)
