"""Several artifacts of one release as one view: the same findings together, and which artifact has which."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.core.report import FindingState, Report, ReportFinding
from inspector.core.severity import Severity

_OPEN = frozenset({FindingState.OPEN, FindingState.CONFIRMED, FindingState.EXPIRED})


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """One finding of one artifact."""

    artifact: int
    """0-based, in the order of the reports."""
    finding: ReportFinding


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One rule and content over all artifacts: findings that share their loose fingerprint."""

    fingerprint: str
    rule: str
    title: str
    severity: Severity
    """The worst of all places."""
    places: tuple[MatrixPlace, ...]

    def counts(self, artifacts: int) -> list[int]:
        """Open findings of each artifact."""
        counts = [0] * artifacts
        for place in self.places:
            counts[place.artifact] += place.finding.state in _OPEN
        return counts

    def first_in(self, artifact: int) -> ReportFinding | None:
        """The first finding of an artifact, open ones before those set aside."""
        found = [place.finding for place in self.places if place.artifact == artifact]
        return min(found, key=lambda finding: finding.state not in _OPEN, default=None)


def matrix_rows(reports: Sequence[Report]) -> list[MatrixRow]:
    """Worst first, then by rule and fingerprint: the same in whatever order scans ended."""
    rows: dict[str, list[MatrixPlace]] = {}
    for number, report in enumerate(reports):
        for finding in report.findings:
            rows.setdefault(finding.fingerprint.loose, []).append(MatrixPlace(number, finding))
    made = [_row(loose, places) for loose, places in rows.items()]
    return sorted(made, key=lambda row: (row.severity.rank, row.rule, row.fingerprint))


def _row(loose: str, places: list[MatrixPlace]) -> MatrixRow:
    first = places[0].finding
    worst = min((place.finding.severity for place in places), key=lambda level: level.rank)
    return MatrixRow(loose, first.rule, first.title, worst, tuple(places))
