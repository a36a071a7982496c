"""What a SARIF run says about the scan itself."""

import hashlib
from collections.abc import Sequence
from typing import Any

from inspector.core.end_state import EndState
from inspector.core.problem import Problem
from inspector.core.report import Report
from inspector.reports import wording
from inspector.reports.sarif_places import ArtifactList
from inspector.reports.sarif_text import message_text, place_uri, plain_text


def automation(reports: Sequence[Report]) -> dict[str, Any]:
    """The run's category: stable for one artifact name, different for each artifact of one file."""
    if len(reports) == 1:
        name = place_uri(reports[0].artifact.name, "")
    else:
        names = "\0".join(place_uri(report.artifact.name, "") for report in reports)
        name = f"several-{hashlib.sha256(names.encode('ascii')).hexdigest()[:12]}"
    return {"id": f"artifact-inspector/{name}/"}


def invocation(reports: Sequence[Report], missing: int, artifacts: ArtifactList) -> dict[str, Any]:
    """How the scan ended, with a notification per problem and one for results that were left out."""
    notes = [_notification(report, problem, artifacts) for report in reports for problem in report.problems]
    for report in reports:
        if report.end_state is not EndState.COMPLETE:
            text = f"The scan of {report.artifact.name} is not complete: {wording.END_STATES[report.end_state]}."
            notes.append({"level": "warning", "message": {"text": message_text(text)}})
    if missing:
        text = f"{wording.counted(missing, 'milder result')} left out: there are more than can be uploaded."
        notes.append({"level": "note", "message": {"text": text}})
    made: dict[str, Any] = {
        "executionSuccessful": all(report.end_state is EndState.COMPLETE for report in reports),
        "toolExecutionNotifications": notes,
    }
    if reports[0].generated_at:
        made["endTimeUtc"] = plain_text(reports[0].generated_at)
    return made


def run_properties(report: Report) -> dict[str, Any]:
    """Verdict, policy, counts and exposure, which SARIF has no place for."""
    policy, exposure = report.policy, report.exposure
    return {
        "counts": dict(report.counts.findings),
        "endState": report.end_state.value,
        "exposure": {
            "distinctBytes": exposure.distinct_bytes,
            "distinctContents": exposure.distinct_contents,
            "distinctLines": exposure.distinct_lines,
            "firstPartyFiles": exposure.first_party.files,
            "maps": exposure.maps + exposure.inline_maps,
            "sourcesListed": exposure.sources_listed,
        },
        "policy": {
            "asOf": policy.as_of,
            "limits": {plain_text(key): value for key, value in policy.limits.items()},
            "failOn": policy.fail_on.value,
            "profile": plain_text(policy.profile),
            "requireFullCoverage": policy.require_full_coverage,
            "source": plain_text(policy.source),
        },
        "rulesDigest": plain_text(report.tool.rules),
        "verdict": {
            "reasons": [plain_text(reason) for reason in report.verdict.reasons],
            "state": report.verdict.state.value,
        },
    }


def _notification(report: Report, problem: Problem, artifacts: ArtifactList) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": artifacts.location(report.artifact, problem.path)}}
    return {
        "level": "warning",
        "descriptor": {"id": problem.kind.value},
        "message": {"text": message_text(f"{problem.message} {problem.resolution}".strip())},
        "locations": [location],
    }
