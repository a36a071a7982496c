"""What the commands of the Edit menu do."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from inspector.gui.language import tr
from inspector.gui.models.finding_markdown import finding_as_markdown
from inspector.gui.models.view_names import TEXT

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow
    from inspector.gui.widgets.entry_page import EntryPage


class EditActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def find(self) -> None:
        """Shows the find bar of the text in front."""
        page = self._text_page()
        if page:
            page.find_bar.enter()

    def find_next(self) -> None:
        """The next hit."""
        page = self._text_page()
        if page:
            page.find_bar.find_hit(backwards=False)

    def find_previous(self) -> None:
        """The hit before."""
        page = self._text_page()
        if page:
            page.find_bar.find_hit(backwards=True)

    def format(self) -> None:
        """The text laid out anew, or as it is stored."""
        page = self._text_page()
        if page and not page.text_view.can_format:
            self._window.say(tr("Only scripts, style sheets and JSON can be formatted"))
        elif page:
            page.text_view.toggle_formatted()

    def search(self) -> None:
        """The search over all entries."""
        if self._window.workspace:
            self._window.workspace.show_search()

    def search_below(self) -> None:
        """The same, for the selected entry and what is in it."""
        entry, workspace = self._window.current_entry, self._window.workspace
        if entry and workspace:
            workspace.show_search(entry.path.rstrip("/"))

    def filter_entries(self) -> None:
        """Puts the cursor into the tree's filter."""
        if self._window.workspace:
            self._window.workspace.tree_panel.show()
            self._window.workspace.tree_panel.filter_bar.field.setFocus()

    def filter_findings(self) -> None:
        """Puts the cursor into the filter of the findings."""
        if self._window.workspace:
            self._window.workspace.leave_search()
            self._window.workspace.findings_panel.text_field.setFocus()

    def copy_path(self) -> None:
        """Copies the canonical inner path."""
        entry = self._window.current_entry
        if entry:
            self._copy(entry.path, tr("Path copied"))

    def copy_location(self) -> None:
        """Copies artifact and inner path, as `inspector show` takes them."""
        entry, workspace = self._window.current_entry, self._window.workspace
        if entry and workspace:
            self._copy(f"{workspace.state.path}!/{entry.path}", tr("Location copied"))

    def copy_digest(self) -> None:
        """Copies the SHA-256 of the entry."""
        entry, workspace = self._window.current_entry, self._window.workspace
        if entry and workspace and entry.number in workspace.state.digests:
            self._copy(workspace.state.digests[entry.number], tr("SHA-256 of the entry copied"))

    def copy_artifact_digest(self) -> None:
        """Copies the SHA-256 of the artifact."""
        workspace = self._window.workspace
        if workspace and workspace.state.sha256:
            self._copy(workspace.state.sha256, tr("SHA-256 of the artifact copied"))

    def copy_finding(self) -> None:
        """Copies the finding on display as Markdown."""
        workspace = self._window.workspace
        if workspace and workspace.detail.finding:
            self._copy(finding_as_markdown(workspace.detail.finding), tr("Finding copied"))

    def _copy(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.say(words)

    def _text_page(self) -> "EntryPage | None":
        page = self._window.workspace.tabs.page if self._window.workspace else None
        return page if page and page.current_view == TEXT else None
