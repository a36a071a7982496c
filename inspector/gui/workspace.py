"""One open artifact: tree, tabs, findings and detail, kept up to date while the scan runs."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.entry_table import EntrySpan
from inspector.core.name_encoding import AS_STATED, DETECTED, detected
from inspector.core.report import ReportFinding
from inspector.core.sourcefacts import MapFacts
from inspector.engine.case.records import Bookmark
from inspector.engine.search.query import SearchQuery
from inspector.gui.case_desk import CaseDesk
from inspector.gui.jobs.artifact_link import ArtifactLink
from inspector.gui.jobs.assessor import Assessed
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.jobs.file_watch import FileWatch
from inspector.gui.jobs.hit_list import HitList
from inspector.gui.language import tr
from inspector.gui.models.met_limits import met_limits
from inspector.gui.models.node_keys import NodeKey
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from inspector.gui.models.raw_place import raw_place_of_finding
from inspector.gui.models.scan_state import Change
from inspector.gui.models.tree_filter import Chip
from inspector.gui.models.tree_snapshot import TreeFacts
from inspector.gui.navigator import Navigator
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.preferences.table import LOCK_SECRETS, PREVIEW_TAB, RESTORE_TABS
from inspector.gui.theme.theme import Theme
from inspector.gui.treemap_desk import TreemapDesk
from inspector.gui.view_keeper import ViewKeeper
from inspector.gui.widgets.limit_bar import LimitBar
from inspector.gui.widgets.line_splitter import LineSplitter
from inspector.gui.widgets.offer_bar import OfferBar
from inspector.gui.widgets.search_panel import SearchPanel
from inspector.gui.workspace_parts import WorkspaceParts


class Workspace(QWidget):
    """Everything between tool bar and status bar while an artifact is open."""

    state_changed = Signal()
    """Status bar and commands look anew."""
    failed = Signal(object)

    def __init__(
        self,
        link: ArtifactLink,
        parts: WorkspaceParts,
        case_folder: Path,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.link = link
        link.setParent(self)
        self.state = link.state
        self.desk = CaseDesk(link, case_folder, self)
        self._token = Token()
        self._facts = TreeFacts()
        self._name_choice = self._name_encoding = AS_STATED
        self._theme = theme
        self.search_panel: SearchPanel | None = None
        self.tree_panel, self.tabs = parts.tree_panel, parts.tabs
        self.findings_panel, self.detail = parts.findings_panel, parts.detail
        self.limit_bar = LimitBar(theme)
        self.file_bar = OfferBar(tr("Scan Again"))
        self._file_watch = FileWatch(link.state.path, self)
        self._file_watch.told.connect(self._on_file_told)
        self.navigator = Navigator(link, self.tree_panel, self.tabs, self.findings_panel, self.detail)
        self._lay_out()
        link.state_changed.connect(self._on_state_changed)
        link.assessed.connect(self._on_assessed)
        link.covering_changed.connect(self._on_covering_changed)
        self.detail.evidence_of = self.state.evidence_to_show
        self.detail.decision_of = self.desk.triage.of
        self.detail.has_record = lambda finding: raw_place_of_finding(self.state, finding) is not None
        self.desk.changed.connect(self._on_decided)
        self.desk.failed.connect(self.failed)
        self.view_keeper = ViewKeeper(self)
        self.desk.reviewed_changed.connect(self._on_reviewed)
        self.desk.carry_offered.connect(self.findings_panel.offer_bar.offer)
        self.findings_panel.offer_bar.taken.connect(self.desk.carry_over)
        link.failed.connect(self.failed)
        self.tree_panel.failed.connect(self.failed)
        self.tree_panel.outline_changed.connect(self.state_changed)
        self.tabs.list_asked.connect(self._list_hits)
        self.tabs.hit_list = HitList(lambda: link.finding, self)
        self.tabs.overview.severity_asked.connect(self.findings_panel.show_severity)
        self.tabs.overview.health.finding_asked.connect(self.navigator.go_to_finding)
        self.tree_panel.picture_shown.connect(self._show_review)
        self.tabs.overview.review.key_asked.connect(self._go_to_part)
        self.treemap = TreemapDesk(self.tabs.overview, self.tree_panel, self.navigator, self)
        self.treemap.failed.connect(self.failed)
        self.tabs.overview.show_state(self.state)

    @property
    def splitters(self) -> dict[str, LineSplitter]:
        """By name, to remember how a person divided the window."""
        return {"whole": self.whole, "upper": self.upper_part, "lower": self.lower_part}

    @property
    def panels(self) -> dict[str, QWidget]:
        """Those that can be hidden, by name."""
        return {"tree": self.tree_panel, "findings": self.lower_part}

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        for part in (self.tree_panel, self.tabs, self.findings_panel, self.detail, self.limit_bar):
            part.set_theme(theme)
        if self.search_panel is not None:
            self.search_panel.set_theme(theme)

    def follow(self, preferences: PreferenceStore) -> None:
        """Does as a person set it."""
        self.navigator.keeps_all = not preferences.get(PREVIEW_TAB)
        self.view_keeper.brings_back = preferences.get(RESTORE_TABS)
        if preferences.get(LOCK_SECRETS):
            self.state.revealed.clear()
            if self.state.secrets_are_shown:
                self.link.show_secrets(are_shown=False)
            self.detail.refresh()

    def show_search(self, folder: str = "") -> SearchPanel:
        """Brings the search over all entries up in the place of the findings; `folder` is where to search."""
        panel = self.search_panel or self._made_search_panel()
        panel.bar.offer_folder(folder or self.navigator.folder, choose=bool(folder))
        self.lower_part.hide()
        panel.show()
        panel.enter()
        self.state_changed.emit()
        return panel

    def _list_hits(self, query: SearchQuery) -> None:
        entry = self.state.entry_at(self.navigator.place.entry)
        if entry is not None:
            self.show_search(entry.path).bar.ask(query)

    def leave_search(self) -> None:
        """Shows the findings again; the search stays as it is."""
        if self.search_panel is not None:
            self.search_panel.hide()
        self.lower_part.show()
        self.tree_panel.view.setFocus()
        self.state_changed.emit()

    def toggle_evidence(self, finding: ReportFinding) -> None:
        """Shows the secrets in the evidence of one finding, which the case notes, or covers them again."""
        key, revealed = finding.fingerprint.exact, self.state.revealed
        if key in revealed:
            revealed.discard(key)
        else:
            revealed.add(key)
            self.desk.log_reveal(finding)
        self.detail.refresh()

    def close_artifact(self) -> None:
        """Ends the session and all jobs."""
        self._token.drop()
        self._file_watch.close()
        self.view_keeper.close()
        self.tabs.close_all()
        self.treemap.close()
        self.tree_panel.close_jobs()
        self.desk.close()
        self.link.close()

    def _on_state_changed(self, change: Change) -> None:
        if change & (Change.ENTRIES | Change.ENDED):
            self._refresh_tree(entries_changed=bool(change & Change.ENTRIES))
        if change & ~Change.PROGRESS:
            self.tabs.overview.show_state(self.state)
        if self.state.met_limits and change & Change.FACTS:
            self.limit_bar.show_met(met_limits(self.state.met_limits, self.link.limits))
        self.state_changed.emit()

    def start(self) -> None:
        """Begins to read and scan."""
        self._file_watch.start()
        self.link.start()

    def _on_file_told(self, words: str) -> None:
        if words:
            self.file_bar.offer(words)
        else:
            self.file_bar.hide()

    def _on_covering_changed(self) -> None:
        self.tabs.refresh_secrets()
        self.detail.refresh()
        if self.search_panel is not None:
            self.search_panel.covering_changed()
        self.state_changed.emit()

    def go_to_bookmark(self, mark: Bookmark) -> None:
        """Shows the place of a bookmark, if the artifact still has it."""
        self.find_entries({mark.path}, partial(self._go_to_mark, mark))

    def _go_to_mark(self, mark: Bookmark, numbers: Mapping[str, int]) -> None:
        number = numbers.get(mark.path)
        if number is not None:
            self.navigator.go_to(Place(number, mark.line or None), keep=True)

    def find_entries(self, paths: set[str], then: Callable[[Mapping[str, int]], None]) -> None:
        """Looks up the numbers of entries by their paths: through all of them, so not on the GUI thread."""
        entries = self.state.entries
        run_in_background(lambda: entries.numbers_at_paths(paths), then, self.failed.emit, self._token)

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody looked through the place in front."""
        return bool(self.navigator.path) and self.desk.is_reviewed(self.navigator.path)

    def _go_to_part(self, key: NodeKey) -> None:
        node = self.tree_panel.picture.keys.node_of(key)
        if node is not None:
            self.navigator.go_to_node(node)
            self.tree_panel.view.setFocus()

    def _show_review(self) -> None:
        picture = self.tree_panel.picture
        if picture.wish.outline is Outline.CONTENTS:
            self.tabs.overview.review.show_picture(picture)

    def _on_reviewed(self) -> None:
        self._refresh_tree()
        self.state_changed.emit()

    def _on_decided(self, changed: frozenset[str] | None) -> None:
        self.findings_panel.set_decisions(self.desk.triage.decisions, changed)
        self.detail.refresh()
        self.state_changed.emit()

    def _on_assessed(self, result: Assessed) -> None:
        self.findings_panel.set_rows(result.rows, is_scanning=not result.is_final)
        self.navigator.set_marks(result.marks)
        self._refresh_tree(assessed=result)
        if result.is_final:
            self.desk.compare_with_earlier(result.report)
            self.view_keeper.restore()
            self.tree_panel.open_worst()
        shown = self.findings_panel.view.selected
        if shown is not None and self.detail.finding is not None:
            self.detail.show_finding(shown.finding, result.report)
        self.tabs.overview.show_state(self.state)
        self.state_changed.emit()

    @property
    def name_choice(self) -> str:
        """How names are read that are not UTF-8, as a person chose it."""
        return self._name_choice

    def read_names(self, choice: str) -> None:
        """Reads such names in another encoding, or in the one that is detected over all of them."""
        self._name_choice = self._name_encoding = choice
        if choice == DETECTED:
            self._name_encoding = detected(self.state.entries.raw_names())
        self._refresh_tree()
        self.state_changed.emit()

    def _refresh_tree(self, *, entries_changed: bool = False, assessed: Assessed | None = None) -> None:
        before, state = self._facts, self.state
        self._facts = TreeFacts(
            entries=EntrySpan(state.entries) if entries_changed else before.entries,
            artifact_name=state.artifact.name if state.artifact else "",
            maps=frozenset(state.maps),
            containers=frozenset(number for number in state.containers if number is not None),
            worst_by_entry=assessed.worst_by_entry if assessed else before.worst_by_entry,
            secrets=assessed.secrets if assessed else before.secrets,
            unread=state.unread,
            read=state.digests if state.was_cut else None,
            reviewed=self.desk.reviewed,
            name_encoding=self._name_encoding,
            is_whole=not state.is_scanning,
            source_maps=self._source_maps(before.source_maps),
            images=tuple(image for images in state.images.values() for image in images),
            layers=dict(state.containers) if state.images else {},
        )
        self.tree_panel.set_facts(self._facts, is_scanning=state.is_scanning)
        self.tree_panel.filter_bar.show_counts(
            {
                Chip.FLAGGED: sum(1 for number in self._facts.worst_by_entry if number),
                Chip.MAPS: len(self._facts.maps),
                Chip.SECRETS: len(self._facts.secrets),
            }
        )

    def _source_maps(self, before: tuple[MapFacts, ...]) -> tuple[MapFacts, ...]:
        """The same object while nothing is new: the tree of sources is built from it."""
        maps = self.state.maps
        return before if len(before) == len(maps) else tuple(maps.values())

    def _made_search_panel(self) -> SearchPanel:
        entries = self.state.entries
        panel = SearchPanel(
            self.link.searching, lambda number: entry.path if (entry := entries.get(number)) else "", self._theme
        )
        panel.hit_selected.connect(self.navigator.go_to_hit)
        panel.leave_asked.connect(self.leave_search)
        self.search_panel = panel
        self.view_keeper.follow(panel)
        self.whole.addWidget(panel)
        self.whole.setSizes([530, 250, 250])
        return panel

    def _lay_out(self) -> None:
        self.upper_part = LineSplitter(Qt.Orientation.Horizontal)
        self.upper_part.addWidget(self.tree_panel)
        self.upper_part.addWidget(self.tabs)
        self.lower_part = LineSplitter(Qt.Orientation.Horizontal)
        self.lower_part.addWidget(self.findings_panel)
        self.lower_part.addWidget(self.detail)
        self.whole = LineSplitter(Qt.Orientation.Vertical)
        self.whole.addWidget(self.upper_part)
        self.whole.addWidget(self.lower_part)
        self.upper_part.setSizes([510, 830])
        self.lower_part.setSizes([720, 580])
        self.whole.setSizes([530, 250])
        self.upper_part.setStretchFactor(1, 1)
        self.whole.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.file_bar)
        column.addWidget(self.limit_bar)
        column.addWidget(self.whole, 1)
