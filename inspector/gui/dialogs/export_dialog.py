"""Export of the findings report."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from inspector.core.report import Report
from inspector.gui.dialogs.save_file_dialog import SaveFileDialog
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.report_writing import offered_formats, write_report
from inspector.gui.language import tr
from inspector.reports.registry import ReportFormat


class ExportDialog(SaveFileDialog):
    """Format and file; secrets are masked in every format."""

    def __init__(self, report: Report, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export Report"), tr("Export"), parent)
        self._report = report
        self._formats = offered_formats()
        self._folder = folder
        self.format_box = QComboBox()
        self.format_box.addItems([tr(each.title) for each in self._formats])
        self.format_box.setAccessibleName(tr("Format"))
        self.format_box.currentIndexChanged.connect(self._on_format_changed)
        self.form.addRow(tr("Format:"), self.format_box)
        self.form.addRow(tr("File:"), self.target_row())
        self.target_field.setText(str(folder / self._suggested_name()))
        self.show_idle(tr("Secrets are masked in the file."))

    def write(self, target: Path, token: Token) -> int:
        """The report in the chosen format."""
        return write_report(self._report, self.chosen, target, token)

    def name_filter(self) -> str:
        """Files of the chosen format."""
        return f"{tr(self.chosen.title)} (*{self.chosen.suffix})"

    @property
    def chosen(self) -> ReportFormat:
        """The format."""
        return self._formats[self.format_box.currentIndex()]

    def _suggested_name(self) -> str:
        name = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in self._report.artifact.name)
        return f"{name.strip('.') or 'artifact'}-report{self.chosen.suffix}"

    def _on_format_changed(self) -> None:
        old = Path(self.target_field.text())
        if any(old.name.endswith(each.suffix) for each in self._formats):
            stem = next(old.name[: -len(e.suffix)] for e in self._formats if old.name.endswith(e.suffix))
            self.target_field.setText(str(old.with_name(stem + self.chosen.suffix)))
