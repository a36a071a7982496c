"""What the commands of the View menu do."""

from typing import TYPE_CHECKING

from inspector.gui.language import tr
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from inspector.gui.models.view_names import HEX, PAIR, TEXT, TREE
from inspector.gui.preferences.table import THEME, WRAP, ZOOM
from inspector.gui.theme.switch import ThemeChoice
from inspector.gui.tiling import bring_to_front, can_place_windows, tile

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class ViewActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def overview(self) -> None:
        """Shows the overview."""
        if self._window.workspace:
            self._window.workspace.navigator.go_to(Place())

    def as_text(self) -> None:
        """The text of the entry in front."""
        self._show(TEXT)

    def as_hex(self) -> None:
        """The bytes of the entry in front."""
        self._show(HEX)

    def as_pair(self) -> None:
        """The original beside the shipped code."""
        self._show(PAIR)

    def as_tree(self) -> None:
        """The JSON text in front as a tree of its values."""
        self._show(TREE)

    def as_structure(self) -> None:
        """The raw records of the archive in front, or the page about the file."""
        page = self._window.workspace.tabs.page if self._window.workspace else None
        if page:
            page.show_view(page.structure_name)

    def reveal_secrets(self) -> None:
        """Shows secrets in clear until they are covered again or the artifact is closed."""
        if self._window.workspace:
            link = self._window.workspace.link
            if not link.state.secrets_are_shown:
                self._window.workspace.desk.log_reveal(None)
            link.show_secrets(are_shown=not link.state.secrets_are_shown)
            self._window.refresh_actions()

    def expand_all(self) -> None:
        """Opens the whole tree."""
        if self._window.workspace:
            self._window.workspace.tree_panel.expand_all()

    def collapse_all(self) -> None:
        """Closes the whole tree."""
        if self._window.workspace:
            self._window.workspace.tree_panel.collapse_all()

    def expand_below(self) -> None:
        """Opens the selected branch of the tree."""
        view = self._window.workspace.tree_panel.view if self._window.workspace else None
        if view and view.current_node is not None:
            view.tree_model.expand_below(view.current_node)

    def collapse_below(self) -> None:
        """Closes the selected branch of the tree."""
        view = self._window.workspace.tree_panel.view if self._window.workspace else None
        if view and view.current_node is not None:
            view.tree_model.collapse_below(view.current_node)

    def toggle_sources(self) -> None:
        """Shows the sources of all maps as the tree, or the contents."""
        self._toggle_outline(Outline.SOURCES)

    def toggle_image(self) -> None:
        """Shows the file systems of container images as the tree, or the contents."""
        self._toggle_outline(Outline.IMAGE)

    def _toggle_outline(self, outline: Outline) -> None:
        if self._window.workspace:
            panel = self._window.workspace.tree_panel
            panel.show_outline(Outline.CONTENTS if panel.outline is outline else outline)
            self._window.refresh_actions()

    def toggle_tree(self) -> None:
        """Shows or hides the tree."""
        if self._window.workspace:
            panel = self._window.workspace.tree_panel
            panel.setVisible(panel.isHidden())
            self._window.keep_panels()

    def toggle_findings(self) -> None:
        """Shows or hides findings and detail."""
        if self._window.workspace:
            panel, search = self._window.workspace.lower_part, self._window.workspace.search_panel
            if search is not None:
                search.hide()
            panel.setVisible(panel.isHidden())
            self._window.keep_panels()

    def wrap_lines(self) -> None:
        """Wraps long lines in all texts, or leaves them whole."""
        preferences = self._window.services.preferences
        preferences.put(WRAP, not preferences.get(WRAP))

    def zoom_in(self) -> None:
        """Larger text."""
        self._window.zoom_by(1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self._window.zoom_by(-1)

    def zoom_reset(self) -> None:
        """Normal text."""
        self._window.services.preferences.put(ZOOM, 0)

    def theme_system(self) -> None:
        """Follows the system."""
        self._choose(ThemeChoice.SYSTEM)

    def theme_light(self) -> None:
        """Light."""
        self._choose(ThemeChoice.LIGHT)

    def theme_dark(self) -> None:
        """Dark."""
        self._choose(ThemeChoice.DARK)

    def theme_contrast(self) -> None:
        """White on black."""
        self._choose(ThemeChoice.CONTRAST)

    def tile_windows(self) -> None:
        """Places all windows next to each other, this one first."""
        if can_place_windows():
            tile(self._windows())
        else:
            self._window.say(tr("This desktop does not let programs place windows; its own keys do that."))

    def all_artifacts(self) -> None:
        """Shows which of the open artifacts has which finding."""
        from inspector.gui.dialogs.set_dialog import SetDialog  # noqa: PLC0415 - the start page does without

        windows, theme = self._window.all_windows(), self._window.services.themes.theme
        self._window.show_dialog(SetDialog(windows, theme, self._window))

    def next_window(self) -> None:
        """Brings the next window to the front."""
        following = self._windows()[1:]
        if following:
            bring_to_front(following[0])

    def _windows(self) -> list["MainWindow"]:
        """All windows of the application, this one first and the others in the order in which they were opened."""
        opened = self._window.all_windows()
        at = opened.index(self._window)
        return [*opened[at:], *opened[:at]]

    def full_screen(self) -> None:
        """Fills the screen, or goes back."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _choose(self, choice: ThemeChoice) -> None:
        self._window.services.preferences.put(THEME, choice.value)

    def _show(self, view: str) -> None:
        page = self._window.workspace.tabs.page if self._window.workspace else None
        if page:
            page.show_view(view)
