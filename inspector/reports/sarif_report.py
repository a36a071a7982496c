"""The report as SARIF 2.1.0 (OASIS), in two flavours.

`sarif` is complete: suppressed results with their justification, artifacts nested in each other, evidence.
`sarif-github` keeps to what GitHub's code scanning reads and to its limits: results that are set aside are left
out, the worst ones stay when there are too many, and a note says how many are missing.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from inspector.core.report import Report, ReportFinding
from inspector.reports import wording
from inspector.reports.sarif_places import ArtifactList
from inspector.reports.sarif_result import result
from inspector.reports.sarif_rule import rule_descriptors
from inspector.reports.sarif_run import automation, invocation, run_properties
from inspector.reports.sarif_text import json_text

SCHEMA_URI: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_GITHUB_RESULTS: Final = 5_000
MAX_GITHUB_RUNS: Final = 20
MAX_GITHUB_GZIP_BYTES: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Flavour:
    """What a reader of the file can take."""

    is_github: bool
    max_results: int | None = None


FULL: Final = Flavour(is_github=False)
GITHUB: Final = Flavour(is_github=True, max_results=MAX_GITHUB_RESULTS)


def write_sarif(report: Report) -> bytes:
    """One complete run."""
    return write_several_sarif([report])


def write_several_sarif(reports: Sequence[Report]) -> bytes:
    """One complete run per artifact."""
    return _dumped([_run([report], FULL) for report in reports])


def write_sarif_github(report: Report) -> bytes:
    """One run within GitHub's limits."""
    return write_several_sarif_github([report])


def write_several_sarif_github(reports: Sequence[Report]) -> bytes:
    """One run per artifact, or one for all where there are more than GitHub takes; halved until small enough."""
    groups = [[report] for report in reports] if len(reports) <= MAX_GITHUB_RUNS else [list(reports)]
    flavour = GITHUB
    while True:
        data = _dumped([_run(group, flavour) for group in groups])
        most = flavour.max_results or 0
        # Fixed level and time: how far the results are cut must not depend on the machine or the day.
        if most <= 1 or len(gzip.compress(data, 6, mtime=0)) <= MAX_GITHUB_GZIP_BYTES:
            return data
        flavour = Flavour(is_github=True, max_results=most // 2)


def _dumped(runs: list[dict[str, Any]]) -> bytes:
    return json_text({"$schema": SCHEMA_URI, "version": "2.1.0", "runs": runs}).encode("utf-8")


def _run(reports: Sequence[Report], flavour: Flavour) -> dict[str, Any]:
    kept, missing = _kept(reports, flavour)
    rules = rule_descriptors(reports, [finding for _, finding in kept])
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    artifacts = ArtifactList(reports, is_nested=not flavour.is_github)
    results = [
        result(finding, reports[number].artifact, index[finding.rule], artifacts, is_github=flavour.is_github)
        for number, finding in kept
    ]
    tool = reports[0].tool
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": wording.PRODUCT,
                "version": tool.version,
                "semanticVersion": tool.version,
                "rules": rules,
            }
        },
        "automationDetails": automation(reports),
        "columnKind": "utf16CodeUnits",
        "invocations": [invocation(reports, missing, artifacts)],
        "results": results,
    }
    if not flavour.is_github:
        run["properties"] = run_properties(reports[0])
    run["artifacts"] = artifacts.objects()
    return run


def _kept(reports: Sequence[Report], flavour: Flavour) -> tuple[list[tuple[int, ReportFinding]], int]:
    """(number of the report, finding), worst first within the flavour's limit; and how many were left out."""
    found = [(number, finding) for number, report in enumerate(reports) for finding in report.findings]
    if not flavour.is_github:
        return found, 0
    found = [pair for pair in found if pair[1].is_open]
    if flavour.max_results is None or len(found) <= flavour.max_results:
        return found, 0
    found.sort(key=lambda pair: pair[1].severity.rank)
    return found[: flavour.max_results], len(found) - flavour.max_results
