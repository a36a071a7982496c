"""The tabs on the right: the overview, one preview that follows the selection, and entries that were kept."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.accessible_roles import state_role
from inspector.gui.jobs.hit_list import HitList
from inspector.gui.language import tr
from inspector.gui.models.place import Place
from inspector.gui.models.raw_place import ARTIFACT
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.view_names import STRUCTURE
from inspector.gui.safe_text import safe_menu_text, safe_tool_tip
from inspector.gui.structureview import StructureView
from inspector.gui.textview.line_marks import LineMark
from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.palette import give_palette
from inspector.gui.theme.sheets import dress_tabs
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.entry_page import EntryPage
from inspector.gui.widgets.overview import Overview

MAX_TABS = 16
MAX_TITLE_CHARACTERS = 28


class DocumentTabs(QTabWidget):
    """The overview cannot be closed; what is opened by double click or Enter stays until closed."""

    page_changed = Signal()
    """Another tab came to the front, or another view of the same entry."""
    list_asked = Signal(object)
    """A SearchQuery: all its hits in the entry in front are to be listed."""
    secrets_asked = Signal()
    """Secrets are to be shown, or covered again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Pane)
        self._theme = theme
        self._following: EntryPage | None = None
        self._spare: EntryPage | None = None
        self.hit_list: HitList | None = None
        """Finds all hits of the find bars."""
        self.overview = Overview(theme)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        dress_tabs(self.tabBar(), theme)
        self.tabBar().setExpanding(False)
        self.setMovable(False)
        self.setElideMode(self.elideMode().ElideMiddle)
        self.setAccessibleName(tr("Documents"))
        self.addTab(self.overview, tr("Overview"))
        self.currentChanged.connect(lambda _at: self.page_changed.emit())
        self.tabBarDoubleClicked.connect(self.keep_tab)

    @property
    def structure(self) -> StructureView | None:
        """The raw records of the artifact itself, where they are open."""
        found = (self.widget(at) for at in range(self.count()))
        return next((page for page in found if isinstance(page, StructureView)), None)

    def show_structure(self, session: ArtifactSession) -> StructureView:
        """Shows the raw records of the artifact itself, in a tab of their own beside the overview."""
        page = self.structure
        if page is None:
            page = StructureView(self._theme)
            at = self.insertTab(1, page, STRUCTURE)
            self.setTabToolTip(at, tr("The raw records of the artifact itself"))
            self.tabBar().setTabButton(at, QTabBar.ButtonPosition.RightSide, self._close_button(page))
            page.open(session, ARTIFACT)
        self.setCurrentWidget(page)
        return page

    def close_all(self) -> None:
        """Drops what is still on its way; the tabs stay as they are."""
        for page in self.pages():
            page.close_entry()
        if self.structure is not None:
            self.structure.drop()

    def refresh_secrets(self) -> None:
        """Asks anew for what is on display: secrets were found, shown or covered."""
        for page in self.pages():
            page.refresh_secrets()
        if self.structure is not None:
            self.structure.refresh()

    @property
    def page(self) -> EntryPage | None:
        """The entry page in front; None while the overview is."""
        current = self.currentWidget()
        return current if isinstance(current, EntryPage) else None

    def pages(self) -> list[EntryPage]:
        """All entry pages."""
        found = [self.widget(at) for at in range(self.count())]
        return [page for page in found if isinstance(page, EntryPage)]

    def kept_pages(self) -> list[EntryPage]:
        """Those that stay until they are closed."""
        return [page for page in self.pages() if page is not self._following]

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        # Qt leaves out a tab widget whose bar has a style sheet when the palette changes.
        give_palette(self, theme)
        dress_tabs(self.tabBar(), theme)
        self.overview.set_theme(theme)
        self._spare = None
        for page in (*self.pages(), *([self.structure] if self.structure is not None else ())):
            page.set_theme(theme)
            button = self.tabBar().tabButton(self.indexOf(page), QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(themed_icon("close", theme))

    def show_overview(self) -> None:
        """Brings the overview to the front."""
        self._bring(self.overview)

    def show_entry(
        self, session: ArtifactSession, state: ScanState, entry: Entry, place: Place,
        marks: list[LineMark], *, keep: bool,
    ) -> EntryPage:  # fmt: skip
        """Shows an entry in its tab, or in the one that follows the selection."""
        page = next((each for each in self.pages() if each.entry == entry), None) or self._follower()
        page.set_marks(marks)
        page.open(session, state, entry, place)
        self._title(page, entry.name.rstrip("/").rpartition("/")[2] or entry.name, entry.path)
        if keep and page is self._following:
            self._following = None
        self._bring(page)
        return page

    def show_folder(self, name: str, path: str, facts: str, *, is_folder: bool = True) -> None:
        """Shows a folder, or a name, that is no entry in the tab that follows the selection."""
        page = self._follower()
        page.open_folder(path, facts, is_folder=is_folder)
        self._title(page, name, path)
        self._bring(page)

    @property
    def follows(self) -> bool:
        """Whether the tab in front is the one that follows the selection."""
        return self.page is not None and self.page is self._following

    def keep_tab(self, at: int) -> None:
        """Keeps the tab that follows the selection; the next selection gets another."""
        if self._following is not None and self.widget(at) is self._following:
            self._following = None
            self.page_changed.emit()

    def close_tab(self, at: int) -> None:
        """Closes a tab that is not the overview."""
        page = self.widget(at)
        if isinstance(page, EntryPage):
            if page is self._following:
                self._following = None
            page.close_entry()
        elif isinstance(page, StructureView):
            page.drop()
        else:
            return
        self.removeTab(at)
        page.deleteLater()

    def make_follower(self) -> EntryPage:
        """Makes the first entry page ahead; it gets its tab with its first entry."""
        if self._spare is None:
            self._spare = EntryPage(self._theme)
        return self._spare

    def _follower(self) -> EntryPage:
        if self._following is None:
            if self.count() >= MAX_TABS:
                self.close_tab(1)
            self._following, self._spare = self.make_follower(), None
            self._following.view_changed.connect(self.page_changed)
            self._following.find_bar.list_asked.connect(self.list_asked)
            if self.hit_list is not None:
                self._following.hits.set_hit_list(self.hit_list)
            self._following.secret_notice.toggle_asked.connect(self.secrets_asked)
            at = self.addTab(self._following, "")
            self.tabBar().setTabButton(at, QTabBar.ButtonPosition.RightSide, self._close_button(self._following))
        return self._following

    def _close_button(self, page: QWidget) -> QToolButton:
        button = QToolButton()
        button.setIcon(themed_icon("close", self._theme))
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(tr("Close this tab"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.close_tab(self.indexOf(page)))
        return button

    def _title(self, page: EntryPage, name: str, path: str) -> None:
        at = self.indexOf(page)
        shown = name if len(name) <= MAX_TITLE_CHARACTERS else f"{name[: MAX_TITLE_CHARACTERS - 1]}…"
        self.setTabText(at, safe_menu_text(shown) or tr("(no name)"))
        self.setTabToolTip(at, safe_tool_tip(path))

    def _bring(self, page: QWidget) -> None:
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setCurrentWidget(page)
        self.blockSignals(blocked)
