"""One file about several artifacts: the same findings in the same order, and which artifact has which."""

from collections.abc import Sequence
from typing import Any

from inspector.core.matrix import MatrixRow, matrix_rows
from inspector.core.report import SCHEMA_VERSION, Report
from inspector.reports.json_report import dumped, report_data


def write_several_json(reports: Sequence[Report]) -> bytes:
    """`{schema_version, tool, reports, matrix}` in UTF-8; at least one report is needed."""
    data = [report_data(report) for report in reports]
    return dumped(
        {"schema_version": SCHEMA_VERSION, "tool": data[0]["tool"], "reports": data, "matrix": matrix(reports)}
    )


def matrix(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """One row per rule and content over all reports, worst first, with every artifact that has it."""
    return [_row_data(row) for row in matrix_rows(reports)]


def _row_data(row: MatrixRow) -> dict[str, Any]:
    return {
        "fingerprint": row.fingerprint,
        "rule": row.rule,
        "title": row.title,
        "severity": row.severity.value,
        "places": [
            {
                "artifact": place.artifact,
                "path": place.finding.path,
                "severity": place.finding.severity.value,
                "state": place.finding.state.value,
                "fingerprint": place.finding.fingerprint.exact,
            }
            for place in row.places
        ],
    }
