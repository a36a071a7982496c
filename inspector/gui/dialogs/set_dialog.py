"""All open artifacts as one: their verdicts, and which of them has which finding."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout

from inspector.core.report import Report
from inspector.core.text import visible
from inspector.gui.dialogs.close_box import close_box
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.language import tr
from inspector.gui.models.set_model import SetModel, open_lines
from inspector.gui.models.wording import VERDICT_WORDS, counted, severity_counts
from inspector.gui.structureview.plain_table import PlainTable
from inspector.gui.theme.theme import Theme
from inspector.gui.tiling import bring_to_front
from inspector.gui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow

SIZE = QSize(980, 560)
_NO_COLUMN = -1


class SetDialog(QDialog):
    """Follows the windows that were open when it was; a row leads to its place in the window of its artifact."""

    def __init__(self, windows: Sequence["MainWindow"], theme: Theme, parent: "MainWindow") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All Open Artifacts"))
        self.resize(SIZE)
        self._token = Token()
        self._windows = [window for window in windows if window.workspace is not None]
        self._shown: list[tuple[MainWindow, Report]] = []
        self.model = SetModel(self)
        self.artifacts = PlainText(tr("The artifacts and their verdicts"))
        self.only_different = QCheckBox(tr("Only what differs between artifacts"))
        self.only_different.toggled.connect(lambda is_on: self.model.show_only_different(is_on=is_on))
        self.table = PlainTable(self.model, _NO_COLUMN, theme, tr("Findings by artifact"))
        self.table.activated.connect(self.go_to)
        self.buttons = close_box()
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for part in (self.artifacts, self.only_different, self.table, self.buttons):
            column.addWidget(part)
        for window in self._windows:
            if window.workspace is not None:
                window.workspace.link.assessed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_assessed: object) -> None:
        """Shows the latest reports; an artifact without one yet says so."""
        self._shown = [(window, report) for window in self._windows if (report := _report_of(window)) is not None]
        self.artifacts.show_text("\n".join(self._lines()))
        reports = [report for _, report in self._shown]
        run_in_background(lambda: open_lines(reports), partial(self._show, reports), self._on_failed, self._token)

    def go_to(self, index: QModelIndex) -> None:
        """Shows the finding of a cell in the window of its artifact."""
        artifact, finding = self.model.artifact_of(index), self.model.finding_of(index)
        if artifact is None or finding is None:
            return
        window = self._shown[artifact][0]
        if window.workspace is not None:
            bring_to_front(window)
            window.workspace.navigator.go_to_finding(finding)

    def done(self, result: int) -> None:
        """Nothing arrives any more."""
        self._token.drop()
        super().done(result)

    def _show(self, reports: list[Report], lines: "list[tuple[object, list[int]]]") -> None:
        names = [visible(report.artifact.name) for report in reports]
        self.model.show_lines(names, lines)  # type: ignore[arg-type]  # as `open_lines` made them
        samples = (f"◆ {tr('Critical')}  ", *("#99 " for _ in names))
        self.table.set_widths(samples, (0.45,))

    def _on_failed(self, error: Exception) -> None:
        self.artifacts.show_text(str(error))

    def _lines(self) -> list[str]:
        waiting = [window for window in self._windows if _report_of(window) is None]
        lines = [
            f"#{number}  {VERDICT_WORDS[report.verdict.state]}  ·  {visible(report.artifact.name)}  ·  "
            f"{severity_counts(report) or tr('no open findings')}"
            for number, (_, report) in enumerate(self._shown, 1)
        ]
        if waiting:
            lines.append(tr("{artifacts} without a report yet.", artifacts=counted(len(waiting), "artifact")))
        return lines


def _report_of(window: "MainWindow") -> Report | None:
    return window.workspace.state.report if window.workspace is not None else None
