"""Says above an artifact that a limit cut the scan, and asks whether to read on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.severity import Severity
from inspector.gui.language import tr
from inspector.gui.models.met_limits import MetLimits
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import PrimaryButton, QuietButton
from inspector.gui.widgets.frames import RoundBox
from inspector.gui.widgets.plain_label import ElidedLabel
from inspector.gui.widgets.severity_mark import SeverityMark


class LimitBar(RoundBox):
    """Hidden until a limit was met, and again once a person said to stop there."""

    read_on_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, radius_px=0)
        self.met: MetLimits | None = None
        self._mark = SeverityMark(Severity.MEDIUM, theme)
        self.headline = ElidedLabel(role="title")
        self.detail = ElidedLabel()
        self.read_on_button = PrimaryButton(tr("Read On"))
        self.stop_button = QuietButton(tr("Stop Here"))
        self.read_on_button.clicked.connect(self.read_on_asked)
        self.stop_button.clicked.connect(self.hide)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._mark.set_theme(theme)
        self.set_colours(theme.tints[Severity.MEDIUM], theme.severities[Severity.MEDIUM])

    def show_met(self, met: MetLimits | None) -> None:
        """Shows what is known by now; comes back only for something new to say."""
        if met is None or met == self.met:
            return
        self.met = met
        self.headline.show_text(met.headline)
        self.detail.show_text(met.detail)
        self.setAccessibleName(met.headline)
        self.setAccessibleDescription(met.detail)
        self.read_on_button.setVisible(bool(met.raised))
        self.read_on_button.setAccessibleDescription(met.detail)
        self.show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.headline)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.read_on_button)
        row.addWidget(self.stop_button)
