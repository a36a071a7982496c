"""The health of an artifact at a glance: one row per question that a release is asked, each with a state and words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from inspector.core.end_state import EndState
from inspector.core.problem import COVERAGE_RULES
from inspector.core.report import Report, ReportFinding
from inspector.core.severity import Severity
from inspector.gui.language import later, tr
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.wording import LEVEL_WORDS, counted

_DIGEST_RULES = ("int-record-mismatch", "int-record-unlisted", "int-manifest-digests", "int-missing-entry")
_INSTALLERS = later("Nothing installs it: no package manager knows such an artifact.")


class HealthState(StrEnum):
    """How a row stands."""

    OK = later("ok")
    WARNING = later("warning")
    CRITICAL = later("critical")
    PENDING = later("pending")
    NOT_APPLICABLE = later("not applicable")


@dataclass(frozen=True, slots=True)
class HealthRow:
    """The answer to one question."""

    title: str
    state: HealthState
    words: str
    worst: ReportFinding | None = None
    """The worst open finding that the answer rests on."""


@dataclass(frozen=True, slots=True)
class _Question:
    title: str
    rules: tuple[str, ...]
    """Beginnings of rule ids. Of two questions that both take a rule, the longer beginning decides."""
    good: Callable[[ScanState], str]
    """What to say where nothing speaks against it."""
    beside: Callable[[ScanState], str] = lambda _state: ""
    """Why the question makes no sense for this artifact; empty where it does."""

    def claim_on(self, rule: str) -> int:
        """How much of the rule's id it names; -1 where it is not for this question."""
        return max((len(start) for start in self.rules if rule.startswith(start)), default=-1)


def health_of(state: ScanState) -> list[HealthRow]:
    """All rows in their order. Nothing is called good before the scan ended, or where it did not get to the end."""
    groups: dict[str, list[ReportFinding]] = {title: [] for title in (*(each.title for each in _QUESTIONS), _COVERAGE)}
    for finding in state.report.findings if state.report else ():
        if finding.is_open:
            groups[question_of(finding.rule)].append(finding)
    rows = [_row(question, groups[question.title], state) for question in _QUESTIONS]
    return [*rows, _coverage_row(groups[_COVERAGE], state)]


class HealthRows:
    """The rows of a scan that goes on: made anew only where something that they rest on is another."""

    def __init__(self) -> None:
        self._objects: tuple[object, ...] = (None, None, None)
        self._figures = (False, -1)
        self._rows: list[HealthRow] = []

    def of(self, state: ScanState) -> list[HealthRow]:
        """The rows now."""
        objects = (state.report, state.package, state.exposure)
        figures = (state.report_is_final, sum(map(len, state.problems.values())))
        # Not compared by what they hold: a report may have a hundred thousand findings.
        if figures != self._figures or any(new is not old for new, old in zip(objects, self._objects, strict=True)):
            self._objects, self._figures, self._rows = objects, figures, health_of(state)
        return self._rows


@cache
def question_of(rule: str) -> str:
    """The title of the row that a rule's findings count for."""
    if rule.startswith("cov-"):
        return _COVERAGE
    return max(_QUESTIONS, key=lambda question: question.claim_on(rule)).title


def _row(question: _Question, findings: Sequence[ReportFinding], state: ScanState) -> HealthRow:
    is_over = state.report_is_final
    if findings:
        level = _level(findings, state.report)
        return HealthRow(question.title, level, _counts(findings), findings[0])
    if not is_over:
        return HealthRow(question.title, HealthState.PENDING, tr("Known when every byte was read."))
    reason = question.beside(state)
    if reason:
        return HealthRow(question.title, HealthState.NOT_APPLICABLE, reason)
    if state.report is None or state.report.end_state is not EndState.COMPLETE:
        return HealthRow(question.title, HealthState.WARNING, tr("Nothing found before the scan ended early."))
    return HealthRow(question.title, HealthState.OK, question.good(state))


def _coverage_row(findings: Sequence[ReportFinding], state: ScanState) -> HealthRow:
    gaps = [problem for group in state.problems.values() for problem in group if problem.kind in COVERAGE_RULES]
    report = state.report
    if not state.report_is_final or report is None:
        words = (
            tr("{parts} left unread so far.", parts=counted(len(gaps), "part"))
            if gaps
            else tr("Known when every byte was read.")
        )
        return HealthRow(_COVERAGE, HealthState.WARNING if gaps else HealthState.PENDING, words)
    worst = findings[0] if findings else None
    if not findings and report.end_state is EndState.COMPLETE:
        accepted = tr(" What was left unread is accepted.") if gaps else ""
        return HealthRow(
            _COVERAGE,
            HealthState.OK,
            tr("Everything else was read.{accepted}", accepted=accepted) if gaps else tr(_ALL_READ),
        )
    level = HealthState.CRITICAL if report.policy.require_full_coverage else HealthState.WARNING
    early = "" if report.end_state is EndState.COMPLETE else tr("The scan ended early. ")
    parts = (
        tr("{parts} left unread.", parts=counted(len(findings), "part"))
        if findings
        else tr("The rest was not scanned.")
    )
    return HealthRow(_COVERAGE, level, early + parts, worst)


def _level(findings: Iterable[ReportFinding], report: Report | None) -> HealthState:
    """As the verdict sees them: what the policy fails on, what is left to review, what is only noted."""
    worst = min(finding.severity.rank for finding in findings)
    if report is not None and worst <= report.policy.fail_on.rank:
        return HealthState.CRITICAL
    return HealthState.WARNING if worst <= Severity.MEDIUM.rank else HealthState.OK


def _counts(findings: Sequence[ReportFinding]) -> str:
    counts = {level: sum(finding.severity is level for finding in findings) for level in Severity}
    listed = ", ".join(f"{count:,} {LEVEL_WORDS[level]}" for level, count in counts.items() if count)
    return f"{listed}: {findings[0].title}"


def _claim_words(state: ScanState) -> str:
    package = state.package
    return (
        tr(
            "{name} {version} ({ecosystem}), as its own metadata says.",
            name=package.name,
            version=package.version or "",
            ecosystem=package.ecosystem,
        )
        if package
        else ""
    )


def _exposure_words(state: ScanState) -> str:
    found = state.exposure
    if found is None or not found.maps + found.inline_maps:
        return tr("No source maps: no sources can be rebuilt.")
    return tr("{maps}, nothing of it worth a finding.", maps=counted(found.maps + found.inline_maps, "source map"))


def _without_package(reason: str) -> Callable[[ScanState], str]:
    return lambda state: "" if state.package else tr(reason)


_COVERAGE = later("Coverage")
_ALL_READ = later("Every entry was read and scanned.")
_QUESTIONS = (
    _Question(
        later("Package claim"),
        ("int-", "policy-"),
        _claim_words,
        _without_package(later("No metadata says what package this is.")),
    ),
    _Question(
        later("Integrity"),
        _DIGEST_RULES,
        lambda _state: tr("Files are what the package's own lists of digests say."),
        _without_package(later("No package: nothing lists what its files should be.")),
    ),
    _Question(later("Source exposure"), ("map-", "src-", "dbg-"), _exposure_words),
    _Question(later("Secrets"), ("sec-",), lambda _state: tr("No secrets in anything that was read.")),
    _Question(
        later("Install-time code"),
        ("run-",),
        lambda _state: tr("Nothing runs when it is installed."),
        _without_package(_INSTALLERS),
    ),
    _Question(
        later("Archive hygiene"), ("arc-", "size-"), lambda _state: tr("Names, links, records and sizes are sound.")
    ),
    _Question(later("Leftovers"), ("",), lambda _state: tr("No traces of the workshop.")),
)
