"""Applies a profile to findings: the severity after it, and the sentences that say why it changed."""

from inspector.core.finding import Finding
from inspector.core.severity import Severity
from inspector.policy.policy import Profile, Shift

Rated = tuple[Severity, tuple[str, ...]]
_Row = tuple[Shift, ...]


class ProfileShifts:
    """One profile, indexed by rule: most rules have no row at all."""

    def __init__(self, profile: Profile) -> None:
        self._shifts = profile.shifts
        self._by_rule: dict[str, _Row] = {}

    def rate(self, finding: Finding) -> Rated:
        """Severity and reasons of a finding under the profile. Rows apply one after the other."""
        rows = self._by_rule.get(finding.rule)
        if rows is None:
            rows = self._by_rule[finding.rule] = _rows_of(self._shifts, finding.rule)
        severity, reasons = finding.severity, finding.reasons
        for row in rows:
            if not _fits(row, finding.tags):
                continue
            after = _moved(severity, row)
            if after is not severity:
                severity, reasons = after, (*reasons, row.reason)
        return severity, reasons


def _rows_of(shifts: tuple[Shift, ...], rule: str) -> _Row:
    group = rule.partition("-")[0]
    return tuple(s for s in shifts if (not s.rules or rule in s.rules) and (not s.groups or group in s.groups))


def _fits(row: Shift, tags: tuple[str, ...]) -> bool:
    return (row.tag is None or row.tag in tags) and (row.except_tag is None or row.except_tag not in tags)


def _moved(severity: Severity, row: Shift) -> Severity:
    moved = severity.shifted(row.by) if row.by else severity
    return row.at_most if row.at_most is not None and moved.rank < row.at_most.rank else moved
