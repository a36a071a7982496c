"""What the commands of the Analyze menu do."""

from typing import TYPE_CHECKING

from inspector.gui.language import tr
from inspector.gui.models.tree_filter import Chip

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class AnalyzeActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def rescan(self) -> None:
        """Opens the artifact anew, with the limits that were in force."""
        workspace = self._window.workspace
        if workspace:
            self._window.open_path(workspace.state.path, remember=False, raised=workspace.link.raised)

    def read_on(self) -> None:
        """Opens the artifact anew with the limits raised that it met."""
        workspace = self._window.workspace
        if workspace and workspace.limit_bar.met:
            raised = {**workspace.link.raised, **workspace.limit_bar.met.raised}
            self._window.open_path(workspace.state.path, remember=False, raised=raised)

    def cancel(self) -> None:
        """Ends the scan."""
        if self._window.workspace:
            self._window.workspace.link.cancel()
            self._window.say(tr("Ending the scan"))

    def show_structure(self) -> None:
        """The raw records of the artifact itself."""
        workspace = self._window.workspace
        if workspace and workspace.link.session is not None:
            workspace.tabs.show_structure(workspace.link.session)

    def show_flagged(self) -> None:
        """Only entries with findings."""
        self._choose(Chip.FLAGGED)

    def show_all(self) -> None:
        """Every entry."""
        if self._window.workspace:
            self._window.workspace.tree_panel.filter_bar.clear()

    def _choose(self, chip: Chip) -> None:
        if self._window.workspace:
            self._window.workspace.tree_panel.filter_bar.choose(chip)
