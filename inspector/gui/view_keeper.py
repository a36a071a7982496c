"""What a window looks like goes into the case, and comes back with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from inspector.gui.models.place import Place
from inspector.gui.models.saved_view import MAX_SEARCHES, MAX_TABS, SavedView, saved_view
from inspector.gui.models.tree_filter import Chip
from inspector.gui.widgets.search_panel import SearchPanel

if TYPE_CHECKING:
    from inspector.gui.workspace import Workspace

PAUSE_MS: Final = 700
MIN_WINDOW_PX: Final = 300


class ViewKeeper(QObject):
    """Writes a moment after the last change; brings back once, unless the person went somewhere meanwhile."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._searches: list[str] = []
        self._loaded: SavedView | None = None
        self.brings_back = True
        """Whether a person wants to find an artifact as it was left."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        workspace.desk.view_loaded.connect(self._on_loaded)
        workspace.navigator.place_changed.connect(self._timer.start)
        workspace.findings_panel.filter_changed.connect(self._timer.start)
        workspace.tree_panel.filter_bar.filter_changed.connect(self._timer.start)
        for splitter in workspace.splitters.values():
            splitter.splitterMoved.connect(self._timer.start)

    def follow(self, panel: SearchPanel) -> None:
        """The search was asked for the first time: it knows what was searched for before."""
        panel.bar.offer_history(self._searches)
        panel.bar.search_asked.connect(self._on_searched)

    def keep(self) -> None:
        """Writes, where there is a case and nothing waits to be brought back."""
        if not self._workspace.state.is_scanning and self._loaded is None:
            self._workspace.desk.keep_view(self._seen())

    def restore(self) -> None:
        """Brings back what the case remembers."""
        if not self.brings_back:
            self._loaded = None
        if self._loaded is not None:
            self._workspace.find_entries(set(self._loaded.tabs), self._bring_back)

    def close(self) -> None:
        """Writes what the timer still waits for."""
        self._timer.stop()
        self.keep()

    def _on_loaded(self, values: Mapping[str, str]) -> None:
        self._loaded = saved_view(values)
        if self._loaded is not None:
            self._searches = [*self._searches, *(text for text in self._loaded.searches if text not in self._searches)]
            if self._workspace.search_panel is not None:
                self._workspace.search_panel.bar.offer_history(self._searches)
        if self._workspace.state.report_is_final:
            self.restore()

    def _on_searched(self) -> None:
        panel = self._workspace.search_panel
        if panel is not None:
            self._searches = panel.bar.history[:MAX_SEARCHES]
            self._timer.start()

    def _seen(self) -> SavedView:
        workspace, findings, bar = (
            self._workspace,
            self._workspace.findings_panel,
            self._workspace.tree_panel.filter_bar,
        )
        pages = workspace.tabs.kept_pages()
        window = workspace.window()
        is_free = not (window.isMaximized() or window.isFullScreen())
        return SavedView(
            [page.entry.path for page in pages if page.entry is not None][:MAX_TABS],
            findings.text_field.text(),
            severity=findings.severity_box.currentIndex(),
            state=findings.state_box.currentIndex(),
            group=findings.group_box.currentIndex(),
            tree_text=bar.field.text(),
            tree_chip=bar.chip.value,
            searches=self._searches,
            size_px=[window.width(), window.height()] if is_free else [],
            parts_px={name: splitter.sizes() for name, splitter in workspace.splitters.items()},
        )

    def _bring_back(self, numbers: Mapping[str, int]) -> None:
        view, self._loaded = self._loaded, None
        navigator = self._workspace.navigator
        if view is None or not navigator.place.is_overview:
            return
        for path in view.tabs:
            if path in numbers:
                navigator.go_to(Place(numbers[path]), keep=True, record=False)
        if numbers:
            navigator.go_to(Place(), record=False)
        self._bring_back_filters(view)
        self._bring_back_sizes(view)

    def _bring_back_filters(self, view: SavedView) -> None:
        panel = self._workspace.findings_panel
        panel.text_field.setText(view.text)
        choices = ((panel.severity_box, view.severity), (panel.state_box, view.state), (panel.group_box, view.group))
        for box, at in choices:
            box.setCurrentIndex(at if 0 <= at < box.count() else 0)
        bar = self._workspace.tree_panel.filter_bar
        if not bar.field.text() and bar.chip is Chip.ALL:
            bar.field.setText(view.tree_text)
            bar.choose(next((chip for chip in Chip if chip.value == view.tree_chip), Chip.ALL))

    def _bring_back_sizes(self, view: SavedView) -> None:
        window = self._workspace.window()
        is_free = not (window.isMaximized() or window.isFullScreen())
        if is_free and len(view.size_px) == 2 and min(view.size_px) >= MIN_WINDOW_PX:
            room = window.screen().availableSize()
            window.resize(min(view.size_px[0], room.width()), min(view.size_px[1], room.height()))
        for name, splitter in self._workspace.splitters.items():
            sizes = view.parts_px.get(name, [])
            if len(sizes) == splitter.count() and all(0 <= size <= 1 << 15 for size in sizes):
                splitter.setSizes(sizes)
