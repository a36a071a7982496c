"""Triage of one open artifact: what is decided goes to the list, to the case file, and back again by undo."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector.core.masking import Masker
from inspector.core.report import FindingState, Report, ReportFinding
from inspector.engine.case.carry_over import carried_over
from inspector.engine.case.location import case_path
from inspector.engine.case.records import MAX_NOTE_CHARACTERS, Bookmark, Case, Decision, Reveal
from inspector.gui.jobs.artifact_link import ArtifactLink
from inspector.gui.jobs.case_keeper import CaseKeeper
from inspector.gui.jobs.saved_scan import is_case
from inspector.gui.language import tr
from inspector.gui.models.review import is_below
from inspector.gui.models.saved_view import SavedView
from inspector.gui.models.triage import Triage
from inspector.gui.models.wording import counted


class CaseDesk(QObject):
    """Opens the case as soon as the artifact's digest is known; decisions made before are not lost."""

    changed = Signal(object)
    """The exact fingerprints whose decisions changed; None for all."""
    carry_offered = Signal(str)
    """Words: another version was worked on, and decisions of it fit findings of this one."""
    reviewed_changed = Signal()
    view_loaded = Signal(object)
    """What the window looked like, by name."""
    failed = Signal(object)

    def __init__(self, link: ArtifactLink, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.triage = Triage()
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.unsaved = 0
        """Decisions that the case file could not take; they are in this window only."""
        self.reviewed: frozenset[str] = frozenset()
        """Paths of entries and folders that somebody looked through."""
        self._link = link
        self._folder = folder
        self._keeper: CaseKeeper | None = None
        self._earlier: Case | None = None
        self._report: Report | None = None
        self._offered: tuple[Decision, ...] = ()
        self._waiting: list[Callable[[CaseKeeper], None]] = []
        link.state_changed.connect(self._on_state_changed)

    def decide(self, findings: Iterable[ReportFinding], state: FindingState) -> None:
        """Puts findings into a state."""
        self._keep(self.triage.change(replace(self.triage.of(found), state=state) for found in findings))

    def note(self, findings: Iterable[ReportFinding], text: str) -> None:
        """Writes a note to findings; a secret of the artifact in it is masked."""
        masked = self._masked(text.strip()[:MAX_NOTE_CHARACTERS])
        self._keep(self.triage.change(replace(self.triage.of(found), note=masked) for found in findings))

    def take_in(self, decisions: Iterable[Decision]) -> int:
        """Takes in decisions from elsewhere as one change; says how many are new."""
        wanted = self.triage.change(decisions)
        self._keep(wanted)
        return len(wanted)

    def compare_with_earlier(self, report: Report) -> None:
        """Sees whether decisions of another version fit the findings of the final report."""
        self._report = report
        if self._keeper and not is_case(self._link.state.path):
            self._keeper.keep_report(report)
        if self._earlier is None or self.triage.decisions or self._offered:
            return
        self._offered = carried_over(self._earlier.decisions, report.findings)
        if self._offered:
            version = self._earlier.facts.get("version") or "another build"
            what = counted(len(self._offered), "decision")
            self.carry_offered.emit(
                tr("{what} from version {version} can be carried over.", what=what, version=version)
            )

    def carry_over(self) -> None:
        """Takes in what was offered, as one change."""
        self.take_in(self._offered)

    def undo(self) -> None:
        """Takes back the last change."""
        self._keep(self.triage.undo())

    def redo(self) -> None:
        """Makes it again."""
        self._keep(self.triage.redo())

    def toggle_bookmark(self, path: str, line: int) -> bool:
        """Sets or removes a bookmark; says whether there is one now."""
        kept = tuple(mark for mark in self.bookmarks if (mark.path, mark.line) != (path, line))
        is_set = len(kept) == len(self.bookmarks)
        self.bookmarks = (*kept, Bookmark(path, line)) if is_set else kept
        self._keep_marks()
        return is_set

    def toggle_reviewed(self, path: str) -> None:
        """Says that an entry was looked through, or that it was not; what lies below a folder goes with it."""
        if is_below(path, self.reviewed):
            return
        self.reviewed ^= {path}
        self._keep_marks()
        self.reviewed_changed.emit()

    def is_reviewed(self, path: str) -> bool:
        """Whether an entry was looked through, by itself or with a folder around it."""
        return path in self.reviewed or is_below(path, self.reviewed)

    def keep_view(self, view: SavedView) -> None:
        """Remembers what the window looks like, where there is a case."""
        if self._keeper:
            self._keeper.keep_view(view, self._link.covered_secrets)

    def log_reveal(self, finding: ReportFinding | None) -> None:
        """Notes in the case that secrets were looked at: those of one finding, or all."""
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        rule, path = (finding.rule, finding.path) if finding else ("", "")
        reveal = Reveal(at, rule, path, finding.fingerprint.exact if finding else "")
        self._with_keeper(lambda keeper: keeper.log(reveal))

    def case(self) -> Case:
        """What there is to export."""
        decisions = tuple(self.triage.decisions.values())
        masker = Masker(self._link.covered_secrets)
        bookmarks = tuple(replace(mark, path=masker.mask(mark.path)[0]) for mark in self.bookmarks)
        return Case(self._facts(), decisions, bookmarks, tuple(masker.mask(path)[0] for path in self.reviewed))

    def _masked(self, text: str) -> str:
        return Masker(self._link.covered_secrets).mask(text)[0]

    def save_as(self, path: Path, on_done: Callable[[object], None]) -> None:
        """Writes the whole case to another file."""
        self._with_keeper(lambda keeper: keeper.copy_to(path, on_done))

    def close(self) -> None:
        """Writes what is left."""
        if self._keeper:
            self._keeper.close()

    def _keep(self, decisions: tuple[Decision, ...]) -> None:
        if decisions:
            self._with_keeper(lambda keeper: keeper.keep(decisions))
            self.changed.emit(frozenset(decision.exact for decision in decisions))

    def _keep_marks(self) -> None:
        bookmarks, reviewed, secrets = self.bookmarks, self.reviewed, self._link.covered_secrets
        self._with_keeper(lambda keeper: keeper.keep_marks(bookmarks, reviewed, secrets))

    def _with_keeper(self, do: Callable[[CaseKeeper], None]) -> None:
        if self._keeper:
            do(self._keeper)
        else:
            self._waiting.append(do)

    def _on_state_changed(self, _change: object) -> None:
        if self._keeper is not None or self._link.state.sha256 is None:
            return
        given = self._link.state.path
        path = Path(given) if is_case(given) else case_path(self._folder, self._link.state.sha256)
        self._keeper = CaseKeeper(path, self._facts(), self)
        self._keeper.loaded.connect(self._on_loaded)
        self._keeper.earlier_found.connect(self._on_earlier_found)
        self._keeper.failed.connect(self.failed)
        self._keeper.unsaved_changed.connect(self._on_unsaved_changed)
        self._keeper.load()
        for do in self._waiting:
            do(self._keeper)
        self._waiting.clear()

    def _on_loaded(self, case: Case) -> None:
        self.view_loaded.emit(case.view)
        self.bookmarks = tuple(dict.fromkeys((*case.bookmarks, *self.bookmarks)))
        if case.reviewed:
            self.reviewed |= frozenset(case.reviewed)
            self.reviewed_changed.emit()
        if case.decisions:
            self.triage.load(case.decisions)
            self.changed.emit(None)

    def _on_unsaved_changed(self, count: int) -> None:
        self.unsaved = count

    def _on_earlier_found(self, case: Case) -> None:
        self._earlier = case
        if self._report:
            self.compare_with_earlier(self._report)

    def _facts(self) -> dict[str, str]:
        state = self._link.state
        facts = {"artifact": self._masked(state.artifact.name) if state.artifact else "", "sha256": state.sha256 or ""}
        if state.package:
            facts["package"] = f"{state.package.ecosystem} {state.package.name}"
            facts["version"] = state.package.version or ""
        return facts
