"""What the commands of the File menu do."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from inspector.gui.jobs.background import run_in_background
from inspector.gui.language import tr

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow

_PATTERNS = (
    "*.tgz *.tar *.gz *.bz2 *.xz *.zst *.whl *.zip *.jar *.vsix *.nupkg *.egg *.crate *.gem "
    "*.deb *.rpm *.apk *.xpi *.7z *.map *.aicase"
)


class FileActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def open(self) -> None:
        """Asks for files."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, tr("Open File"), str(self._folder()), _filters())
        self._window.open_paths(paths)

    def open_beside(self) -> None:
        """Asks for files that open in windows of their own, beside this one."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, tr("Open Beside"), str(self._folder()), _filters())
        for path in paths:
            self._window.open_window().open_path(path)
        if paths:
            self._window.board["view.tile_windows"].trigger()

    def open_folder(self) -> None:
        """Asks for a folder."""
        path = QFileDialog.getExistingDirectory(self._window, tr("Open Folder"), str(self._folder()))
        if path:
            self._window.open_paths([path])

    def open_demo(self) -> None:
        """Makes the demo and opens it."""
        make = self._window.services.make_demo
        run_in_background(
            make, lambda path: self._window.open_path(str(path), remember=False), self._window.show_failure
        )

    def new_window(self) -> None:
        """One more window."""
        self._window.open_window()

    def export_report(self) -> None:
        """The export dialog."""
        from inspector.gui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415 - loads all report writers

        workspace = self._window.workspace
        if workspace is None or workspace.state.report is None:
            return
        dialog = ExportDialog(workspace.state.report, self._folder(), self._window)
        self._window.show_dialog(dialog)

    def save_entry(self) -> None:
        """The dialog that writes the selected entry to a file."""
        from inspector.gui.dialogs.save_entry_dialog import SaveEntryDialog  # noqa: PLC0415 - rarely wanted

        workspace, entry = self._window.workspace, self._window.current_entry
        session = workspace.link.session if workspace else None
        if session is not None and entry is not None:
            self._window.show_dialog(SaveEntryDialog(session, entry, self._folder(), self._window))

    def close(self) -> None:
        """Back to the start page."""
        self._window.close_artifact()

    @staticmethod
    def quit() -> None:
        """Closes all windows."""
        QApplication.closeAllWindows()

    def _folder(self) -> Path:
        workspace = self._window.workspace
        folder = Path(workspace.state.path).absolute().parent if workspace else Path.cwd()
        return folder if folder.is_dir() else Path.home()


def _filters() -> str:
    return f"{tr('Packages and archives')} ({_PATTERNS});;{tr('All files')} (*)"
