"""The rules of a run, as SARIF reporting descriptors."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from inspector.core.report import Report, ReportFinding, RuleFacts
from inspector.core.severity import Confidence, Severity
from inspector.reports.sarif_text import MAX_DESCRIPTION_CHARACTERS, plain_text

LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_SCORES: Final = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "2.0"}
"""GitHub reads the number: critical begins above 9.0. What only informs has none."""
_PRECISION: Final = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
MAX_NAME_CHARACTERS: Final = 255
MAX_TAGS: Final = 10


def rule_descriptors(reports: Sequence[Report], findings: Iterable[ReportFinding]) -> list[dict[str, Any]]:
    """The rules that made the findings, by id; a rule is as severe as its worst finding here."""
    worst: dict[str, ReportFinding] = {}
    for finding in findings:
        known = worst.get(finding.rule)
        if known is None or finding.severity.rank < known.severity.rank:
            worst[finding.rule] = finding
    facts = {rule: fact for report in reports for rule, fact in report.rules.items()}
    return [_descriptor(worst[rule], facts.get(rule)) for rule in sorted(worst)]


def _descriptor(finding: ReportFinding, facts: RuleFacts | None) -> dict[str, Any]:
    title = plain_text(finding.title, MAX_NAME_CHARACTERS)
    page = plain_text(facts.help_markdown if facts else "") or title
    severity = facts.severity if facts else finding.severity
    made: dict[str, Any] = {
        "id": finding.rule,
        "name": plain_text(finding.rule, MAX_NAME_CHARACTERS),
        "shortDescription": {"text": title},
        "fullDescription": {"text": plain_text(_lead(page) or title, MAX_DESCRIPTION_CHARACTERS)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "precision": _PRECISION[facts.confidence if facts else finding.confidence],
            "tags": _tags(finding.rule, facts),
        },
    }
    if finding.severity in _SCORES:
        made["properties"]["security-severity"] = _SCORES[finding.severity]
    return made


def _lead(page: str) -> str:
    """The page's first sentence: the paragraph after the title and the line of facts."""
    for block in page.split("\n\n"):
        if not block.startswith(("#", "`")):
            return block.replace("\n", " ").strip()
    return ""


def _tags(rule: str, facts: RuleFacts | None) -> list[str]:
    weaknesses = [f"external/cwe/cwe-{number:03d}" for number in (facts.cwe if facts else ())]
    return ["security", plain_text(rule.partition("-")[0], MAX_NAME_CHARACTERS), *weaknesses][:MAX_TAGS]
