"""The window: menus, tool bar, status bar, and the start page or an open artifact between them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QStackedWidget

from inspector.core.entry import Entry
from inspector.core.name_encoding import AS_STATED
from inspector.gui.actions.action_board import ActionBoard
from inspector.gui.actions.handlers import handlers_of
from inspector.gui.actions.names_commands import NAME_ENCODINGS
from inspector.gui.actions.window_facts import facts_of
from inspector.gui.dialogs.crash_dialog import CrashDialog
from inspector.gui.dropped_paths import dropped_paths
from inspector.gui.entry_drag import EntryMimeData, drag_entry
from inspector.gui.jobs.entry_saving import has_bytes
from inspector.gui.jobs.futures import sentence_of
from inspector.gui.models.outline import Outline
from inspector.gui.models.wording import VERDICT_WORDS
from inspector.gui.preferences.table import LANGUAGE, LOCK_SECRETS, WRAP, ZOOM
from inspector.gui.safe_text import safe_window_title
from inspector.gui.services import Services
from inspector.gui.spare_parts import SpareParts
from inspector.gui.theme.icons import application_icon
from inspector.gui.theme.switch import ThemeChoice
from inspector.gui.theme.theme import Theme
from inspector.gui.tracebacks import traceback_of
from inspector.gui.unsaved_work import may_leave
from inspector.gui.widgets.navigation_bar import NavigationBar
from inspector.gui.widgets.scan_status import ScanStatus
from inspector.gui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from inspector.gui.views.tree_header import TreeHeader
    from inspector.gui.workspace import Workspace

TITLE = "Artifact Inspector"
SAY_MS = 4000
_TREE_MENU = (
    "view.as_text", "view.as_hex", "view.as_pair", "view.expand_below", "view.collapse_below",
    "edit.search_below", "edit.copy_path", "edit.copy_location", "edit.copy_digest", "go.record",
    "file.save_entry", "go.up",
)  # fmt: skip
_FINDINGS_MENU = (
    "triage.confirm", "triage.accept", "triage.false_positive", "triage.fixed", "triage.reopen",
    "triage.note", "triage.accept_in_policy", "go.record", "edit.copy_finding",
)  # fmt: skip


class MainWindow(QMainWindow):
    """Composes the parts; what commands do is in `actions`."""

    def __init__(
        self,
        services: Services,
        open_window: "Callable[[], MainWindow]",
        all_windows: "Callable[[], list[MainWindow]]",
    ) -> None:
        super().__init__()
        self.services = services
        self.open_window = open_window
        self.all_windows = all_windows
        """Those of the application, oldest first."""
        self.workspace: Workspace | None = None
        self.spare_parts = SpareParts(self)
        self.setWindowIcon(application_icon())
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = services.themes.theme
        self.board = ActionBoard(handlers_of(self), services.keys, self)
        self.menus = self.board.fill(self.menuBar())
        self.bar = NavigationBar(self.board)
        self.addToolBar(self.bar)
        self.status = ScanStatus(theme)
        self.setStatusBar(self.status)
        self.start_page = StartPage(theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.tree_menu = QMenu(self)
        self.tree_menu.addActions([self.board[command] for command in _TREE_MENU])
        self.findings_menu = QMenu(self)
        self.findings_menu.addActions([self.board[command] for command in _FINDINGS_MENU])
        self._connect()
        self._set_theme(theme)
        self._restore_geometry()
        self._refresh()

    # --- artifacts ----------------------------------------------------------------------------------

    @property
    def current_entry(self) -> Entry | None:
        """The entry of the place in front."""
        if self.workspace is None:
            return None
        return self.workspace.state.entry_at(self.workspace.navigator.place.entry)

    def open_paths(self, paths: Iterable[str]) -> None:
        """Opens the first here and the others in windows of their own."""
        for number, path in enumerate(paths):
            window = self if number == 0 else self.open_window()
            window.open_path(path)

    def open_path(self, path: str, *, remember: bool = True, raised: Mapping[str, int] | None = None) -> None:
        """Opens an artifact in the place of the one that is open; `raised`: limits to read on past."""
        if not may_leave(self):
            return
        self._drop_workspace()
        workspace = self._made_workspace(path, raised)
        workspace.follow(self.services.preferences)
        workspace.state_changed.connect(self._refresh)
        workspace.navigator.place_changed.connect(self._refresh)
        workspace.failed.connect(self.show_failure)
        workspace.tree_panel.view.drag_asked.connect(self._drag)
        workspace.file_bar.taken.connect(self.board["analyze.rescan"].trigger)
        workspace.limit_bar.read_on_asked.connect(self.board["analyze.read_on"].trigger)
        workspace.tabs.secrets_asked.connect(self.board["view.reveal_secrets"].trigger)
        workspace.detail.reveal_asked.connect(self.board["triage.reveal"].trigger)
        workspace.detail.copy_asked.connect(self.board["edit.copy_finding"].trigger)
        workspace.tree_panel.menu_asked.connect(self.tree_menu.popup)
        workspace.findings_panel.view.menu_asked.connect(self.findings_menu.popup)
        workspace.findings_panel.view.command_keyed.connect(lambda command: self.board[command].trigger())
        workspace.findings_panel.view.selectionModel().selectionChanged.connect(self.refresh_actions)
        self._keep_columns(workspace.tree_panel.view.columns)
        self._keep_sizes(workspace)
        self._restore_panels(workspace)
        self.workspace = workspace
        self.stack.addWidget(workspace)
        self.stack.setCurrentWidget(workspace)
        self.setWindowTitle(f"{safe_window_title(Path(path).name or path)} – {TITLE}")
        if remember:
            self.services.recent.add(str(Path(path).absolute()))
        workspace.start()
        self._refresh()
        workspace.tree_panel.view.setFocus()

    def _made_workspace(self, path: str, raised: Mapping[str, int] | None) -> "Workspace":
        from inspector.gui.jobs.artifact_link import ArtifactLink  # noqa: PLC0415 - the start page does not need it
        from inspector.gui.workspace import Workspace  # noqa: PLC0415 - the same

        services = self.services
        makers = (services.make_session, services.make_search, services.find_policy)
        link = ArtifactLink(path, *makers, raised=raised)
        theme = self.services.themes.theme
        return Workspace(link, self.spare_parts.taken(theme), self.services.case_folder, theme, self.stack)

    def keep_panels(self) -> None:
        """Remembers which panels a person hid, for the next artifact, too."""
        if self.workspace is not None:
            for name, panel in self.workspace.panels.items():
                self.services.settings.setValue(f"hides-{name}", "true" if panel.isHidden() else "false")
        self.refresh_actions()

    def _restore_panels(self, workspace: "Workspace") -> None:
        for name, panel in workspace.panels.items():
            panel.setHidden(str(self.services.settings.value(f"hides-{name}", "")) == "true")

    def _keep_columns(self, columns: "TreeHeader") -> None:
        columns.restore_choice(str(self.services.settings.value("tree-columns", "")))
        columns.layout_changed.connect(lambda: self.services.settings.setValue("tree-columns", columns.choice()))

    def _keep_sizes(self, workspace: "Workspace") -> None:
        settings = self.services.settings
        for name, splitter in workspace.splitters.items():
            stored = settings.value(f"sizes-{name}")
            if isinstance(stored, QByteArray):
                splitter.restoreState(stored)
            splitter.splitterMoved.connect(
                lambda _at, _index, name=name, moved=splitter: settings.setValue(f"sizes-{name}", moved.saveState())
            )

    def close_artifact(self) -> None:
        """Goes back to the start page."""
        if not may_leave(self):
            return
        self._drop_workspace()
        self.setWindowTitle(TITLE)
        self._refresh()

    def _drop_workspace(self) -> None:
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        self._remember_verdict(workspace)
        workspace.close_artifact()
        self.stack.setCurrentWidget(self.start_page)
        self.stack.removeWidget(workspace)
        workspace.deleteLater()

    def _remember_verdict(self, workspace: "Workspace") -> None:
        path, report = str(Path(workspace.state.path).absolute()), workspace.state.report
        is_listed = any(item.path == path for item in self.services.recent.items)
        if is_listed and report is not None and workspace.state.report_is_final:
            self.services.recent.add(path, VERDICT_WORDS.english[report.verdict.state])

    # --- telling ------------------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """A short word in the status bar."""
        self.status.showMessage(words, SAY_MS)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller text in all windows."""
        preferences = self.services.preferences
        preferences.put(ZOOM, preferences.get(ZOOM) + steps)

    def show_dialog(self, dialog: QDialog) -> None:
        """Shows a dialog that blocks nothing and goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def show_failure(self, error: Exception) -> None:
        """Says that something failed, with details to copy."""
        self.show_dialog(CrashDialog(sentence_of(error), traceback_of(error), self))

    # --- Qt's virtual methods -----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes local files and folders, anywhere on the window."""
        is_own = event.source() is not None  # an entry on its way out, whose file is not written yet
        if not is_own and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.start_page.drop_zone.set_hot(is_hot=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drop went elsewhere."""
        self.start_page.drop_zone.set_hot(is_hot=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens what was dropped."""
        self.start_page.drop_zone.set_hot(is_hot=False)
        event.acceptProposedAction()
        self.open_paths(dropped_paths(event.mimeData()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends the session and remembers the geometry."""
        if not may_leave(self):
            event.ignore()
            return
        self._drop_workspace()
        self.services.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    # --- keeping up ---------------------------------------------------------------------------------

    def refresh_actions(self) -> None:
        """Enables and checks commands by what is the case."""
        self.board.refresh(facts_of(self.workspace))
        if self.services.preferences.get(LOCK_SECRETS):
            for command in ("view.reveal_secrets", "triage.reveal"):
                self.board[command].setEnabled(False)
        workspace = self.workspace
        self.board["view.toggle_tree"].setChecked(workspace is not None and not workspace.tree_panel.isHidden())
        outline = workspace.tree_panel.outline if workspace is not None else Outline.CONTENTS
        self.board["view.toggle_sources"].setChecked(outline is Outline.SOURCES)
        self.board["view.toggle_image"].setChecked(outline is Outline.IMAGE)
        self.board["view.wrap_lines"].setChecked(self.services.preferences.get(WRAP))
        self.board["view.toggle_findings"].setChecked(workspace is not None and not workspace.lower_part.isHidden())
        self.board["view.reveal_secrets"].setChecked(workspace is not None and workspace.state.secrets_are_shown)
        name_choice = workspace.name_choice if workspace is not None else AS_STATED
        for name, (encoding, *_words) in NAME_ENCODINGS.items():
            self.board[f"names.{name}"].setChecked(encoding == name_choice)
        self._check_marks()
        for choice in ThemeChoice:
            self.board[f"view.theme_{choice.value}"].setChecked(self.services.themes.choice is choice)

    def _check_marks(self) -> None:
        entry, workspace = self.current_entry, self.workspace
        path, desk = entry.path if entry else "", workspace.desk if workspace else None
        line = workspace.navigator.place.line or 0 if workspace else 0
        is_marked = desk is not None and any((mark.path, mark.line) == (path, line) for mark in desk.bookmarks)
        self.board["triage.toggle_bookmark"].setChecked(is_marked)
        self.board["triage.toggle_reviewed"].setChecked(workspace is not None and workspace.is_reviewed)

    def _refresh(self) -> None:
        self.refresh_actions()
        workspace = self.workspace
        self.status.show_state(workspace.state if workspace else None)
        self.bar.breadcrumb.show_crumbs(workspace.navigator.crumbs() if workspace else [])
        if workspace is None:
            self._show_recent()

    def _show_recent(self) -> None:
        self.start_page.show_recent(self.services.recent.items)
        self.bar.show_recent(self.services.recent.items)

    def _connect(self) -> None:
        page = self.start_page
        page.file_asked.connect(self.board["file.open"].trigger)
        page.folder_asked.connect(self.board["file.open_folder"].trigger)
        page.demo_asked.connect(self.board["file.open_demo"].trigger)
        page.recent_asked.connect(self.open_path)
        page.clear_asked.connect(self._clear_recent)
        self.bar.recent_asked.connect(self.open_path)
        self.bar.breadcrumb.crumb_clicked.connect(self._on_crumb_clicked)
        self.status.cancel_asked.connect(self.board["analyze.cancel"].trigger)
        self.status.digest_asked.connect(self.board["edit.copy_artifact_digest"].trigger)
        self.services.themes.theme_changed.connect(self._set_theme)
        self.services.preferences.changed.connect(self._on_preference_changed)

    def _on_preference_changed(self, preference: object) -> None:
        if preference is LANGUAGE:
            self.board.retitle()
            self.spare_parts.set_theme(self.services.themes.theme)  # those that wait speak the language of before
        if self.workspace:
            self.workspace.follow(self.services.preferences)
        self._refresh()

    def _clear_recent(self) -> None:
        self.services.recent.clear()
        self._show_recent()

    def _drag(self, node: int) -> None:
        workspace = self.workspace
        entry = workspace.state.entry_at(workspace.tree_panel.entry_of(node)) if workspace else None
        session = workspace.link.session if workspace else None
        if workspace is None or session is None or entry is None or not has_bytes(entry):
            return
        data = EntryMimeData(session, entry, self.services.drag_folders, lambda error: self.say(sentence_of(error)))
        drag_entry(data, workspace.tree_panel.view)

    def _on_crumb_clicked(self, node: object) -> None:
        if self.workspace:
            self.workspace.navigator.go_to_node(node)

    def _set_theme(self, theme: Theme) -> None:
        self.board.set_theme(theme)
        self.spare_parts.set_theme(theme)
        self.bar.set_theme(theme)
        self.status.set_theme(theme)
        self.start_page.set_theme(theme)
        if self.workspace:
            self.workspace.set_theme(theme)

    def _restore_geometry(self) -> None:
        geometry = self.services.settings.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1320, 860)
