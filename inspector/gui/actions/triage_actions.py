"""What the commands of the Triage menu do."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog, QPlainTextEdit

from inspector.core.report import FindingState, ReportFinding
from inspector.engine.case.location import SUFFIX
from inspector.gui.jobs.background import run_in_background
from inspector.gui.jobs.case_exchange import read_decisions, write_case
from inspector.gui.language import later, tr
from inspector.gui.models.review import is_below
from inspector.gui.models.wording import counted

if TYPE_CHECKING:
    from inspector.engine.case.records import Decision
    from inspector.gui.main_window import MainWindow

JSON_FILTER = later("Decisions (*.json)")
CASE_FILTER = later("Cases (*{suffix})")
IMPORT_FILTER = later("Decisions and cases (*.json *.aicase);;All files (*)")


class TriageActions:
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def confirm(self) -> None:
        """They are real."""
        self._decide(FindingState.CONFIRMED)

    def accept(self) -> None:
        """They are to be lived with."""
        self._decide(FindingState.ACCEPTED)

    def false_positive(self) -> None:
        """They are mistakes."""
        self._decide(FindingState.FALSE_POSITIVE)

    def fixed(self) -> None:
        """They are mended."""
        self._decide(FindingState.FIXED)

    def reopen(self) -> None:
        """They are undecided; the cursor stays."""
        if self._window.workspace:
            self._window.workspace.desk.decide(self._selected(), FindingState.OPEN)

    def note(self) -> None:
        """Asks for words about them."""
        workspace, findings = self._window.workspace, self._selected()
        if workspace is None or not findings:
            return
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(tr("Note"))
        dialog.setLabelText(
            tr(
                "Note to {findings}. Secrets of the artifact are masked in it.",
                findings=counted(len(findings), "finding"),
            )
        )
        dialog.setTextValue(workspace.desk.triage.of(findings[0]).note)
        for field in dialog.findChildren(QPlainTextEdit):
            field.setAccessibleName(tr("Note"))
        dialog.textValueSelected.connect(lambda text: workspace.desk.note(findings, text))
        self._window.show_dialog(dialog)

    def reveal(self) -> None:
        """Shows the evidence of one finding in clear, or covers it again."""
        workspace = self._window.workspace
        if workspace and workspace.detail.finding:
            workspace.toggle_evidence(workspace.detail.finding)

    def accept_in_policy(self) -> None:
        """Asks for reason and last day, and writes the acceptance."""
        from inspector.gui.dialogs.accept_dialog import AcceptDialog  # noqa: PLC0415 - the start page does without

        workspace = self._window.workspace
        report = workspace.state.report if workspace else None
        if workspace is None or workspace.detail.finding is None or report is None:
            return
        dialog = AcceptDialog(workspace.detail.finding, report.policy.key_id, self._window)
        dialog.accepted_in.connect(workspace.link.reassess)
        dialog.accepted_in.connect(lambda path: self._window.say(tr("{path} now accepts the finding", path=path)))
        self._window.show_dialog(dialog)

    def toggle_reviewed(self) -> None:
        """The entry or folder in front was looked through, or not."""
        workspace = self._window.workspace
        path = workspace.navigator.path if workspace else ""
        if not workspace or not path:
            return
        if is_below(path, workspace.desk.reviewed):
            self._window.say(tr("A folder around it is marked as looked through"))
            self._window.refresh_actions()
            return
        workspace.desk.toggle_reviewed(path)

    def toggle_bookmark(self) -> None:
        """Sets or removes a bookmark."""
        entry, workspace = self._window.current_entry, self._window.workspace
        if entry and workspace:
            is_set = workspace.desk.toggle_bookmark(entry.path, workspace.navigator.place.line or 0)
            self._window.say(tr("Bookmark set") if is_set else tr("Bookmark removed"))
            self._window.refresh_actions()

    def bookmarks(self) -> None:
        """All bookmarks, to go to one."""
        from inspector.gui.dialogs.bookmark_list import BookmarkList  # noqa: PLC0415 - the start page does without

        workspace, theme = self._window.workspace, self._window.services.themes.theme
        if workspace:
            marks = workspace.desk.bookmarks
            self._window.show_dialog(BookmarkList(marks, workspace.go_to_bookmark, theme, self._window))

    def undo(self) -> None:
        """Takes back the last decision."""
        if self._window.workspace:
            self._window.workspace.desk.undo()

    def redo(self) -> None:
        """Makes it again."""
        if self._window.workspace:
            self._window.workspace.desk.redo()

    def save_case(self) -> None:
        """Asks for a file and writes the whole case."""
        workspace = self._window.workspace
        if workspace is None:
            return
        artifact = Path(workspace.state.path).absolute()
        start = artifact.with_name(artifact.stem + SUFFIX)
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save Case As"), str(start), tr(CASE_FILTER, suffix=SUFFIX)
        )
        if path:
            self.save_case_to(Path(path).with_suffix(SUFFIX))

    def save_case_to(self, path: Path) -> None:
        """Writes the whole case."""
        if self._window.workspace:
            self._window.workspace.desk.save_as(
                path, lambda _none: self._window.say(tr("Case saved as {name}", name=path.name))
            )

    def export_case(self) -> None:
        """Asks for a file and writes all decisions."""
        workspace = self._window.workspace
        if workspace is None:
            return
        start = Path(workspace.state.path).absolute().with_name("decisions.json")
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Export Decisions"), str(start), tr(JSON_FILTER))
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Writes all decisions."""
        workspace = self._window.workspace
        if workspace is None:
            return
        case = workspace.desk.case()
        words = tr("{decisions} exported", decisions=counted(len(case.decisions), "decision"))
        run_in_background(
            lambda: write_case(path, case), lambda _none: self._window.say(words), self._window.show_failure
        )

    def import_case(self) -> None:
        """Asks for a file and takes its decisions."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Import Decisions"), "", tr(IMPORT_FILTER))
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Takes the decisions that fit findings of this artifact, in one change that undo takes back."""
        workspace = self._window.workspace
        report = workspace.state.report if workspace else None
        if workspace is None or report is None:
            return

        def take(decisions: "tuple[Decision, ...]") -> None:
            taken = workspace.desk.take_in(decisions)
            self._window.say(tr("{decisions} taken in", decisions=counted(taken, "decision")))

        run_in_background(lambda: read_decisions(path, report), take, self._window.show_failure)

    def _decide(self, state: FindingState) -> None:
        workspace, findings = self._window.workspace, self._selected()
        if workspace and findings:
            workspace.desk.decide(findings, state)
            workspace.findings_panel.view.move_on()

    def _selected(self) -> list[ReportFinding]:
        workspace = self._window.workspace
        if workspace is None:
            return []
        rows = workspace.findings_panel.view.selected_rows
        shown = workspace.detail.finding
        return [row.finding for row in rows] or ([shown] if shown else [])
