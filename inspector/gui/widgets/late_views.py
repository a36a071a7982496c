"""Views that few entries need: each is made when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.jsonview import JsonView
from inspector.gui.models.offered_views import PAGES
from inspector.gui.models.pairable import PairWish
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.view_names import PAIR, PICTURE, TREE
from inspector.gui.pageview import PageView
from inspector.gui.pairview import PairView
from inspector.gui.pictureview import PictureView
from inspector.gui.structureview import StructureView
from inspector.gui.theme.theme import Theme


class _LateView(Protocol):
    def set_theme(self, theme: Theme) -> None: ...

    def drop(self) -> None: ...


class _Refreshed(Protocol):
    def refresh(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown."""

    session: ArtifactSession
    state: ScanState
    entry: Entry
    pair_wish: PairWish | None
    has_records: bool
    """Whether raw records are wanted, not a page."""


class LateViews:
    """Keeps them in the stack of an entry's page."""

    def __init__(
        self,
        stack: QStackedWidget,
        theme: Theme,
        on_covered: Callable[[], None],
        on_state: Callable[[str], None],
        on_refused: Callable[[str], None],
    ) -> None:
        """`on_covered` hears that secrets are covered, `on_state` what a view says of itself.

        `on_refused` hears why a file has no page after all.
        """
        self._stack = stack
        self._theme = theme
        self._on_covered = on_covered
        self._on_state = on_state
        self._on_refused = on_refused
        self._made: list[_LateView] = []
        self._refreshed: list[_Refreshed] = []
        self.picture: PictureView | None = None
        self.pair: PairView | None = None
        self.structure: StructureView | None = None
        self.page: PageView | None = None
        self.tree: JsonView | None = None

    def show(self, name: str, shown: Shown, *, is_new: bool) -> None:
        """Brings a view to the front; `is_new` says that it has yet to open the entry."""
        number = shown.entry.number
        if name == PICTURE:
            picture = self.need_picture()
            self._bring(picture, lambda: picture.open(shown.session, shown.entry), is_new=is_new)
        elif name == PAIR and shown.pair_wish is not None:
            pair, wish = self.need_pair(), shown.pair_wish
            self._bring(pair, lambda: pair.open(shown.session, shown.state, wish), is_new=is_new)
        elif shown.has_records:
            structure = self.need_structure()
            self._bring(structure, lambda: structure.open(shown.session, number), is_new=is_new)
        elif name == TREE:
            tree = self.need_tree()
            self._bring(tree, lambda: tree.open(shown.session, number), is_new=is_new)
        elif name in PAGES:
            page = self.need_page()
            self._bring(page, lambda: page.open(shown.session, number), is_new=is_new)

    def _bring(self, view: QWidget, open_view: Callable[[], None], *, is_new: bool) -> None:
        """Puts a view in front before it asks for anything."""
        self._stack.setCurrentWidget(view)
        if is_new:
            open_view()

    def need_picture(self) -> PictureView:
        """The view of pictures."""
        if self.picture is None:
            self.picture = PictureView(self._theme)
            self.picture.state_changed.connect(self._on_state)
            self._made.append(self.picture)
            self._stack.addWidget(self.picture)
        return self.picture

    def need_pair(self) -> PairView:
        """The view of an original beside its shipped code."""
        if self.pair is None:
            self.pair = PairView(self._theme)
            self.pair.secrets_covered.connect(self._on_covered)
            self._keep(self.pair, self.pair, self.pair)
        return self.pair

    def need_structure(self) -> StructureView:
        """The view of an archive's raw records."""
        if self.structure is None:
            self.structure = StructureView(self._theme)
            self.structure.secrets_covered.connect(self._on_covered)
            self._keep(self.structure, self.structure, self.structure)
        return self.structure

    def need_page(self) -> PageView:
        """The view of the page about a file."""
        if self.page is None:
            self.page = PageView(self._theme)
            self.page.secrets_covered.connect(self._on_covered)
            self.page.refused.connect(self._on_refused)
            self._keep(self.page, self.page, self.page)
        return self.page

    def need_tree(self) -> JsonView:
        """The view of a JSON text as a tree."""
        if self.tree is None:
            self.tree = JsonView(self._theme)
            self.tree.secrets_covered.connect(self._on_covered)
            self._keep(self.tree, self.tree, self.tree)
        return self.tree

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        for view in self._made:
            view.set_theme(theme)

    def refresh(self) -> None:
        """Asks anew for what is on display: what is covered changed."""
        for view in self._refreshed:
            view.refresh()

    def drop(self) -> None:
        """Drops what is on its way."""
        for view in self._made:
            view.drop()

    def _keep(self, widget: QWidget, late: _LateView, refreshed: _Refreshed) -> None:
        self._made.append(late)
        self._refreshed.append(refreshed)
        self._stack.addWidget(widget)
