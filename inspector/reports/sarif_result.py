"""One finding as a SARIF result."""

from typing import Any, Final

from inspector.core.artifact import Artifact
from inspector.core.report import Baseline, FindingState, ReportFinding
from inspector.reports.sarif_places import ArtifactList, logical_locations
from inspector.reports.sarif_rule import LEVELS
from inspector.reports.sarif_text import MAX_DESCRIPTION_CHARACTERS, message_text, plain_text

MAX_RELATED: Final = 100
_BASELINE_STATES: Final = {Baseline.NEW: "new", Baseline.UNCHANGED: "unchanged", Baseline.MOVED: "updated"}
_SUPPRESSED: Final = frozenset({FindingState.ACCEPTED, FindingState.FALSE_POSITIVE, FindingState.FIXED})


def result(
    finding: ReportFinding, artifact: Artifact, rule_index: int, artifacts: ArtifactList, *, is_github: bool
) -> dict[str, Any]:
    """The result object; it always has a physical location, without which GitHub refuses the whole file."""
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, is_github=is_github)},
        "locations": [_location(finding, artifact, artifacts)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint.loose}:1",
            "artifactInspector/exact/v1": finding.fingerprint.exact,
            "artifactInspector/loose/v1": finding.fingerprint.loose,
        },
        "properties": _properties(finding, is_github=is_github),
    }
    if finding.also_at:
        made["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": "The same content."},
                "physicalLocation": {"artifactLocation": artifacts.location(artifact, path)},
            }
            for number, path in enumerate(finding.also_at[:MAX_RELATED], start=1)
        ]
    if finding.baseline is not None:
        made["baselineState"] = _BASELINE_STATES[finding.baseline]
    if not is_github:
        made["suppressions"] = _suppressions(finding)
    return made


def _message(finding: ReportFinding, *, is_github: bool) -> str:
    return message_text(finding.message or finding.title, MAX_DESCRIPTION_CHARACTERS if is_github else None)


def _location(finding: ReportFinding, artifact: Artifact, artifacts: ArtifactList) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line or 1, "startColumn": finding.column or 1}
    if finding.evidence is not None:
        region["snippet"] = {"text": plain_text(finding.evidence.excerpt)}
    made: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifacts.location(artifact, finding.path), "region": region}
    }
    chain = logical_locations(artifact, finding.path)
    if chain:
        made["logicalLocations"] = chain
    return made


def _suppressions(finding: ReportFinding) -> list[dict[str, Any]]:
    """Empty says that the result is known not to be suppressed (SARIF 2.1.0, 3.27.23)."""
    if finding.state not in _SUPPRESSED:
        return []
    justification = plain_text(finding.reason or f"The finding is {finding.state}.")
    return [{"kind": "external", "status": "accepted", "justification": justification}]


def _properties(finding: ReportFinding, *, is_github: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"confidence": finding.confidence.value, "severity": finding.severity.value}
    if is_github:
        return made
    evidence = finding.evidence
    return made | {
        "alsoAt": [plain_text(path) for path in finding.also_at],
        "baseline": finding.baseline.value if finding.baseline else None,
        "context": plain_text(evidence.context) if evidence and evidence.context else None,
        "offset": finding.offset,
        "path": plain_text(finding.path),
        "reasons": [plain_text(reason) for reason in finding.reasons],
        "redacted": evidence.redacted if evidence else False,
        "refusedBy": [plain_text(name) for name in finding.refused_by],
        "remediation": plain_text(finding.remediation),
        "state": finding.state.value,
    }
