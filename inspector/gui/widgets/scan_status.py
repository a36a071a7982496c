"""The status bar: verdict, counts, digest, progress, cancel."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from inspector.core.end_state import EndState
from inspector.core.events import Progress
from inspector.core.report import Report, VerdictState
from inspector.core.severity import Severity
from inspector.core.text import human_size, shortened
from inspector.gui.language import WordTable, tr
from inspector.gui.models.pace import Pace
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.wording import VERDICT_WORDS, counted, severity_counts
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import LinkButton, QuietButton
from inspector.gui.widgets.plain_label import PlainLabel

_END_WORDS = WordTable(
    {
        EndState.RUNNING: "",
        EndState.COMPLETE: "",
        EndState.CANCELLED: "cancelled",
        EndState.TIMED_OUT: "time limit reached",
        EndState.OUT_OF_MEMORY: "memory limit reached",
        EndState.WORKER_DIED: "stopped unexpectedly",
        EndState.FAILED: "could not be read",
    }
)
_INKS = {VerdictState.FAIL: Severity.CRITICAL, VerdictState.REVIEW: Severity.MEDIUM}
STEPS = 1000


class ScanStatus(QStatusBar):
    """Follows the scan."""

    cancel_asked = Signal()
    digest_asked = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._state: ScanState | None = None
        self._pace = Pace()
        self.setAccessibleName(tr("State of the scan"))
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 8, 2)
        self.verdict = PlainLabel(role="title")
        self.counts = PlainLabel()
        self.digest = LinkButton()
        self.digest.setAccessibleName(tr("Copy the SHA-256 of the artifact"))
        self.digest.clicked.connect(self.digest_asked)
        self.entries = PlainLabel(role="muted")
        self.scanned = PlainLabel(role="muted")
        self.secrets = PlainLabel(tr("Secrets are shown"))
        self.phase = PlainLabel(role="muted")
        self.progress = QProgressBar()
        self.progress.setFixedSize(140, 10)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the scan"))
        self.cancel_button = QuietButton(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Cancel the scan"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        for part in (self.verdict, self.counts, self.digest, self.entries, self.scanned):
            self.addWidget(part)
        for permanent in (self.secrets, self.phase, self.progress, self.cancel_button):
            self.addPermanentWidget(permanent)
        self.show_state(None)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.show_state(self._state)

    def show_state(self, state: ScanState | None) -> None:
        """Shows what is known; nothing but a greeting without an artifact."""
        self._state = state
        for part in (self.counts, self.digest, self.entries, self.scanned):
            part.setVisible(state is not None)
        self.secrets.setVisible(state is not None and state.secrets_are_shown)
        self._show_progress(state)
        if state is None:
            self.verdict.show_text("")
            return
        report = state.report
        self._show_verdict(state, report)
        self.counts.show_text(severity_counts(report) if report else "")
        self.digest.setVisible(state.sha256 is not None)
        self.digest.setText(tr("sha256 {sha256}", sha256=shortened(state.sha256, 17)) if state.sha256 else "")
        self.digest.setToolTip(tr("{sha256}\nClick to copy", sha256=state.sha256) if state.sha256 else "")
        self.entries.show_text(counted(len(state.entries), "entry", "entries"))
        scanned = state.progress.bytes_scanned if state.progress else 0
        scanned = report.counts.bytes_scanned if report and state.report_is_final else scanned
        self.scanned.show_text(tr("scanned {size}", size=human_size(scanned)))

    def _show_verdict(self, state: ScanState, report: Report | None) -> None:
        is_decided = report is not None and state.report_is_final
        words = VERDICT_WORDS[report.verdict.state] if report and is_decided else tr("Scanning")
        end = _END_WORDS[state.ended.state] if state.ended else ""
        self.verdict.show_text(f"{words} ({end})" if end else words)
        ink = self._theme.text
        if report and is_decided:
            look = _INKS.get(report.verdict.state)
            ink = self._theme.severities[look] if look else self._theme.positive
        palette = self.verdict.palette()
        palette.setColor(palette.ColorRole.WindowText, ink)
        self.verdict.setPalette(palette)

    def _show_progress(self, state: ScanState | None) -> None:
        is_scanning = state is not None and state.is_scanning
        for part in (self.phase, self.progress, self.cancel_button):
            part.setVisible(is_scanning)
        if state is None or not is_scanning:
            self._pace.clear()
            return
        progress = state.progress
        self.phase.show_text(self._phase_words(progress) if progress else tr("Opening"))
        if progress and progress.total_bytes:
            self.progress.setRange(0, STEPS)
            self.progress.setValue(round(STEPS * min(1.0, progress.done_bytes / progress.total_bytes)))
        else:
            self.progress.setRange(0, 0)

    def _phase_words(self, progress: Progress) -> str:
        self._pace.see(self._clock(), progress.done_bytes, progress.total_bytes)
        pace = self._pace.in_bytes()
        return f"{progress.phase}  ·  {pace}" if pace else progress.phase
