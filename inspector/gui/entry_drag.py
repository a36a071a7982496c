"""Dragging one entry to another program: a file that is written when that program asks for it, not before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.drag_folders import DragFolders
from inspector.gui.jobs.entry_saving import write_for_drag

_FORMAT = "text/uri-list"


class EntryMimeData(QMimeData):
    """Offers the address of a file. The raw name of the entry never becomes a path."""

    def __init__(
        self, session: ArtifactSession, entry: Entry, folders: DragFolders, on_failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._session, self._entry, self._folders, self._on_failed = session, entry, folders, on_failed
        self._written: Path | None = None
        self._has_failed = False

    def formats(self) -> list[str]:
        """A list of files, and nothing else."""
        return [_FORMAT]

    def hasFormat(self, mimetype: str) -> bool:  # noqa: N802 - Qt's virtual method
        """The same, asked one by one."""
        return mimetype == _FORMAT

    def retrieveData(self, mimetype: str, preferred_type: QMetaType | QMetaType.Type) -> Any:  # noqa: N802, ARG002
        """Writes the file when it is first asked for."""
        path = self._file() if mimetype == _FORMAT else None
        return [QUrl.fromLocalFile(str(path))] if path else []

    def _file(self) -> Path | None:
        if self._written is None and not self._has_failed:
            try:
                self._written = write_for_drag(self._session, self._entry, self._folders.fresh())
            except Exception as error:  # noqa: BLE001 - whatever failed, the window says it in words
                self._has_failed = True
                self._on_failed(error)
        return self._written


def drag_entry(data: EntryMimeData, source: QWidget) -> None:
    """Drags until the button is let go; the other program gets a copy."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)
