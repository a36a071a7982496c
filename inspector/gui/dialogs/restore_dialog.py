"""Saving the rebuilt sources of all maps into a new folder."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from inspector.core.text import human_size
from inspector.engine.restore import RestoreResult
from inspector.gui.dialogs.progress_dialog import ProgressDialog
from inspector.gui.jobs.restoring import RestoreCancelledError, RestoreChoice, RestoreStarter, Restoring
from inspector.gui.language import tr
from inspector.gui.models.wording import counted
from inspector.gui.widgets.plain_label import PlainLabel


class RestoreDialog(ProgressDialog):
    """The target must be new or empty; nothing is ever written outside it."""

    def __init__(
        self,
        sources: int,
        target: Path,
        start: RestoreStarter,
        parent: QWidget | None = None,
        *,
        approximate: int = 0,
        has_report: bool = False,
    ) -> None:
        """`sources` and `approximate`: how many there are of each; `has_report`: whether the scan has ended."""
        super().__init__(tr("Save Rebuilt Sources"), tr("Save"), parent)
        self._sources = sources
        self._approximate = approximate
        self._start_job = start
        self._job: Restoring | None = None
        note = PlainLabel(
            tr(
                "{sources}, with an index of what came from where. Names are made safe; "
                "secrets in the sources are not masked.",
                sources=counted(sources, "rebuilt source"),
            )
        )
        note.setWordWrap(True)
        self.form.addRow(note)
        self.form.addRow(tr("New folder:"), self.target_row())
        offered = counted(approximate, "approximate source")
        self.approximate_box = QCheckBox(
            tr("Also {sources} put together from shipped code, in a folder of their own", sources=offered)
        )
        self.approximate_box.setVisible(approximate > 0)
        self.form.addRow(self.approximate_box)
        self.evidence_box = QCheckBox(tr("As an evidence pack: with the report, and digests that others can verify"))
        self.evidence_box.setEnabled(has_report)
        self.evidence_box.setToolTip("" if has_report else tr("The scan has not ended yet."))
        self.form.addRow(self.evidence_box)
        self.target_field.setAccessibleName(tr("New folder, or a new .zip file"))
        self.target_field.setText(str(target))
        self.browse_button.clicked.connect(self._browse)
        self.start_asked.connect(self._start)
        self.cancel_asked.connect(self._cancel)

    def reject(self) -> None:
        """Closing ends the job."""
        if self._job:
            self._job.leave()
        super().reject()

    def _browse(self) -> None:
        parent = Path(self.target_field.text()).parent
        path = QFileDialog.getExistingDirectory(self, tr("Folder in Which to Make the New One"), str(parent))
        if path:
            self.target_field.setText(str(Path(path) / Path(self.target_field.text()).name))

    def _start(self) -> None:
        text = self.target_field.text().strip()
        if not text:
            self.show_idle(tr("Name the folder to make."))
            return
        self.show_busy(tr("Reading the sources."))
        with_approximate = self._approximate > 0 and self.approximate_box.isChecked()
        choice = RestoreChoice(with_approximate, self.evidence_box.isEnabled() and self.evidence_box.isChecked())
        total = self._sources + self._approximate * with_approximate
        self._job = self._start_job(Path(text).expanduser(), choice)
        self._job.progressed.connect(lambda done: self.show_progress(min(done, total), total))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _on_done(self, result: RestoreResult) -> None:
        self._job = None
        files, size = counted(len(result.files), "file"), human_size(result.bytes_written)
        lines = [tr("Wrote {files} ({size}) to {target}.", files=files, size=size, target=self.target_field.text())]
        if result.renamed:
            lines.append(
                tr("{names} had to be changed; the index says why.", names=counted(len(result.renamed), "name"))
            )
        if result.failures:
            lines.append(
                tr(
                    "{sources} could not be read: {reason}",
                    sources=counted(len(result.failures), "source"),
                    reason=result.failures[0],
                )
            )
        self.show_idle("\n".join(lines))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, RestoreCancelledError):
            is_zip = self.target_field.text().strip().lower().endswith(".zip")
            self.show_idle(
                tr("Cancelled. No zip file was written.")
                if is_zip
                else tr("Cancelled. What was written until then stays in the folder.")
            )
        else:
            self.show_idle(str(error) or type(error).__name__)
