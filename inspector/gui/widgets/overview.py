"""The first tab: can it ship, and if not, why: verdict, health, package, treemap, exposure, coverage."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.core.end_state import EndState
from inspector.core.problem import COVERAGE_RULES, Problem
from inspector.core.text import human_size
from inspector.gui.accessible_roles import state_role
from inspector.gui.language import later, tr
from inspector.gui.models.health import HealthRows
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.wording import END_SENTENCES, LEVEL_WORDS, PROBLEM_WORDS, counted
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.card import Card, FactGrid
from inspector.gui.widgets.exposure_card import ExposureCard
from inspector.gui.widgets.health_card import HealthCard
from inspector.gui.widgets.plain_text import PlainText
from inspector.gui.widgets.review_card import ReviewCard
from inspector.gui.widgets.severity_counts import SeverityCounts
from inspector.gui.widgets.treemap_card import TreemapCard
from inspector.gui.widgets.verdict_banner import VerdictBanner

MAX_PROBLEMS = 40
WIDE_PX = 760
_FACTS = (
    later("Name"),
    later("Package"),
    later("Format"),
    later("Size"),
    "SHA-256",
    later("Entries"),
    later("Containers"),
    later("Rebuilt sources"),
    later("Unpacked"),
    later("Policy"),
)


class Overview(QScrollArea):
    """What a person wants to know first. Follows the scan while it runs."""

    severity_asked = Signal(object)
    """A severity whose findings are to be listed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Pane)
        self._theme = theme
        self._state = ScanState()
        self.setAccessibleName(tr("Overview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.banner = VerdictBanner(theme)
        self.health = HealthCard(theme)
        self._health_rows = HealthRows()
        self.treemap = TreemapCard(theme)
        self.facts = FactGrid(_FACTS)
        self.counts = SeverityCounts(theme)
        self.counts.severity_asked.connect(self.severity_asked)
        self.exposure = ExposureCard(theme)
        self.review = ReviewCard(theme)
        self.coverage = PlainText(tr("Coverage and problems"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        dress_scroll_bars(self, theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        dress_scroll_bars(self, theme)
        self.treemap.set_theme(theme)
        self.review.set_theme(theme)
        self.show_state(self._state)

    def show_state(self, state: ScanState) -> None:
        """Shows what is known by now."""
        self._state = state
        self.banner.show_state(state, self._theme)
        self.health.show_rows(self._health_rows.of(state), self._theme)
        self.facts.show_facts(_facts_of(state))
        self.counts.show_counts(state.report.counts.findings if state.report else {}, self._theme)
        exposure = state.exposure or (state.report.exposure if state.report and state.report_is_final else None)
        self.exposure.show_exposure(exposure, self._theme, is_scanning=state.is_scanning)
        self.coverage.show_text(_coverage_of(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards side by side where there is room."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= WIDE_PX
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        artifact, findings, coverage = Card(tr("Artifact")), Card(tr("Open findings")), Card(tr("Coverage"))
        artifact.column.addWidget(self.facts)
        artifact.column.addStretch(1)
        findings.column.addWidget(self.counts)
        findings.column.addStretch(1)
        coverage.column.addWidget(self.coverage)
        self._row.setSpacing(12)
        self._row.addWidget(artifact, 3)
        self._row.addWidget(findings, 2)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self.health)
        column.addLayout(self._row)
        column.addWidget(self.treemap)
        column.addWidget(self.exposure)
        column.addWidget(self.review)
        column.addWidget(coverage)
        column.addStretch(1)
        self.setWidget(page)


def _facts_of(state: ScanState) -> dict[str, str]:
    artifact, package, report = state.artifact, state.package, state.report
    facts = {"Entries": f"{len(state.entries):,}", "Containers": f"{len(state.containers):,}"}
    if state.rebuilt_sources:
        facts["Rebuilt sources"] = f"{state.rebuilt_sources:,}"
    if artifact:
        facts |= {
            "Name": artifact.name,
            "Format": artifact.format,
            "Size": _size_words(artifact.size_bytes),
        }
    if package:
        facts["Package"] = f"{package.name} {package.version or ''} ({package.ecosystem})"
    facts["SHA-256"] = state.sha256 or (tr("known when every byte was read") if state.is_scanning else tr("not known"))
    if report:
        facts["Unpacked"] = _size_words(report.counts.bytes_unpacked)
        facts["Policy"] = tr(
            "{profile}, fails on {severity} ({source})",
            profile=report.policy.profile,
            severity=LEVEL_WORDS[report.policy.fail_on],
            source=report.policy.source,
        )
    return facts


def _size_words(size_bytes: int) -> str:
    short = human_size(size_bytes)
    return short if size_bytes < 1000 else tr("{short} ({size_bytes:,} bytes)", short=short, size_bytes=size_bytes)


def _coverage_of(state: ScanState) -> str:
    lines = []
    raw = (problem for group in state.problems.values() for problem in group)
    problems = list(state.report.problems if state.report else raw)
    if state.ended:
        is_whole = not any(problem.kind in COVERAGE_RULES for problem in problems)
        read = tr("Every entry was read.") if is_whole else tr("Not everything was read.")
        lines.append(END_SENTENCES[state.ended.state] + (f" {read}" if state.ended.state is EndState.COMPLETE else ""))
        if state.ended.message:
            lines.append(state.ended.message)
    else:
        lines.append(tr("The scan is running."))
    lines.append(f"{counted(len(problems), 'problem')}." if problems else tr("No problems were met."))
    lines += [_problem_words(problem) for problem in problems[:MAX_PROBLEMS]]
    if len(problems) > MAX_PROBLEMS:
        lines.append(tr("and {count:,} more: the report lists all of them.", count=len(problems) - MAX_PROBLEMS))
    return "\n".join(lines)


def _problem_words(problem: Problem) -> str:
    where = f" {problem.path}:" if problem.path else ""
    return f"• {PROBLEM_WORDS[problem.kind]}:{where} {problem.message} {problem.resolution}"
