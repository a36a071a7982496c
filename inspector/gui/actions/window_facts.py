"""What is the case in a window, as far as commands depend on it."""

from typing import TYPE_CHECKING

from inspector.gui.actions.command import When
from inspector.gui.jobs.entry_saving import has_bytes
from inspector.gui.models.view_names import TEXT
from inspector.previews.structure.formats import has_structure

if TYPE_CHECKING:
    from inspector.gui.workspace import Workspace


def facts_of(workspace: "Workspace | None") -> frozenset[When]:
    """The facts that enable commands."""
    if workspace is None:
        return frozenset()
    state, page = workspace.state, workspace.tabs.page
    history, entry = workspace.navigator.history, workspace.navigator.place.entry
    truths = {
        When.ARTIFACT: True,
        When.SCANNING: state.is_scanning,
        When.ENDED: not state.is_scanning,
        When.LIMIT: workspace.limit_bar.met is not None and bool(workspace.limit_bar.met.raised),
        When.ENTRY: entry is not None,
        When.PATH: bool(workspace.navigator.path),
        When.BYTES: (known := state.entry_at(entry)) is not None and has_bytes(known),
        When.DIGEST: entry in state.digests,
        When.FINDING: workspace.detail.finding is not None,
        When.FINAL_FINDING: workspace.detail.finding is not None and state.report_is_final,
        When.FINDINGS: workspace.findings_panel.model.total > 0,
        When.TAB: workspace.tabs.currentIndex() > 0,
        When.FOLLOWER: workspace.tabs.follows,
        When.TEXT: page is not None and page.current_view == TEXT,
        When.STRUCTURE: page is not None and page.has_structure,
        When.TREE: page is not None and page.has_tree,
        When.RAW_ARTIFACT: state.artifact is not None and has_structure(state.artifact.format),
        When.RECORD: workspace.navigator.raw_place is not None,
        When.PAIR: page is not None and page.has_pair,
        When.REPORT: state.report is not None and state.report_is_final,
        When.IMAGE: bool(state.images),
        When.SOURCES: state.rebuilt_sources > 0 and not state.is_scanning,
        When.CAN_UNDO: workspace.desk.triage.can_undo,
        When.CAN_REDO: workspace.desk.triage.can_redo,
        When.CAN_GO_BACK: history.can_go_back,
        When.CAN_GO_FORWARD: history.can_go_forward,
    }
    return frozenset(fact for fact, is_true in truths.items() if is_true)
