"""Selecting in one view moves the others, and every move can be gone back on."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from inspector.core.report import ReportFinding
from inspector.core.text import human_size
from inspector.core.tree import ROOT
from inspector.engine.search.hit import SearchHit
from inspector.gui.jobs.artifact_link import ArtifactLink
from inspector.gui.language import WordTable, tr
from inspector.gui.models.finding_rows import FindingRow
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import History, Place
from inspector.gui.models.raw_place import (
    ARTIFACT,
    RawPlace,
    is_about_records,
    raw_place_of_entry,
    raw_place_of_finding,
)
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.wording import counted
from inspector.gui.textview.line_marks import LineMark
from inspector.gui.widgets.breadcrumb import Crumb
from inspector.gui.widgets.detail_pane import DetailPane
from inspector.gui.widgets.document_tabs import DocumentTabs
from inspector.gui.widgets.findings_panel import FindingsPanel
from inspector.gui.widgets.tree_panel import TreePanel

_NO_BYTES = WordTable(
    {
        Outline.CONTENTS: "Only its name is known.",
        Outline.IMAGE: "The manifest of the image names this layer. It is not in the artifact.",
        Outline.SOURCES: "A source map names this file. Its text is neither in the map nor in the artifact.",
    }
)
"""What to say of a node that is no folder and no entry."""


def place_of(state: ScanState, finding: ReportFinding) -> Place:
    """Where a finding leads to; an offset in the records of an archive is none in its bytes as they are stored."""
    key = finding.fingerprint.exact
    if is_about_records(state, finding):
        return Place(finding.entry, finding=key)
    return Place(finding.entry, finding.line, finding.column, finding.offset, key)


class Navigator(QObject):
    """The only one who moves views; they tell it what a person selected."""

    place_changed = Signal()

    def __init__(
        self, link: ArtifactLink, tree: TreePanel, tabs: DocumentTabs, findings: FindingsPanel, detail: DetailPane
    ) -> None:
        super().__init__(tabs)
        self._link, self._tree, self._tabs, self._findings, self._detail = link, tree, tabs, findings, detail
        self._marks: Mapping[int, list[LineMark]] = {}
        self._is_moving = False
        self.keeps_all = False
        """Whether each entry gets a tab of its own, instead of the one that follows the selection."""
        self.history = History()
        self.history.visit(Place())
        tree.node_selected.connect(self._on_node_selected)
        tree.node_opened.connect(self._on_node_opened)
        tree.outline_changed.connect(self._on_outline_changed)
        tabs.page_changed.connect(self._on_page_changed)
        findings.finding_selected.connect(self._on_finding_selected)
        detail.place_asked.connect(self._on_place_asked)
        detail.record_asked.connect(self.go_to_record_of)

    @property
    def place(self) -> Place:
        """The place in front."""
        return self.history.current or Place()

    @property
    def raw_place(self) -> RawPlace | None:
        """The raw record of what is in front: of the finding that led here, else of the entry."""
        finding, state = self._detail.finding, self._link.state
        if finding is not None and finding.fingerprint.exact == self.place.finding:
            return raw_place_of_finding(state, finding)
        return raw_place_of_entry(state, state.entry_at(self.place.entry))

    def set_marks(self, marks: Mapping[int, list[LineMark]]) -> None:
        """Lines with findings, by entry; open pages follow."""
        self._marks = marks
        for page in self._tabs.pages():
            if page.entry is not None:
                page.set_marks(marks.get(page.entry.number, []))

    def go_to(self, place: Place, *, keep: bool = False, record: bool = True) -> None:
        """Shows a place everywhere."""
        if record:
            self.history.visit(place)
        self._is_moving = True
        self._show(place, keep=keep or self.keeps_all)
        self._is_moving = False
        self.place_changed.emit()

    def _show(self, place: Place, *, keep: bool) -> None:
        entry = self._link.state.entry_at(place.entry)
        if entry is not None and self._link.session is not None:
            marks = self._marks.get(entry.number, [])
            self._tabs.show_entry(self._link.session, self._link.state, entry, place, marks, keep=keep)
            self._tree.select_entry(entry.number)
        elif place.folder is not None:
            self._show_folder(place)
        else:
            self._tabs.show_overview()
            self._tree.select_nothing()
        self._show_finding(place.finding)

    def go_to_finding(self, finding: ReportFinding) -> None:
        """Shows where a finding is, and the finding."""
        self.go_to(place_of(self._link.state, finding))

    def go_to_record(self, raw: RawPlace) -> None:
        """Shows a raw record: of the artifact in its own tab, of an archive in it on the page of that one."""
        if raw.container != ARTIFACT:
            self.go_to(Place(raw.container))
            if self._tabs.page is not None:
                self._tabs.page.show_record(raw.offset, raw.said)
        elif self._link.session is not None:
            self._tabs.show_structure(self._link.session).go_to(raw.offset, raw.said)

    def go_to_record_of(self, finding: ReportFinding) -> None:
        """Shows the raw record that a finding is about."""
        raw = raw_place_of_finding(self._link.state, finding)
        if raw is not None:
            self.go_to_record(raw)

    def go_to_hit(self, hit: SearchHit) -> None:
        """Shows a hit of a search over all entries."""
        by_line = hit.line is not None and (hit.column is not None or hit.offset is None)
        self.go_to(Place(hit.entry, hit.line if by_line else None, hit.column if by_line else None, hit.offset))

    @property
    def path(self) -> str:
        """Canonical path of the place in front, an entry or a folder that is none; empty for the overview."""
        place, entries = self.place, self._link.state
        if place.entry is not None or place.folder is None or place.outline is not Outline.CONTENTS:
            entry = entries.entry_at(place.entry)
            return entry.path.rstrip("/") if entry is not None else ""
        number, names = place.folder
        above = entries.entry_at(number or None)
        if above is None:
            return "/".join(names)
        return f"{above.path.rstrip('/')}{'!/' if above.is_file else '/'}{'/'.join(names)}"

    @property
    def folder(self) -> str:
        """Canonical path of the folder or container around the place in front; empty at the top."""
        entry = self._link.state.entry_at(self.place.entry)
        path = entry.path if entry is not None else ""
        return path.rstrip("/").rpartition("/")[0].removesuffix("!")

    def back(self) -> None:
        """Goes to the place before."""
        place = self.history.back()
        if place is not None:
            self.go_to(place, record=False)

    def forward(self) -> None:
        """Goes to the place after."""
        place = self.history.forward()
        if place is not None:
            self.go_to(place, record=False)

    def up(self) -> None:
        """Goes to the folder or container around the place."""
        crumbs = self.crumbs()
        if len(crumbs) > 1:
            self.go_to_node(crumbs[-2].node)

    def go_to_node(self, node: object) -> None:
        """Shows a node of the tree; a node of an older tree is looked up by its key."""
        if isinstance(node, int):
            self.go_to(self._place_of_node(node))

    def crumbs(self) -> list[Crumb]:
        """The path of the place in front, from the artifact inwards."""
        picture, place = self._tree.picture, self.place
        node = self._tree.node_of_entry(place.entry) if place.entry is not None else ROOT
        if place.folder is not None:
            node = self._node_of_folder(place)
        tree = picture.tree
        crumbs = []
        for at in tree.path_nodes(node if node is not None else ROOT):
            parent = tree.parents[at]
            is_entered = parent == ROOT or (parent > ROOT and not tree.folders[parent])
            separator = "" if at == ROOT else "!" if is_entered else "/"
            crumbs.append(Crumb(tree.names[at] or tr("(no name)"), separator, at))
        return crumbs

    def reveal(self) -> None:
        """Selects the place in front in the tree."""
        if self.place.entry is not None:
            self._tree.select_entry(self.place.entry)
            self._tree.view.setFocus()

    # --- what a person did ----------------------------------------------------------------------------

    def _on_node_selected(self, node: int) -> None:
        self.go_to(self._place_of_node(node))

    def _on_node_opened(self, node: int) -> None:
        self.go_to(self._place_of_node(node), keep=True)
        if self._tabs.page:
            self._tabs.page.focus_content()

    def _on_outline_changed(self) -> None:
        """A folder that was gone back to while the other tree was shown can be shown now."""
        if self._node_of_folder(self.place) is not None:
            self.go_to(self.place, record=False)

    def _on_finding_selected(self, row: FindingRow) -> None:
        self.go_to(place_of(self._link.state, row.finding))

    def _on_place_asked(self, finding: ReportFinding) -> None:
        self.go_to(place_of(self._link.state, finding))
        if is_about_records(self._link.state, finding):
            self.go_to_record_of(finding)
        elif self._tabs.page:
            self._tabs.page.focus_content()

    def _on_page_changed(self) -> None:
        if self._is_moving:
            return
        page = self._tabs.page
        number = page.entry.number if page and page.entry else None
        if number is not None and number != self.place.entry:
            self._tree.select_entry(number)
            self.history.visit(Place(number))
        elif page is None and not self.place.is_overview:
            self._tree.select_nothing()
            self.history.visit(Place())
        self.place_changed.emit()

    # --- showing --------------------------------------------------------------------------------------

    def _place_of_node(self, node: int) -> Place:
        if node == ROOT:
            return Place()
        number = self._tree.entry_of(node)
        picture = self._tree.picture
        return Place(number) if number else Place(folder=picture.keys.key_of(node), outline=picture.wish.outline)

    def _node_of_folder(self, place: Place) -> int | None:
        picture = self._tree.picture
        if place.folder is None or place.outline is not picture.wish.outline:
            return None
        return picture.keys.node_of(place.folder)

    def _show_folder(self, place: Place) -> None:
        node, tree = self._node_of_folder(place), self._tree.picture.tree
        if node is None:
            self._tree.show_outline(place.outline)
            return
        path = "/".join(tree.names[at] for at in tree.path_nodes(node)[1:])
        below = counted(tree.ends[node] - node - 1, "entry below it", "entries below it")
        words = f"{below}, {human_size(tree.sizes[node])}." if tree.folders[node] else _NO_BYTES[place.outline]
        self._tabs.show_folder(tree.names[node], path, words, is_folder=bool(tree.folders[node]))
        self._tree.select_node(node)

    def _show_finding(self, key: str | None) -> None:
        if key is None:
            return
        self._findings.reveal(key)
        row = self._findings.view.selected
        if row is not None and row.key == key:
            self._detail.show_finding(row.finding, self._link.state.report)
