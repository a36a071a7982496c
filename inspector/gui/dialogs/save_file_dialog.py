"""The frame of a dialog that writes one file: asks where, and twice before it replaces one."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.text import human_size
from inspector.gui.dialogs.progress_dialog import ProgressDialog
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.language import tr


class SaveFileDialog(ProgressDialog):
    """Heirs say what is written."""

    def __init__(self, title: str, step: str, parent: QWidget | None = None) -> None:
        super().__init__(title, step, parent)
        self._title, self._step = title, step
        self._token = Token()
        self._confirmed: Path | None = None
        self.target_field.setAccessibleName(tr("File to write"))
        self.target_field.textChanged.connect(self._on_target_changed)
        self.browse_button.clicked.connect(self._browse)
        self.start_asked.connect(self._start)
        self.cancel_asked.connect(self._cancel)

    def write(self, target: Path, token: Token) -> int:
        """Writes the file and tells its size in bytes; runs beside the GUI thread. Raises what went wrong."""
        raise NotImplementedError

    def name_filter(self) -> str:
        """What the system's file dialog offers."""
        return ""

    def reject(self) -> None:
        """Closing drops the job."""
        self._token.drop()
        super().reject()

    def _on_target_changed(self) -> None:
        self._confirmed = None
        self.start_button.setText(self._step)

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self._title, self.target_field.text(), self.name_filter(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if path:
            self.target_field.setText(path)

    def _start(self) -> None:
        text = self.target_field.text().strip()
        target = Path(text).expanduser()
        if not text:
            self.show_idle(tr("Name the file to write."))
        elif target.is_dir():
            self.show_idle(tr("{target} is a folder. Name a file in it.", target=target))
        elif not target.parent.is_dir():
            self.show_idle(tr("The folder {parent} does not exist.", parent=target.parent))
        elif target.exists() and target != self._confirmed:
            self._confirmed = target
            self.start_button.setText(tr("Replace"))
            self.show_idle(tr("{name} exists already. Replace it?", name=target.name))
        else:
            self._write(target)

    def _write(self, target: Path) -> None:
        self._token = token = Token()
        self.show_busy(tr("Writing {name}.", name=target.name))
        run_in_background(
            lambda: self.write(target, token),
            lambda size_bytes: self._on_written(target, size_bytes),
            lambda error: self._on_failed(target, error),
            token,
        )

    def _cancel(self) -> None:
        self._token.drop()
        self.show_idle(tr("Cancelled. Nothing was written."))

    def _on_written(self, target: Path, size_bytes: int) -> None:
        self._on_target_changed()
        self.show_idle(tr("Wrote {target} ({size}).", target=target, size=human_size(size_bytes)))

    def _on_failed(self, target: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self.show_idle(tr("{name} could not be written: {reason}.", name=target.name, reason=reason.rstrip(".")))
