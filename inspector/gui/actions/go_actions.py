"""What the commands of the Go menu do."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from inspector.core.entry_table import EntrySpan
from inspector.gui.language import tr
from inspector.gui.models.place import Place
from inspector.gui.models.typed_place import typed_place
from inspector.gui.models.view_names import TEXT

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class GoActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def back(self) -> None:
        """The place before."""
        if self._window.workspace:
            self._window.workspace.navigator.back()

    def forward(self) -> None:
        """The place after."""
        if self._window.workspace:
            self._window.workspace.navigator.forward()

    def up(self) -> None:
        """The folder or container around."""
        if self._window.workspace:
            self._window.workspace.navigator.up()

    def next_finding(self) -> None:
        """The next finding of the list."""
        if self._window.workspace:
            self._window.workspace.findings_panel.view.step(1)

    def previous_finding(self) -> None:
        """The finding before."""
        if self._window.workspace:
            self._window.workspace.findings_panel.view.step(-1)

    def quick_open(self) -> None:
        """Any entry by its path."""
        from inspector.gui.dialogs.quick_open import QuickOpen  # noqa: PLC0415 - the start page does without

        workspace = self._window.workspace
        if workspace is None:
            return
        state, navigator = workspace.state, workspace.navigator
        recent = [entry for number in navigator.history.recent_entries if (entry := state.entry_at(number)) is not None]
        theme = self._window.services.themes.theme
        self._window.show_dialog(QuickOpen(EntrySpan(state.entries), recent, navigator.go_to, theme, self._window))

    def keep_tab(self) -> None:
        """Keeps the tab that follows the selection."""
        if self._window.workspace:
            self._window.workspace.tabs.keep_tab(self._window.workspace.tabs.currentIndex())

    def close_tab(self) -> None:
        """Closes the tab in front."""
        if self._window.workspace:
            self._window.workspace.tabs.close_tab(self._window.workspace.tabs.currentIndex())
            self._window.refresh_actions()

    def next_tab(self) -> None:
        """Shows the next tab."""
        if self._window.workspace:
            tabs = self._window.workspace.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())

    def reveal(self) -> None:
        """Selects the entry in front in the tree."""
        if self._window.workspace:
            self._window.workspace.tree_panel.show()
            self._window.workspace.navigator.reveal()

    def record(self) -> None:
        """Shows the raw record of the finding or the entry in front."""
        workspace = self._window.workspace
        raw = workspace.navigator.raw_place if workspace else None
        if workspace and raw is not None:
            workspace.navigator.go_to_record(raw)

    def line(self) -> None:
        """Asks for a line, or a byte, of the text in front."""
        workspace = self._window.workspace
        page = workspace.tabs.page if workspace else None
        if workspace is None or page is None or page.entry is None or page.current_view != TEXT:
            return
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setWindowTitle(tr("Go to Line or Offset"))
        dialog.setLabelText(tr("Line, as 120 or 120:7, or byte, as @4096 or 0x1000:"))
        number = page.entry.number

        def go(text: str) -> None:
            place = typed_place(text)
            if place is None:
                self._window.say(tr("This is neither a line nor an offset"))
            else:
                workspace.navigator.go_to(Place(number, *place))

        dialog.textValueSelected.connect(go)
        self._window.show_dialog(dialog)
