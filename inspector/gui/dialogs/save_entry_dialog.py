"""Saving the bytes of one entry to a file."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.dialogs.save_file_dialog import SaveFileDialog
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.entry_saving import safe_name, save_entry
from inspector.gui.language import tr
from inspector.gui.models.free_name import free_name
from inspector.gui.widgets.plain_label import ElidedLabel


class SaveEntryDialog(SaveFileDialog):
    """Proposes a name that every file system takes; the raw name is never used as one."""

    def __init__(self, session: ArtifactSession, entry: Entry, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save Entry As"), tr("Save"), parent)
        self._session, self._entry = session, entry
        self.form.addRow(tr("Entry:"), ElidedLabel(entry.path))
        self.form.addRow(tr("File:"), self.target_row())
        self.target_field.setText(str(free_name(folder, safe_name(entry))))
        self.show_idle(tr("The bytes are written as they are. Secrets in them are not masked."))

    def write(self, target: Path, token: Token) -> int:
        """All bytes of the entry, or nothing."""
        return save_entry(self._session, self._entry, target, token)
