"""What the commands of the Tools menu do."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from inspector.core.end_state import EndState
from inspector.core.entry import Origin
from inspector.core.entry_table import EntrySpan
from inspector.core.limits import limit_key
from inspector.gui.language import tr
from inspector.gui.models.free_name import free_name

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class ToolsActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def restore_sources(self) -> None:
        """The dialog that saves the rebuilt sources."""
        from inspector.gui.dialogs.restore_dialog import RestoreDialog  # noqa: PLC0415 - loads the export door
        from inspector.gui.jobs.restoring import RestoreChoice, Restoring  # noqa: PLC0415 - the same

        workspace = self._window.workspace
        session = workspace.link.session if workspace else None
        if workspace is None or session is None:
            return
        state = workspace.state
        entries, maps = EntrySpan(state.entries), list(state.maps.values())

        def start(target: Path, choice: RestoreChoice) -> Restoring:
            return Restoring(
                session,
                entries,
                maps,
                target,
                self._window,
                with_approximate=choice.with_approximate,
                evidence=state.report if choice.is_evidence else None,
            )

        folder = Path(state.path).absolute().parent
        target = free_name(folder if folder.is_dir() else Path.home(), "rebuilt-sources")
        self._window.show_dialog(
            RestoreDialog(
                state.rebuilt_sources,
                target,
                start,
                self._window,
                approximate=state.entries.count_from(Origin.APPROXIMATE),
                has_report=state.report is not None and state.report.end_state is not EndState.RUNNING,
            )
        )

    def palette(self) -> None:
        """Any command by its name."""
        from inspector.gui.dialogs.command_palette import CommandPalette  # noqa: PLC0415 - the start page does without

        self._window.show_dialog(CommandPalette(self._window.board, self._window.services.themes.theme, self._window))

    def settings(self) -> None:
        """What a person can set."""
        from inspector.gui.dialogs.settings_dialog import show_settings  # noqa: PLC0415 - as above

        show_settings(self._window)

    def copy_command(self) -> None:
        """Copies the command that does the same scan in a pipeline."""
        if self._window.workspace:
            raised = self._window.workspace.link.raised
            limits = "".join(f" --limit {limit_key(name)}={value}" for name, value in raised.items())
            command = f"inspector scan {shlex.quote(self._window.workspace.state.path)}{limits}"
            QGuiApplication.clipboard().setText(command)
            self._window.say(tr("Command copied"))
