"""The findings list as ready-made rows, and which of them pass a filter."""

from dataclasses import dataclass
from enum import StrEnum

from inspector.core.report import Report, ReportFinding
from inspector.core.severity import Severity
from inspector.core.text import visible


class StateFilter(StrEnum):
    """Which findings to show by their state."""

    OPEN = "Open"
    CLOSED = "Accepted"
    ALL = "All states"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list. Texts are safe to show."""

    finding: ReportFinding
    title: str
    place: str
    haystack: str
    """Everything a text filter looks at, case folded."""

    @property
    def key(self) -> str:
        """Identity over several assessments."""
        return self.finding.fingerprint.exact


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What a person asked to see."""

    text: str = ""
    floor: Severity = Severity.INFO
    """The mildest severity to show."""
    state: StateFilter = StateFilter.OPEN

    def allows(self, row: FindingRow) -> bool:
        """Whether a row is shown."""
        if not row.finding.severity.at_least(self.floor):
            return False
        if self.state is not StateFilter.ALL and row.finding.is_open != (self.state is StateFilter.OPEN):
            return False
        return self.text.casefold() in row.haystack


def finding_rows(report: Report) -> list[FindingRow]:
    """Rows in the report's order: worst first."""
    return [_row_of(finding) for finding in report.findings]


def _row_of(finding: ReportFinding) -> FindingRow:
    title = visible(finding.title)
    place = place_words(finding)
    haystack = f"{finding.rule}\n{title}\n{place}\n{finding.message}\n{finding.severity.value}".casefold()
    return FindingRow(finding, title, place, haystack)


def place_words(finding: ReportFinding) -> str:
    """Where a finding is: its inner path with the line, or the artifact as a whole."""
    if not finding.path:
        return "the artifact as a whole"
    line = f":{finding.line}" if finding.line is not None else ""
    more = f"  (+{len(finding.also_at)})" if finding.also_at else ""
    return f"{visible(finding.path)}{line}{more}"
