"""The tree with its filter: asks for pictures, keeps selection and expansion over them."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from inspector.core.severity import Severity
from inspector.core.tree import ROOT
from inspector.gui.jobs.tree_maker import TreeMaker
from inspector.gui.language import later, tr
from inspector.gui.models.node_keys import NodeKey
from inspector.gui.models.outline import Outline
from inspector.gui.models.tree_columns import Column
from inspector.gui.models.tree_filter import Chip, TreeFilter
from inspector.gui.models.tree_model import TreeModel
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish
from inspector.gui.theme.theme import Theme
from inspector.gui.views.tree_view import TreeView
from inspector.gui.widgets.filter_bar import FilterBar
from inspector.gui.widgets.outline_switch import OutlineSwitch
from inspector.gui.widgets.state_page import StatePage

MAX_OPENED_FINDINGS = 25
"""So many of the worst entries are opened up at the end of a scan."""


class TreePanel(QWidget):
    """What is selected is named by node key, so that it survives every new picture."""

    node_selected = Signal(int)
    node_opened = Signal(int)
    menu_asked = Signal(QPoint)
    outline_changed = Signal()
    """The other tree is on display."""
    failed = Signal(object)
    picture_shown = Signal()
    """A newer picture of the tree is on display."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TreeModel(self)
        self.view = TreeView(self.model, theme)
        self.filter_bar = FilterBar()
        self.outline_switch = OutlineSwitch()
        self._empty = StatePage(theme)
        self._maker = TreeMaker(self)
        self._facts = TreeFacts()
        self._wish = TreeWish()
        self._selected: NodeKey | None = None
        self._pending_entry: int | None = None
        self._was_touched = False
        self._opens_worst = False
        self._is_scanning = True
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.outline_switch)
        column.addWidget(self.filter_bar)
        column.addLayout(self._stack, 1)
        self._connect()
        self._refresh_words()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.view.set_theme(theme)
        self._empty.set_theme(theme)

    def set_facts(self, facts: TreeFacts, *, is_scanning: bool) -> None:
        """Shows other facts, as soon as a picture of them is made."""
        self._facts = facts
        self._is_scanning = is_scanning
        self.outline_switch.show_counts(len(facts.images), sum(len(found.sources) for found in facts.source_maps))
        self._ask()
        self._refresh_words()

    @property
    def picture(self) -> TreeSnapshot:
        """The picture on display."""
        return self.model.picture

    @property
    def outline(self) -> Outline:
        """Which tree was asked for last."""
        return self._wish.outline

    def show_outline(self, outline: Outline) -> None:
        """Shows the other tree; the entry that is selected stays so where it is in both."""
        self.outline_switch.choose(outline)
        if outline is self._wish.outline:
            return
        number = self._selected[0] if self._selected and not self._selected[1] else 0
        self._pending_entry = self._pending_entry or number or None
        self._change(replace(self._wish, outline=outline))

    @property
    def is_busy(self) -> bool:
        """Whether a newer picture is on its way."""
        return self._maker.is_busy

    def entry_of(self, node: int) -> int | None:
        """The entry's number of a node; None for the artifact and implied folders."""
        return self.picture.tree.entries[node] or None

    def node_of_entry(self, number: int) -> int | None:
        """The node of an entry; of several the one under the cursor."""
        current, tree = self.view.current_node, self.picture.tree
        return current if current is not None and tree.entries[current] == number else tree.node_of_entry(number)

    def select_entry(self, number: int) -> None:
        """Moves the cursor to an entry without telling anybody; ends a filter that hides it."""
        node = self.node_of_entry(number)
        if node is None or self.picture.wish.outline is not self._wish.outline:
            self._pending_entry = number
            if self._wish.outline is not Outline.CONTENTS and node is None:
                self.show_outline(Outline.CONTENTS)
            return
        self.select_node(node)

    def select_node(self, node: int) -> None:
        """Moves the cursor to a node without telling anybody; ends a filter that hides it."""
        self._selected = self.picture.keys.key_of(node)
        if not self.view.select_node(node, silently=True) and self._wish.filter.is_active:
            self._pending_entry = self.picture.tree.entries[node] or None
            self.filter_bar.clear()

    def select_nothing(self) -> None:
        """Takes the cursor away."""
        self._selected = None
        self.view.select_nothing()

    def expand_all(self) -> None:
        """Opens everything."""
        self._was_touched = True
        self._change(replace(self._wish, expands_all=True))

    def collapse_all(self) -> None:
        """Closes everything."""
        self._was_touched = True
        self.model.set_expanded(frozenset())
        self._change(replace(self._wish, expands_all=False))

    def open_worst(self) -> None:
        """At the end of a scan: opens up to the worst findings only, unless a person arranged the tree."""
        self._opens_worst = not self._was_touched

    def close_jobs(self) -> None:
        """No picture comes any more."""
        self._maker.close()

    # --- wishes -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.outline_switch.outline_chosen.connect(self.show_outline)
        self.filter_bar.filter_changed.connect(self._on_filter_changed)
        self.filter_bar.leave_asked.connect(self.view.setFocus)
        self.view.columns.sort_asked.connect(self._on_sort_asked)
        self.view.node_selected.connect(self._on_node_selected)
        self.view.node_opened.connect(self.node_opened)
        self.view.menu_asked.connect(self.menu_asked)
        self.model.expansion_changed.connect(self._on_expansion_changed)
        self._maker.picture_made.connect(self._on_picture)
        self._maker.failed.connect(self.failed)

    def _change(self, wish: TreeWish) -> None:
        self._wish = wish
        self._ask(now=True)

    def _ask(self, *, now: bool = False) -> None:
        self._wish = replace(self._wish, expanded=self.model.expanded)
        self._maker.ask(self._facts, self._wish, now=now)

    def _on_filter_changed(self, text: str, chip: Chip) -> None:
        wanted = TreeFilter(text, chip)
        if wanted != self._wish.filter:
            self._change(replace(self._wish, filter=wanted))

    def _on_sort_asked(self, column: Column, descending: bool) -> None:
        self._change(replace(self._wish, sort=column, descending=descending))

    def _on_node_selected(self, node: int) -> None:
        self._selected = self.picture.keys.key_of(node)
        self.node_selected.emit(node)

    def _on_expansion_changed(self) -> None:
        self._was_touched = self._was_touched or self.view.hasFocus()
        self._wish = replace(self._wish, expands_all=False)

    # --- pictures -----------------------------------------------------------------------------------

    def _on_picture(self, picture: TreeSnapshot) -> None:
        top = self.view.verticalScrollBar().value()
        missed = self.model.expanded - picture.wish.expanded
        is_first = not len(self.picture.rows)
        is_other = picture.wish.outline is not self.picture.wish.outline
        self.model.show_picture(picture)
        for key in missed:
            node = picture.keys.node_of(key)
            if node is not None:
                self.model.expand(node)
        if is_first:
            self._open_single_folder()
        self._select_again(top)
        self._refresh_words()
        if self._opens_worst and picture.facts is self._facts:
            self._opens_worst = False
            self._open_up_to(picture.facts)
        if is_other:
            self.outline_changed.emit()
        self.picture_shown.emit()

    def _open_single_folder(self) -> None:
        """A package that holds one folder shows what is in it."""
        rows = self.picture.rows.rows
        if len(rows) == 1 and self.picture.tree.folders[rows[0]]:
            self.model.expand(rows[0])

    def _select_again(self, top: int) -> None:
        if self._pending_entry is not None and self.picture.tree.node_of_entry(self._pending_entry) is not None:
            number, self._pending_entry = self._pending_entry, None
            self.select_entry(number)
            return
        self.view.verticalScrollBar().setValue(top)
        node = self.picture.keys.node_of(self._selected) if self._selected else None
        row = self.model.row_of(node) if node is not None else None
        if node is not None and row is not None:
            blocked = self.view.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.view.setCurrentIndex(self.model.index(row, 0))
            self.view.selectionModel().blockSignals(blocked)
            self.view.verticalScrollBar().setValue(top)

    def _open_up_to(self, facts: TreeFacts) -> None:
        worst = min((level.rank for level in facts.worst_by_entry.values()), default=len(Severity))
        if worst > Severity.MEDIUM.rank:
            return
        numbers = sorted(n for n, level in facts.worst_by_entry.items() if level.rank == worst and n)
        tree, keys = self.picture.tree, self.picture.keys
        opened: set[NodeKey] = set()
        for number in numbers[:MAX_OPENED_FINDINGS]:
            node = tree.node_of_entry(number)
            opened.update(keys.key_of(above) for above in tree.path_nodes(node or ROOT)[1:-1])
        self.model.set_expanded(frozenset(opened))
        self._change(replace(self._wish, expands_all=False))

    def _refresh_words(self) -> None:
        if len(self.picture.rows):
            self._stack.setCurrentWidget(self.view)
            return
        self._stack.setCurrentWidget(self._empty)
        if self._wish.filter.is_active and len(self.picture.tree) > 1:
            self._empty.show_state(
                "filter",
                tr("Nothing matches the filter"),
                tr("Other entries are hidden."),
                tr("Show All"),
                self.filter_bar.clear,
            )
        elif self._is_scanning:
            self._empty.show_state("wait", tr("Reading entries"), tr("The tree appears with the first of them."))
        else:
            self._empty.show_state("empty", *_empty_words(self._wish.outline))


_EMPTY = {
    Outline.CONTENTS: (later("No entries"), later("Nothing in this artifact could be listed.")),
    Outline.IMAGE: (later("No image"), later("Nothing in this artifact is a container image that could be read.")),
    Outline.SOURCES: (later("No sources"), later("No source map of this artifact names any.")),
}


def _empty_words(outline: Outline) -> tuple[str, str]:
    title, explanation = _EMPTY[outline]
    return tr(title), tr(explanation)
