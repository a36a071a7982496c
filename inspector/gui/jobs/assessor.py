"""Turns events into reports beside the GUI thread: while the scan runs now and then, and at its end at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.entry_table import EntryTable
from inspector.core.events import Ended, EntriesFound, ScanEvent
from inspector.core.report import Report, ReportFinding
from inspector.core.severity import Severity
from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.models.finding_rows import FindingRow, finding_rows
from inspector.gui.textview.line_marks import LineMark

if TYPE_CHECKING:
    from inspector.engine.assess import Assessment
    from inspector.policy.policy import Policy

PAUSE_MS = 400
PAUSE_FACTOR = 5
"""A pause is at least this many times as long as the last report took to make."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """A report and what the window needs of it, made in one go."""

    report: Report
    rows: list[FindingRow]
    worst_by_entry: Mapping[int, Severity]
    """0 stands for the artifact."""
    secrets: frozenset[int]
    """Entries in which a secret was found."""
    marks: Mapping[int, list[LineMark]]
    """By entry: lines with open findings, and the severity of each."""
    is_final: bool
    seconds: float


class Assessor(QObject):
    """One per artifact. Only one report is made at a time."""

    assessed = Signal(object)
    failed = Signal(object)

    def __init__(self, policy: Callable[[], "Policy"], entries: EntryTable, parent: QObject | None = None) -> None:
        """`entries`: what the window knows of them, before the events that say so come here."""
        super().__init__(parent)
        self._policy = policy
        self._work = _Work(entries)
        self._waiting: list[ScanEvent] = []
        self._is_busy = False
        self._is_stale = False
        self._token = Token()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._begin)

    def feed(self, events: list[ScanEvent], *, needs_report: bool = True) -> None:
        """Takes more events; a report follows where it would say something new."""
        self._waiting += [event for event in events if not isinstance(event, EntriesFound)]
        if any(isinstance(event, Ended) for event in events):
            self._timer.stop()
            self._begin()
        elif needs_report and not self._timer.isActive() and not self._is_busy:
            self._timer.start()

    def reassess(self) -> None:
        """Makes the report anew under a policy that changed."""
        self._is_stale = True
        self._begin()

    def close(self) -> None:
        """No report comes any more."""
        self._token.drop()
        self._timer.stop()

    def _begin(self) -> None:
        if self._is_busy or self._token.is_dropped or not (self._waiting or self._is_stale):
            return
        events, self._waiting = self._waiting, []
        self._is_busy, self._is_stale = True, False
        run_in_background(lambda: self._work.step(events, self._policy()), self._on_done, self._on_failed, self._token)

    def _on_done(self, result: Assessed) -> None:
        self._is_busy = False
        self.assessed.emit(result)
        self._timer.setInterval(max(PAUSE_MS, round(1000 * PAUSE_FACTOR * result.seconds)))
        if self._is_stale or any(isinstance(event, Ended) for event in self._waiting):
            self._begin()
        elif self._waiting:
            self._timer.start()

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)


class _Work:
    """Used by one pool thread at a time."""

    def __init__(self, entries: EntryTable) -> None:
        self._entries = entries
        self._assessment: Assessment | None = None
        self._is_final = False

    def step(self, events: list[ScanEvent], policy: "Policy") -> Assessed:
        begun = monotonic()
        assessment = self._assessment or _new_assessment(self._entries)
        self._assessment = assessment
        for event in events:
            assessment.feed(event)
            self._is_final |= isinstance(event, Ended)
        report = assessment.report(policy)
        worst, secrets = _places(report)
        took_s = monotonic() - begun
        return Assessed(report, finding_rows(report), worst, secrets, _marks(report), self._is_final, took_s)


def _new_assessment(entries: EntryTable) -> "Assessment":
    from inspector.engine.assess import Assessment  # noqa: PLC0415 - loads all rules: not on the GUI thread

    return Assessment(entries=entries)


def _places(report: Report) -> tuple[dict[int, Severity], frozenset[int]]:
    worst: dict[int, Severity] = {}
    secrets: set[int] = set()
    for finding in report.findings:
        if not finding.is_open:
            continue
        numbers = {finding.entry or 0, *finding.also_entries}
        for number in numbers - {0} if finding.entry else numbers:
            if number not in worst or finding.severity.rank < worst[number].rank:
                worst[number] = finding.severity
        if finding.rule.startswith("sec-"):
            secrets |= numbers - {0}
    return worst, frozenset(secrets)


def _marks(report: Report) -> dict[int, list[LineMark]]:
    marks: dict[int, list[LineMark]] = {}
    for finding in report.findings:
        if finding.is_open and finding.entry is not None and finding.line is not None:
            marks.setdefault(finding.entry, []).append((finding.line, finding.severity, _words_of(finding)))
    return marks


def _words_of(finding: ReportFinding) -> str:
    """What the mark of a finding says in its tool tip."""
    return f"{finding.severity.value.capitalize()}: {finding.title} ({finding.rule})"
