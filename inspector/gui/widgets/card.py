"""A titled box on the overview."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.widgets.frames import RoundBox
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.plain_text import PlainText


class Card(RoundBox):
    """A title and rows below it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = PlainLabel(title, role="title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(6)
        self.column.addWidget(self.title)


class FactGrid(QWidget):
    """Names and values in two columns; the values are plain text that can be selected."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, PlainText] = {}
        self._names: dict[str, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(names):
            self._names[name] = PlainLabel(tr(name), role="muted")
            self._values[name] = PlainText(tr(name))
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self._values[name], row, 1)

    def show_facts(self, facts: dict[str, str]) -> None:
        """Sets values; a name without a value is hidden."""
        for name, value in self._values.items():
            text = facts.get(name, "")
            value.show_text(text)
            value.setVisible(bool(text))
            self._names[name].setVisible(bool(text))

    def value_of(self, name: str) -> str:
        """The value on display."""
        return self._values[name].toPlainText()
