"""An artifact while it is scanned: the tree comes first, facts follow, what a person did stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.events import Ended, EntriesFound, Listed, Opened, ScanEvent
from inspector.core.report import VerdictState
from inspector.core.severity import Severity
from inspector.gui.jobs.file_watch import CHANGED
from inspector.gui.main_window import MainWindow
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession, Gate


def names(window: MainWindow) -> list[str]:
    assert window.workspace is not None
    picture = window.workspace.tree_panel.picture
    return [picture.tree.names[node] for node in picture.rows.rows]


def test_the_tree_stands_before_the_scan_ends_and_selection_survives_it(open_sample: Opener, qtbot: QtBot) -> None:
    session, gate = sample.held()
    window = open_sample(session)
    workspace = window.workspace
    assert workspace is not None
    assert workspace.state.is_scanning
    assert not window.status.cancel_button.isHidden()
    panel = workspace.tree_panel
    node = panel.picture.tree.node_of_entry(sample.EMPTY)
    assert node is not None
    panel.view.select_node(node)
    gate.set()
    wait_for_final(window, qtbot)
    current = panel.view.current_node
    assert current is not None
    assert panel.entry_of(current) == sample.EMPTY
    assert window.status.cancel_button.isHidden()


def test_the_end_opens_the_tree_up_to_the_worst_findings_only(scanned: MainWindow) -> None:
    shown = names(scanned)
    assert "cli.js.map" in shown
    assert "agent.ts" not in shown
    assert scanned.workspace is not None
    model = scanned.workspace.tree_panel.model
    node = scanned.workspace.tree_panel.picture.tree.node_of_entry(sample.MAP)
    assert node is not None
    assert model.severity_of(node) == (Severity.CRITICAL, False)
    parent = scanned.workspace.tree_panel.picture.tree.parents[node]
    assert model.severity_of(parent) == (Severity.CRITICAL, True)


def test_what_a_person_opened_stays_open(open_sample: Opener, qtbot: QtBot) -> None:
    session, gate = sample.held()
    window = open_sample(session)
    assert window.workspace is not None
    window.board["view.expand_all"].trigger()
    qtbot.waitUntil(lambda: "agent.ts" in names(window))
    gate.set()
    wait_for_final(window, qtbot)
    assert "agent.ts" in names(window)


def test_the_overview_and_the_status_bar_say_the_verdict(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    report = scanned.workspace.state.report
    assert report is not None
    assert report.verdict.state is VerdictState.FAIL
    overview = scanned.workspace.tabs.overview
    assert overview.banner.words.text() == "Do not ship"
    assert overview.banner.reasons.toPlainText() == "\n".join(report.verdict.reasons)
    assert overview.facts.value_of("Package") == "sample 1.0.0 (npm)"
    assert overview.facts.value_of("SHA-256") == sample.SHA256
    assert overview.exposure.headline.toPlainText().startswith("2 distinct sources can be rebuilt")
    assert "package/locked.txt" in overview.coverage.toPlainText()
    assert scanned.status.verdict.text() == "Do not ship"
    assert "1 critical" in scanned.status.counts.text()
    assert scanned.status.entries.text() == "9 entries"


def test_cancel_ends_the_scan_and_what_was_listed_stays(open_sample: Opener, qtbot: QtBot) -> None:
    session, _gate = sample.held()
    window = open_sample(session)
    workspace = window.workspace
    assert workspace is not None
    window.status.cancel_button.click()
    assert session.is_cancelled
    qtbot.waitUntil(lambda: workspace.state.report_is_final)
    assert workspace.state.ended is not None
    assert workspace.state.ended.state is EndState.CANCELLED
    assert "cancelled" in window.status.verdict.text()
    assert "cancelled" in workspace.tabs.overview.coverage.toPlainText()
    assert len(workspace.tree_panel.picture.tree) > 9
    assert not window.board["analyze.cancel"].isEnabled()


def test_a_session_that_cannot_start_is_said_in_words(window: MainWindow, qtbot: QtBot) -> None:
    def broken(_path: str, _limits: object) -> FakeSession:
        raise OSError("no more processes")

    window.services.make_session = broken
    window.open_path("/nowhere/sample.tgz")
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.state.report_is_final)
    assert "no more processes" in workspace.tabs.overview.coverage.toPlainText()
    assert "could not be read" in window.status.verdict.text()


def test_closing_ends_the_session_and_drops_what_was_on_its_way(open_sample: Opener, qtbot: QtBot) -> None:
    session, _gate = sample.held()
    window = open_sample(session)
    window.board["file.close"].trigger()
    qtbot.waitUntil(lambda: session.is_closed)
    assert window.workspace is None
    assert window.stack.currentWidget() is window.start_page
    assert not window.board["file.close"].isEnabled()


def test_many_entries_do_not_stall_the_window(
    open_sample: Opener, qtbot: QtBot, no_stall: Callable[[], AbstractContextManager[None]]
) -> None:
    count, batch = 20_000, 500
    made = [sample.entry(n, f"package/d{n % 97}/f{n}.js", size_bytes=n) for n in range(1, count + 1)]
    found: list[ScanEvent] = [EntriesFound(tuple(made[at : at + batch])) for at in range(0, count, batch)]
    script: list[ScanEvent | Gate] = [Opened(Artifact("big.tgz", "tar.gz", 1)), *found, Listed()]
    script.append(Ended(EndState.COMPLETE, ""))
    with no_stall():
        window = open_sample(FakeSession(script))
        workspace = window.workspace
        assert workspace is not None
        panel = workspace.tree_panel
        qtbot.waitUntil(lambda: len(panel.picture.tree) > count and not panel.is_busy, timeout=20_000)
        window.board["view.expand_all"].trigger()
        qtbot.waitUntil(lambda: len(panel.picture.rows) > count, timeout=20_000)
        panel.filter_bar.field.setText("f1999")
        qtbot.waitUntil(lambda: panel.picture.rows.is_filtered, timeout=20_000)
    assert {name for name in names(window) if name.startswith("f")} == {
        "f1999.js",
        *(f"f1999{d}.js" for d in range(10)),
    }


def test_another_scan_begins_without_entries(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    assert isinstance(scanned.workspace.state.entries.get(1), Entry)
    scanned.board["analyze.rescan"].trigger()
    assert len(scanned.workspace.state.entries) == 0


def test_a_file_that_changed_is_offered_to_be_scanned_again(open_sample: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "sample.tgz").write_bytes(b"as it was")
    window = open_sample(sample.complete())
    workspace = window.workspace
    assert workspace is not None
    wait_for_final(window, qtbot)
    assert not workspace.file_bar.isVisibleTo(workspace)
    (tmp_path / "sample.tgz").write_bytes(b"built anew")
    workspace._file_watch.look()
    qtbot.waitUntil(lambda: workspace.file_bar.isVisibleTo(workspace))
    assert workspace.file_bar.words.text() == CHANGED
    workspace.file_bar.take_button.click()
    assert window.workspace is not workspace
    assert window.workspace is not None
