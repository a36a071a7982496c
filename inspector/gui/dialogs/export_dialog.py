"""Export of the findings report."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from inspector.core.report import Report
from inspector.core.text import human_size
from inspector.gui.dialogs.progress_dialog import ProgressDialog
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.jobs.report_writing import offered_formats, write_report
from inspector.reports.registry import ReportFormat


class ExportDialog(ProgressDialog):
    """Format and file; secrets are masked in every format."""

    def __init__(self, report: Report, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Export Report", "Export", parent)
        self._report = report
        self._formats = offered_formats()
        self._folder = folder
        self._token = Token()
        self._confirmed: Path | None = None
        self.format_box = QComboBox()
        self.format_box.addItems([each.title for each in self._formats])
        self.format_box.setAccessibleName("Format")
        self.format_box.currentIndexChanged.connect(self._on_format_changed)
        self.form.addRow("Format:", self.format_box)
        self.form.addRow("File:", self.target_row())
        self.target_field.setAccessibleName("File to write")
        self.target_field.setText(str(folder / self._suggested_name()))
        self.target_field.textChanged.connect(self._on_target_changed)
        self.browse_button.clicked.connect(self._browse)
        self.start_asked.connect(self._start)
        self.cancel_asked.connect(self._cancel)
        self.show_idle("Secrets are masked in the file.")

    def reject(self) -> None:
        """Closing drops the job."""
        self._token.drop()
        super().reject()

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

    def _on_target_changed(self) -> None:
        self._confirmed = None
        self.start_button.setText("Export")

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "Export Report", self.target_field.text(), f"{self.chosen.title} (*{self.chosen.suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if path:
            self.target_field.setText(path)

    def _start(self) -> None:
        text = self.target_field.text().strip()
        target = Path(text).expanduser()
        if not text:
            self.show_idle("Name the file to write.")
        elif target.is_dir():
            self.show_idle(f"{target} is a folder. Name a file in it.")
        elif not target.parent.is_dir():
            self.show_idle(f"The folder {target.parent} does not exist.")
        elif target.exists() and target != self._confirmed:
            self._confirmed = target
            self.start_button.setText("Replace")
            self.show_idle(f"{target.name} exists already. Replace it?")
        else:
            self._write(target)

    def _write(self, target: Path) -> None:
        chosen, report = self.chosen, self._report
        self._token = Token()
        self.show_busy(f"Writing {target.name}.")
        run_in_background(
            lambda: write_report(report, chosen, target, self._token),
            lambda size_bytes: self._on_written(target, size_bytes),
            lambda error: self._on_failed(target, error),
            self._token,
        )

    def _cancel(self) -> None:
        self._token.drop()
        self.show_idle("Cancelled. Nothing was written.")

    def _on_written(self, target: Path, size_bytes: int) -> None:
        self._on_target_changed()
        self.show_idle(f"Wrote {target} ({human_size(size_bytes)}).")

    def _on_failed(self, target: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self.show_idle(f"{target.name} could not be written: {reason}.")
