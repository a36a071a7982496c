"""The findings list as ready-made rows, and which of them pass a filter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from inspector.core.report import FindingState, Report, ReportFinding
from inspector.core.severity import Severity
from inspector.core.text import visible
from inspector.engine.case.records import Decision
from inspector.gui.language import WordTable, later, tr


class StateFilter(StrEnum):
    """Which findings to show by their state."""

    OPEN = later("Open")
    UNDECIDED = later("To decide")
    CONFIRMED = later("Confirmed")
    CLOSED = later("Accepted")
    FALSE_POSITIVE = later("False positive")
    FIXED = later("Fixed")
    ALL = later("All states")


_OPEN_STATES = frozenset({FindingState.OPEN, FindingState.CONFIRMED, FindingState.EXPIRED})
_UNDECIDED = frozenset({FindingState.OPEN, FindingState.EXPIRED})
_SHOWN = {
    StateFilter.OPEN: _OPEN_STATES,
    StateFilter.UNDECIDED: _UNDECIDED,
    StateFilter.CONFIRMED: frozenset({FindingState.CONFIRMED}),
    StateFilter.CLOSED: frozenset({FindingState.ACCEPTED}),
    StateFilter.FALSE_POSITIVE: frozenset({FindingState.FALSE_POSITIVE}),
    StateFilter.FIXED: frozenset({FindingState.FIXED}),
    StateFilter.ALL: frozenset(FindingState),
}
STATE_WORDS = WordTable(
    {
        FindingState.OPEN: "Open",
        FindingState.CONFIRMED: "Confirmed",
        FindingState.ACCEPTED: "Accepted",
        FindingState.FALSE_POSITIVE: "False positive",
        FindingState.FIXED: "Fixed",
        FindingState.EXPIRED: "Acceptance lapsed",
    }
)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list. Texts are safe to show."""

    finding: ReportFinding
    title: str
    place: str
    haystack: str
    """Everything a text filter looks at, case folded."""
    decision: Decision | None = None
    """What a person said of it in this window; it stands before what the policy says, and changes no verdict."""

    @property
    def state(self) -> FindingState:
        """Where it stands: by the person's decision, else by the policy."""
        if self.decision and self.decision.state is not FindingState.OPEN:
            return self.decision.state
        return self.finding.state

    @property
    def is_open(self) -> bool:
        """Whether something is left to do about it."""
        return self.state in _OPEN_STATES

    @property
    def is_decided(self) -> bool:
        """Whether somebody looked at it and said what it is."""
        return self.state not in _UNDECIDED

    @property
    def state_words(self) -> str:
        """State for the list: nothing where nobody decided, and a mark where there is a note."""
        words = "" if self.state is FindingState.OPEN else STATE_WORDS[self.state]
        return f"{words} ✎".strip() if self.decision and self.decision.note else words

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
        if row.state not in _SHOWN[self.state]:
            return False
        text = self.text.casefold()
        return text in row.haystack or bool(row.decision and text in row.decision.note.casefold())


class GroupBy(StrEnum):
    """In what order findings stand together."""

    SEVERITY = later("By severity")
    RULE = later("By rule")
    FILE = later("By file")
    PART = later("By part of the package")
    STATE = later("By state")


def in_groups(rows: list[FindingRow], group: GroupBy) -> list[FindingRow]:
    """The same rows, those of a group together; within a group, and among groups, the worst stay first."""
    if group is GroupBy.SEVERITY:
        return rows
    first: dict[str, int] = {}
    for at, row in enumerate(rows):
        first.setdefault(group_of(row, group), at)
    return sorted(rows, key=lambda row: first[group_of(row, group)])


def group_of(row: FindingRow, group: GroupBy) -> str:
    """What rows of one group share."""
    match group:
        case GroupBy.RULE:
            return row.finding.rule
        case GroupBy.FILE:
            return row.finding.path
        case GroupBy.PART:
            return "/".join(row.finding.path.split("/")[:2])
        case GroupBy.STATE:
            return row.state.value
        case _:
            return row.finding.severity.value


def with_decisions(rows: list[FindingRow], decisions: Mapping[str, Decision]) -> list[FindingRow]:
    """The same rows with what a person decided of them."""
    if not decisions:
        return rows
    return [replace(row, decision=decisions.get(row.key)) for row in rows]


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
        return tr("the artifact as a whole")
    line = f":{finding.line}" if finding.line is not None else ""
    more = f"  (+{len(finding.also_at)})" if finding.also_at else ""
    return f"{visible(finding.path)}{line}{more}"
