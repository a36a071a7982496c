"""The parts of a workspace, made one at a time while nobody waits: all at once they would hold up the window."""

from collections.abc import Iterator
from functools import cached_property

from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.detail_pane import DetailPane
from inspector.gui.widgets.document_tabs import DocumentTabs
from inspector.gui.widgets.findings_panel import FindingsPanel
from inspector.gui.widgets.tree_panel import TreePanel


class WorkspaceParts:
    """Each part is made when it is first asked for."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._steps = self._made()

    @cached_property
    def tree_panel(self) -> TreePanel:
        """The tree with its filter."""
        return TreePanel(self.theme)

    @cached_property
    def tabs(self) -> DocumentTabs:
        """The overview, and the entry page that comes first."""
        return DocumentTabs(self.theme)

    @cached_property
    def findings_panel(self) -> FindingsPanel:
        """The list of findings."""
        return FindingsPanel(self.theme)

    @cached_property
    def detail(self) -> DetailPane:
        """The detail of the selected finding."""
        return DetailPane(self.theme)

    def make_next(self) -> bool:
        """Makes one more part; says whether there is another."""
        return next(self._steps, None) is not None

    def _made(self) -> Iterator[object]:
        yield self.tree_panel
        yield self.tabs
        yield self.findings_panel
        yield self.detail
        yield self.tabs.make_follower()
