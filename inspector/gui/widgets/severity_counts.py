"""How many open findings each severity has, as buttons that filter the findings list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.core.severity import Severity
from inspector.gui.language import tr
from inspector.gui.models.wording import LEVEL_WORDS, counted
from inspector.gui.theme.severity_style import WORDS
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.severity_mark import SeverityMark
from inspector.gui.widgets.share_bar import Share, ShareBar


class SeverityCounts(QWidget):
    """One row per severity: shape, word, bar, count."""

    severity_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: dict[Severity, SeverityMark] = {}
        self._bars: dict[Severity, ShareBar] = {}
        self._counts: dict[Severity, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for row, severity in enumerate(Severity):
            self._add_row(grid, row, severity)

    def show_counts(self, findings: dict[str, int], theme: Theme) -> None:
        """Shows other counts, by the severity's value."""
        self._theme = theme
        worst = max(findings.values(), default=0) or 1
        for severity in Severity:
            count = findings.get(severity.value, 0)
            self._marks[severity].set_theme(theme)
            self._counts[severity].show_text(f"{count:,}")
            rest = Share("others", worst - count, theme.raised)
            shares = [Share(WORDS[severity], count, theme.severities[severity]), rest]
            self._bars[severity].show_shares(shares, theme.raised)
            self._bars[severity].setAccessibleDescription(counted(count, "finding"))

    def _add_row(self, grid: QGridLayout, row: int, severity: Severity) -> None:
        mark = self._marks[severity] = SeverityMark(severity, self._theme, size_px=12)
        button = LinkButton(WORDS[severity])
        button.setAccessibleName(tr("Show findings of severity {severity} and above", severity=LEVEL_WORDS[severity]))
        button.clicked.connect(lambda _checked=False, level=severity: self.severity_asked.emit(level))
        bar = self._bars[severity] = ShareBar(self._theme.raised)
        bar.setFixedHeight(8)
        bar.setMinimumSize(QSize(40, 8))
        count = self._counts[severity] = PlainLabel("0")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(mark, row, 0)
        grid.addWidget(button, row, 1)
        grid.addWidget(bar, row, 2)
        grid.addWidget(count, row, 3)
