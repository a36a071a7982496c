"""Deciding in the window: keys, several at once, undo, notes, the case file, and another version's decisions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from inspector.cli import policy as policy_command
from inspector.cli.parser import parse_arguments
from inspector.core.events import FindingsMade, SecretsSeen
from inspector.core.finding import Evidence
from inspector.core.report import FindingState
from inspector.core.severity import Severity
from inspector.engine.case.case_json import read_case_json
from inspector.engine.case.location import case_path
from inspector.engine.case.records import Bookmark, Case
from inspector.engine.case.store import CaseStore
from inspector.gui.actions.triage_actions import TriageActions
from inspector.gui.dialogs.accept_dialog import AcceptDialog
from inspector.gui.dialogs.bookmark_list import BookmarkList
from inspector.gui.dialogs.crash_dialog import CrashDialog
from inspector.gui.jobs.saved_scan import NOT_HERE
from inspector.gui.main_window import MainWindow
from inspector.gui.models.finding_rows import GroupBy, StateFilter
from inspector.gui.models.place import Place
from inspector.gui.models.saved_view import SavedView
from inspector.gui.models.tree_badges import REVIEWED
from inspector.gui.models.tree_filter import Chip
from inspector.gui.services import Services
from inspector.gui.widgets.findings_panel import FindingsPanel
from inspector.policy.load import load_policy
from inspector.reports.json_report import write_json
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession


def panel_of(window: MainWindow) -> FindingsPanel:
    assert window.workspace is not None
    return window.workspace.findings_panel


def states(window: MainWindow) -> dict[str, FindingState]:
    return {row.finding.rule: row.state for row in panel_of(window).model.shown}


def saved(window: MainWindow) -> Case:
    return case_in(case_path(window.services.case_folder, sample.SHA256))


def case_in(path: Path) -> Case:
    if not path.exists() or not path.stat().st_size:
        return Case()
    store = CaseStore(path, is_read_only=True)
    try:
        return store.load()
    finally:
        store.close()


def test_a_letter_decides_and_moves_on_and_the_list_stays(scanned: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(scanned)
    count = len(panel.model.shown)
    assert count >= 3
    panel.view.selectRow(0)
    QTest.keyClick(panel.view, Qt.Key.Key_P)
    assert (panel.view.currentIndex().row(), len(panel.model.shown)) == (1, count)
    QTest.keyClick(panel.view, Qt.Key.Key_C)
    assert panel.progress.text() == f"2 of {count} decided"
    assert [panel.model.index(at, 4).data() for at in range(3)] == ["False positive", "Confirmed", ""]
    panel.state_box.setCurrentText(StateFilter.UNDECIDED.value)
    assert len(panel.model.shown) == count - 2
    panel.state_box.setCurrentText(StateFilter.FALSE_POSITIVE.value)
    assert [row.finding.rule for row in panel.model.shown] == ["map-embedded-sources"]


def test_decisions_are_kept_at_once_and_come_back(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.fixed"].trigger()
    qtbot.waitUntil(lambda: len(saved(scanned).decisions) == 1)
    assert saved(scanned).facts["package"] == "npm sample"
    again = open_sample(sample.complete())
    wait_for_final(again, qtbot)
    qtbot.waitUntil(lambda: panel_of(again).model.decided == 1)
    panel_of(again).clear_filter()
    assert states(again)["map-embedded-sources"] is FindingState.FIXED


def test_looking_at_an_artifact_makes_no_case(scanned: MainWindow) -> None:
    assert not scanned.services.case_folder.exists()


def test_several_at_once_are_one_change_to_undo(scanned: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(scanned)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    panel.view.selectRow(0)
    panel.view.selectionModel().select(panel.model.index(2, 0), flags)
    assert not scanned.board["triage.undo"].isEnabled()
    scanned.board["triage.accept"].trigger()
    assert panel.model.decided == 2
    scanned.board["triage.undo"].trigger()
    assert panel.model.decided == 0
    scanned.board["triage.redo"].trigger()
    assert panel.model.decided == 2
    qtbot.waitUntil(lambda: len(saved(scanned).decisions) == 2)
    panel.view.selectRow(0)
    scanned.board["triage.reopen"].trigger()
    qtbot.waitUntil(lambda: len(saved(scanned).decisions) == 1)


def test_a_note_is_shown_and_kept(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    panel_of(scanned).view.selectRow(1)
    scanned.board["triage.note"].trigger()
    dialog = scanned.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Rotated <b>today</b>")
    dialog.accept()
    assert "✎" in str(panel_of(scanned).model.index(1, 4).data())
    assert workspace.detail._sections["note"].toPlainText() == "Rotated <b>today</b>"
    qtbot.waitUntil(lambda: [d.note for d in saved(scanned).decisions] == ["Rotated <b>today</b>"])


def test_secrets_in_notes_are_masked(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    token = "ghp" + "_" + "Zz8" * 12
    workspace.link._covered.add(token)
    finding = panel_of(scanned).model.shown[0].finding
    workspace.desk.note([finding], f"It was {token}, revoked")
    note = workspace.desk.triage.of(finding).note
    assert token not in note
    assert note.endswith(", revoked")


def test_grouping_keeps_rules_together(scanned: MainWindow) -> None:
    panel = panel_of(scanned)
    panel.clear_filter()
    for group in GroupBy:
        panel.group_box.setCurrentText(group.value)
        assert len(panel.model.shown) == panel.model.total
    panel.group_box.setCurrentText(GroupBy.RULE.value)
    rules = [row.finding.rule for row in panel.model.shown]
    assert len(set(rules)) == sum(1 for a, b in zip(rules, [*rules[1:], ""], strict=True) if a != b)


def test_decisions_go_out_as_json_and_come_in_again(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel, actions = panel_of(scanned), TriageActions(scanned)
    panel.view.selectRow(0)
    scanned.board["triage.confirm"].trigger()
    out = tmp_path / "decisions.json"
    actions.export_to(out)
    qtbot.waitUntil(lambda: out.exists() and out.stat().st_size > 0)
    (kept,) = read_case_json(out).decisions
    assert (kept.rule, kept.state) == ("map-embedded-sources", FindingState.CONFIRMED)
    scanned.board["triage.undo"].trigger()
    actions.import_from(out)
    qtbot.waitUntil(lambda: panel.model.decided == 1)
    scanned.board["triage.undo"].trigger()
    assert panel.model.decided == 0


def test_accepting_writes_the_policy_and_the_verdict_follows(
    services: Services, open_sample: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("# ours\nfail-on = 'low'\n", "utf-8")
    services.find_policy = lambda: load_policy(path)
    scanned = open_sample(sample.complete())
    wait_for_final(scanned, qtbot)
    workspace = scanned.workspace
    assert workspace is not None
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.accept_in_policy"].trigger()
    dialog = scanned.findChild(AcceptDialog)
    assert dialog is not None
    assert not dialog._ok.isEnabled()
    dialog._path = path
    dialog.reason_field.setText("Sources are public")
    dialog._ok.click()
    qtbot.waitUntil(lambda: "Sources are public" in path.read_text("utf-8"))
    assert path.read_text("utf-8").startswith("# ours\nfail-on = 'low'\n")
    qtbot.waitUntil(
        lambda: (
            workspace.state.report is not None
            and any(f.state is FindingState.ACCEPTED for f in workspace.state.report.findings)
        )
    )


def test_the_window_writes_the_same_bytes_as_the_command(
    services: Services, open_sample: Opener, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_window, by_command = tmp_path / "window.toml", tmp_path / "command.toml"
    for path in (by_window, by_command):
        path.write_bytes(b"# ours\r\n[words]\r\ncode-names = ['x']  # secret\r\n\r\n# last\r\n")
    services.find_policy = lambda: load_policy(by_window)
    scanned = open_sample(sample.complete())
    wait_for_final(scanned, qtbot)
    assert scanned.workspace is not None
    report = scanned.workspace.state.report
    assert report is not None
    (tmp_path / "report.json").write_bytes(write_json(report))
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.accept_in_policy"].trigger()
    dialog = scanned.findChild(AcceptDialog)
    assert dialog is not None
    dialog._path = by_window
    dialog.reason_field.setText('Sources are "public"')
    with qtbot.waitSignal(dialog.accepted_in):
        dialog._ok.click()
    given = ["policy", "accept", str(tmp_path / "report.json"), dialog._finding.fingerprint.exact]
    options = [*given, "--reason", 'Sources are "public"', "--policy", str(by_command)]
    assert policy_command.run(parse_arguments(options)) == 0
    assert "now accepts" in capsys.readouterr().out
    assert by_window.read_bytes() == by_command.read_bytes()
    assert by_window.read_bytes().startswith(
        b"# ours\r\n[words]\r\ncode-names = ['x']  # secret\r\n\r\n# last\r\n\r\n[[accept]]"
    )


def test_a_policy_that_cannot_take_it_is_said_in_the_dialog(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.accept_in_policy"].trigger()
    dialog = scanned.findChild(AcceptDialog)
    assert dialog is not None
    dialog._path = tmp_path / "broken.toml"
    dialog._path.write_text("no = [", "utf-8")
    dialog.reason_field.setText("why")
    dialog._ok.click()
    qtbot.waitUntil(lambda: bool(dialog.status.text()))
    assert dialog._path.read_text("utf-8") == "no = ["


def test_decisions_that_no_disk_takes_are_tried_again_and_not_dropped_in_silence(
    scanned: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, workspace = scanned.services.case_folder, scanned.workspace
    assert workspace is not None
    folder.write_bytes(b"stands in the way")
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.confirm"].trigger()
    qtbot.waitUntil(lambda: workspace.desk.unsaved == 1)
    assert scanned.findChild(CrashDialog) is not None
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    scanned.close_artifact()
    assert asked == ["1 decision could not be written to the case and will be lost."]
    assert scanned.workspace is workspace, "nobody said to leave"
    folder.unlink()
    scanned.board["triage.fixed"].trigger()
    qtbot.waitUntil(lambda: workspace.desk.unsaved == 0)
    assert sorted(d.state.value for d in saved(scanned).decisions) == ["confirmed", "fixed"]
    scanned.close_artifact()
    assert scanned.workspace is None
    assert len(asked) == 1


def test_a_case_is_not_saved_over_itself(scanned: MainWindow, qtbot: QtBot) -> None:
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.confirm"].trigger()
    qtbot.waitUntil(lambda: len(saved(scanned).decisions) == 1)
    TriageActions(scanned).save_case_to(case_path(scanned.services.case_folder, sample.SHA256))
    qtbot.waitUntil(lambda: scanned.findChild(CrashDialog) is not None)
    scanned.board["triage.fixed"].trigger()
    qtbot.waitUntil(lambda: len(saved(scanned).decisions) == 2)


def test_a_damaged_case_costs_a_sentence_not_the_window(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    path = case_path(scanned.services.case_folder, sample.SHA256)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"junk" * 100)
    window = open_sample(sample.complete())
    assert window.workspace is not None
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    dialog = window.findChild(CrashDialog)
    assert dialog is not None
    assert any("not a case file" in label.text() for label in dialog.findChildren(QLabel))
    assert path.read_bytes() == b"junk" * 100


def test_decisions_of_another_version_are_offered_and_taken(
    services: Services, open_sample: Opener, qtbot: QtBot
) -> None:
    first = open_sample(sample.complete())
    wait_for_final(first, qtbot)
    panel_of(first).view.selectRow(0)
    first.board["triage.confirm"].trigger()
    qtbot.waitUntil(lambda: len(saved(first).decisions) == 1)
    first.board["file.close"].trigger()
    old = case_path(services.case_folder, sample.SHA256)
    qtbot.waitUntil(lambda: not old.with_name(old.name + "-journal").exists())
    old.rename(case_path(services.case_folder, "cd" * 32))
    second = open_sample(sample.complete())
    panel = panel_of(second)
    qtbot.waitUntil(lambda: not panel.offer_bar.isHidden())
    assert panel.offer_bar.words.text() == "1 decision from version 1.0.0 can be carried over."
    assert panel.model.decided == 0
    panel.offer_bar.take_button.click()
    assert (panel.model.decided, panel.offer_bar.isHidden()) == (1, True)
    second.board["triage.undo"].trigger()
    assert panel.model.decided == 0


def test_the_secret_of_one_finding_is_revealed_and_the_case_says_so(open_sample: Opener, qtbot: QtBot) -> None:
    token = "ghp" + "_" + "Zz8" * 12
    evidence = Evidence(f"two = {token}", f"two = {token}")
    found = sample.finding("sec-npm-token", sample.CONFIG, Severity.CRITICAL, "a", line=2, column=7, evidence=evidence)
    window = open_sample(
        FakeSession([*sample.listing(), SecretsSeen((token,)), FindingsMade((found,)), *sample.ending()], {})
    )
    wait_for_final(window, qtbot)
    workspace = window.workspace
    assert workspace is not None
    at = next(at for at, row in enumerate(panel_of(window).model.shown) if row.finding.rule == "sec-npm-token")
    panel_of(window).view.selectRow(at)
    shown = workspace.detail._sections["evidence"]
    assert token not in shown.toPlainText()
    workspace.detail.reveal_button.click()
    assert token in shown.toPlainText()
    window.board["edit.copy_finding"].trigger()
    assert token not in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: [r.rule for r in saved(window).reveals] == ["sec-npm-token"])
    assert token.encode() not in case_path(window.services.case_folder, sample.SHA256).read_bytes()
    workspace.detail.reveal_button.click()
    assert token not in shown.toPlainText()
    window.board["view.reveal_secrets"].trigger()
    qtbot.waitUntil(lambda: [r.rule for r in saved(window).reveals] == ["sec-npm-token", ""])


def test_a_saved_case_opens_without_its_artifact_and_says_so(scanned: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.confirm"].trigger()
    out = tmp_path / "shared.aicase"
    TriageActions(scanned).save_case_to(out)
    qtbot.waitUntil(lambda: scanned.status.currentMessage() == "Case saved as shared.aicase")
    count = panel_of(scanned).model.total
    scanned.open_path(str(out))
    workspace = scanned.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: panel_of(scanned).model.decided == 1)
    assert panel_of(scanned).model.total == count
    assert NOT_HERE in workspace.tabs.overview.coverage.toPlainText()
    panel_of(scanned).view.selectRow(1)
    assert workspace.detail.finding is not None
    scanned.board["triage.fixed"].trigger()
    qtbot.waitUntil(lambda: len(case_in(out).decisions) == 2)
    assert len(saved(scanned).decisions) == 1


def test_a_case_without_report_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    CaseStore(tmp_path / "empty.aicase").close()
    window.open_path(str(tmp_path / "empty.aicase"))
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: "holds no report" in workspace.tabs.overview.coverage.toPlainText())


def test_bookmarks_and_reviewed_entries_are_kept_and_come_back(
    scanned: MainWindow, open_sample: Opener, qtbot: QtBot
) -> None:
    assert scanned.workspace is not None
    scanned.workspace.navigator.go_to(Place(sample.AGENT, 2))
    scanned.board["triage.toggle_bookmark"].trigger()
    scanned.board["triage.toggle_reviewed"].trigger()
    assert scanned.board["triage.toggle_bookmark"].isChecked()
    path = "package/dist/cli.js.map!/src/agent.ts"
    qtbot.waitUntil(lambda: saved(scanned).reviewed == (path,))
    assert saved(scanned).bookmarks == (Bookmark(path, 2),)
    again = open_sample(sample.complete())
    workspace = again.workspace
    assert workspace is not None
    wait_for_final(again, qtbot)
    qtbot.waitUntil(lambda: bool(workspace.desk.bookmarks))
    picture = workspace.tree_panel
    qtbot.waitUntil(lambda: REVIEWED in map(picture.picture.badge_of, range(len(picture.picture.tree))))
    assert workspace.tabs.overview.review.headline.toPlainText() == "A person looked through 1 of 9 files."
    again.board["triage.bookmarks"].trigger()
    chooser = again.findChild(BookmarkList)
    assert chooser is not None
    chooser.take_current()
    qtbot.waitUntil(lambda: workspace.navigator.place.entry == sample.AGENT)
    assert workspace.navigator.place.line == 2
    again.board["triage.toggle_bookmark"].trigger()
    qtbot.waitUntil(lambda: saved(again).bookmarks == ())


def test_how_the_window_was_divided_is_remembered(scanned: MainWindow, open_sample: Opener) -> None:
    assert scanned.workspace is not None
    scanned.workspace.whole.setSizes([300, 400])
    scanned.workspace.whole.splitterMoved.emit(300, 1)
    before = scanned.workspace.whole.sizes()
    again = open_sample(sample.complete())
    assert again.workspace is not None
    assert again.workspace.whole.sizes() == before


def test_tabs_and_filter_come_back_with_the_case(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    panel_of(scanned).view.selectRow(0)
    scanned.board["triage.confirm"].trigger()
    scanned.workspace.navigator.go_to(Place(sample.AGENT), keep=True)
    scanned.workspace.navigator.go_to(Place(1), keep=True)
    panel_of(scanned).group_box.setCurrentText(GroupBy.FILE.value)
    qtbot.waitUntil(lambda: "agent" in saved(scanned).view.get("window", ""))
    again = open_sample(sample.complete())
    workspace = again.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: len(workspace.tabs.kept_pages()) == 2)
    assert [page.entry.number for page in workspace.tabs.kept_pages() if page.entry] == [sample.AGENT, 1]
    qtbot.waitUntil(lambda: panel_of(again).group_box.currentText() == GroupBy.FILE.value)
    assert workspace.navigator.place.is_overview


def test_secrets_in_paths_and_filters_do_not_reach_the_case(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    token = "ghp" + "_" + "Zz8" * 12
    workspace.link._covered.add(token)
    workspace.desk.toggle_bookmark(f"a/{token}", 1)
    workspace.desk.toggle_reviewed(f"a/{token}")
    workspace.desk.keep_view(SavedView([f"a/{token}"], token))
    qtbot.waitUntil(lambda: "a/" in saved(scanned).view.get("window", ""))
    case = saved(scanned)
    assert (len(case.bookmarks), len(case.reviewed)) == (1, 1)
    assert token.encode() not in case_path(scanned.services.case_folder, sample.SHA256).read_bytes()
    assert token not in str(workspace.desk.case())


def test_a_folder_is_looked_through_with_all_below_it(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    tree, card = workspace.tree_panel, workspace.tabs.overview.review
    assert not card.isVisibleTo(workspace.tabs.overview)
    folder = next(at for at in range(len(tree.picture.tree)) if tree.picture.tree.names[at] == "dist")
    workspace.navigator.go_to_node(folder)
    scanned.board["triage.toggle_reviewed"].trigger()
    qtbot.waitUntil(lambda: saved(scanned).reviewed == ("package/dist",))
    qtbot.waitUntil(lambda: bool(card.parts))
    part = next(part for part in card.parts if part.name == "dist/")
    assert part.reviewed == part.files > 0
    assert scanned.board["triage.toggle_reviewed"].isChecked()
    workspace.navigator.go_to(Place(sample.AGENT))
    assert scanned.board["triage.toggle_reviewed"].isChecked(), "it went with the folder around it"
    scanned.board["triage.toggle_reviewed"].trigger()
    assert workspace.desk.reviewed == {"package/dist"}
    tree.filter_bar.choose(Chip.UNSEEN)
    qtbot.waitUntil(lambda: tree.picture.wish.filter.chip is Chip.UNSEEN)
    shown = {tree.picture.tree.names[at] for at in tree.picture.rows.rows}
    assert "dist" not in shown
    assert "tool.bin" in shown
    tree.filter_bar.clear()
    card.button_of("dist/").click()
    assert workspace.navigator.path == "package/dist"
