"""The tree's filter: a field and four chips."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.gui.language import WordTable, tr
from inspector.gui.models.name_expression import expression_in, fault_of
from inspector.gui.models.tree_filter import Chip
from inspector.gui.widgets.flat_buttons import ChipButton
from inspector.gui.widgets.frames import Strip
from inspector.gui.widgets.plain_label import PlainLabel

TYPING_MS = 120


_TIPS = WordTable(
    {
        Chip.ALL: "Every entry",
        Chip.FLAGGED: "Entries with findings",
        Chip.MAPS: "Source maps and what is rebuilt from them",
        Chip.SECRETS: "Entries in which a secret was found",
        Chip.UNSEEN: "Files that nobody marked as looked through",
    }
)


class FilterBar(Strip):
    """Says what to show, a short moment after the last key."""

    filter_changed = Signal(str, object)
    """The text and the Chip."""
    leave_asked = Signal()
    """Down or Enter in the field: the tree wants the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Filter: part of a path, *.map, or /expression/"))
        self.field.setMinimumHeight(self.fontMetrics().height() + 12)
        self.field.setAccessibleName(tr("Filter entries"))
        self.field.setAccessibleDescription(
            tr("A part of the name or path, with * and ?, or a regular expression between slashes")
        )
        self.field.setClearButtonEnabled(True)
        self.fault = PlainLabel(role="muted")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.field.returnPressed.connect(self.leave_asked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self._tell)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self._chips: dict[Chip, ChipButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(5)
        for chip in Chip:
            row.addWidget(self._made_chip(chip))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 7)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.fault)
        column.addLayout(row)

    @property
    def chip(self) -> Chip:
        """The chip that is on."""
        return next(chip for chip, button in self._chips.items() if button.isChecked())

    def choose(self, chip: Chip) -> None:
        """Turns a chip on."""
        self._chips[chip].setChecked(True)
        self._tell()

    def clear(self) -> None:
        """Shows everything again."""
        self.field.clear()
        self.choose(Chip.ALL)

    def show_counts(self, counts: dict[Chip, int]) -> None:
        """Writes how many entries stand behind each chip."""
        for chip, button in self._chips.items():
            count = counts.get(chip)
            button.setText(tr(chip.value) if count is None or chip is Chip.ALL else f"{tr(chip.value)} {count:,}")
            button.updateGeometry()

    def _made_chip(self, chip: Chip) -> ChipButton:
        button = ChipButton(tr(chip.value))
        button.setCheckable(True)
        button.setChecked(chip is Chip.ALL)
        button.setToolTip(_TIPS[chip])
        button.setAccessibleName(tr("Show: {chip}", chip=tr(chip.value)))
        button.setAccessibleDescription(_TIPS[chip])
        button.clicked.connect(self._tell)
        self._group.addButton(button)
        self._chips[chip] = button
        return button

    def _tell(self) -> None:
        self._pause.stop()
        expression = expression_in(self.field.text().strip())
        fault = fault_of(expression) if expression else ""
        self.fault.show_text(fault)
        self.fault.setVisible(bool(fault))
        if fault:
            return
        self.filter_changed.emit(self.field.text().strip(), self.chip)
