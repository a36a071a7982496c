"""One file about several artifacts: the same findings in the same order, and which artifact has which."""

from collections.abc import Sequence
from typing import Any

from inspector.core.report import SCHEMA_VERSION, Report, ReportFinding
from inspector.core.severity import Severity
from inspector.reports.json_report import dumped, report_data


def write_several_json(reports: Sequence[Report]) -> bytes:
    """`{schema_version, tool, reports, matrix}` in UTF-8; at least one report is needed."""
    data = [report_data(report) for report in reports]
    return dumped(
        {"schema_version": SCHEMA_VERSION, "tool": data[0]["tool"], "reports": data, "matrix": matrix(reports)}
    )


def matrix(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """One row per rule and content over all reports, worst first, with every artifact that has it."""
    rows: dict[str, list[tuple[int, ReportFinding]]] = {}
    for number, report in enumerate(reports):
        for finding in report.findings:
            rows.setdefault(finding.fingerprint.loose, []).append((number, finding))
    made = [_row(loose, places) for loose, places in rows.items()]
    return sorted(made, key=lambda row: (Severity(row["severity"]).rank, row["rule"], row["fingerprint"]))


def _row(loose: str, places: list[tuple[int, ReportFinding]]) -> dict[str, Any]:
    first = places[0][1]
    return {
        "fingerprint": loose,
        "rule": first.rule,
        "title": first.title,
        "severity": min((finding.severity for _, finding in places), key=lambda level: level.rank).value,
        "places": [
            {
                "artifact": number,
                "path": finding.path,
                "severity": finding.severity.value,
                "state": finding.state.value,
                "fingerprint": finding.fingerprint.exact,
            }
            for number, finding in places
        ],
    }
