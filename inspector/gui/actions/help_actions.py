"""What the commands of the Help menu do."""

from typing import TYPE_CHECKING

from inspector.gui.dialogs.about_dialog import AboutDialog

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class HelpActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def rule(self) -> None:
        """Brings the manual page of the finding's rule into view."""
        if self._window.workspace:
            self._window.workspace.lower_part.show()
            self._window.workspace.detail.show_manual()

    def shortcuts(self) -> None:
        """All commands with their keys."""
        from inspector.gui.dialogs.settings_dialog import show_settings  # noqa: PLC0415 - rarely wanted

        show_settings(self._window, shortcuts=True)

    def about(self) -> None:
        """Version, licences, and how far the worker processes are locked in."""
        workspace = self._window.workspace
        isolation = list(workspace.state.isolation.values()) if workspace else []
        self._window.show_dialog(AboutDialog(isolation, self._window))
