"""One finding per rule and content: equal findings at several places become one that lists the places."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from inspector.core.finding import Finding
from inspector.core.report import Baseline
from inspector.core.severity import Severity
from inspector.policy.shift import ProfileShifts

_RAISED_WHEN_NEW: Final = frozenset({"int-unused-dependency", "run-npm-lifecycle", "run-pth-exec"})
"""Rules whose findings are common and harmless for years, and the mark of an attack on the day they appear."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Equal findings as one, under a profile."""

    finding: Finding
    """The one at the first path; its place, message and evidence are shown."""
    severity: Severity
    """The worst of all places."""
    reasons: tuple[str, ...]
    also_at: tuple[str, ...]
    """The further paths, sorted."""
    also_entries: tuple[int, ...] = ()
    """Numbers of the entries at all places but the first, where they have one."""


def merged(findings: Iterable[Finding], shifts: ProfileShifts) -> list[Merged]:
    """All findings, merged by rule and content, in the order of their first appearance.

    The place that is shown does not depend on the profile, so that the fingerprint does not either.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.content_key), []).append(finding)
    return [_one(group, shifts) for group in groups.values()]


def raised_when_new(item: Merged, compared: Baseline | None) -> Merged:
    """The same one level worse, where its rule means more in a release that is the first to have it."""
    if compared is not Baseline.NEW or item.finding.rule not in _RAISED_WHEN_NEW:
        return item
    reasons = (*item.reasons, "One level above: the earlier release did not have it.")
    return replace(item, severity=item.severity.shifted(1), reasons=reasons)


def _one(group: list[Finding], shifts: ProfileShifts) -> Merged:
    if len(group) == 1:
        severity, reasons = shifts.rate(group[0])
        return Merged(group[0], severity, reasons, ())
    group.sort(key=_place)
    first = group[0]
    rated = [(*shifts.rate(finding), finding) for finding in group]
    severity, reasons, worst = min(rated, key=lambda item: item[0].rank)
    if rated[0][0] is severity:
        reasons = rated[0][1]
    elif worst.path != first.path:
        reasons = (*reasons, f"The severity is that of the place {worst.path}.")
    others = dict.fromkeys(finding.path for finding in group if finding.path != first.path)
    numbers = dict.fromkeys(finding.entry for finding in group if finding.entry not in (None, first.entry))
    return Merged(first, severity, reasons, tuple(others), tuple(numbers))


def _place(finding: Finding) -> tuple[str, int, int, int, str]:
    return (finding.path, finding.line or 0, finding.column or 0, finding.offset or 0, finding.message)
