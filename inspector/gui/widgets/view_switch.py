"""Which view of an entry is in front: a row of joined buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from inspector.gui.language import later, tr
from inspector.gui.widgets.flat_buttons import ChipButton


class ViewSwitch(QWidget):
    """One button per view; exactly one is on."""

    chosen = Signal(str)

    def __init__(
        self, names: tuple[str, ...], parent: QWidget | None = None, *, purpose: str = later("View of the entry")
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr(purpose))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, ChipButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name in names:
            button = ChipButton(tr(name))
            button.setCheckable(True)
            button.setAccessibleName(tr("View as {name}", name=tr(name)))
            button.clicked.connect(lambda _checked=False, wanted=name: self.chosen.emit(wanted))
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)

    @property
    def current(self) -> str:
        """The view that is on; empty where none is."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, name: str) -> None:
        """Turns a button on without telling anybody; an empty name turns all off."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == name)
        self._group.setExclusive(True)

    def offer(self, names: set[str]) -> None:
        """Shows only the views that this entry has."""
        for name, button in self._buttons.items():
            button.setVisible(name in names)
