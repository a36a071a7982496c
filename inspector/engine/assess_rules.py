"""What is known of a rule by its id, wherever the rule lives: in the registry or among the policy's own."""

from functools import cache
from typing import Final

from inspector.assets import ResourceMissingError
from inspector.core.report import RuleFacts
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.policy.rule_list import POLICY_RULES
from inspector.rules.page import HasInfo, manual_page, page_of
from inspector.rules.registry import all_rules

_BY_ID: Final[dict[str, HasInfo]] = {rule.info.id: rule for rule in (*all_rules(), *POLICY_RULES)}


def known_rules() -> tuple[HasInfo, ...]:
    """All rules that can make a finding, by id."""
    return tuple(_BY_ID[rule_id] for rule_id in sorted(_BY_ID))


@cache
def info_of(rule_id: str) -> RuleInfo:
    """The metadata of a rule; of an id that no rule has (a newer worker), only the id."""
    rule = _BY_ID.get(rule_id)
    if rule is not None:
        return rule.info
    return RuleInfo(rule_id, rule_id, Severity.MEDIUM, Confidence.MEDIUM, since="", remediation="")


@cache
def facts_of(rule_id: str) -> RuleFacts:
    """What a report says of a rule, its manual page included."""
    info = info_of(rule_id)
    return RuleFacts(
        title=info.title,
        help_markdown=_page(rule_id),
        since=info.since,
        cwe=info.cwe,
        severity=info.severity,
        confidence=info.confidence,
    )


def _page(rule_id: str) -> str:
    rule = _BY_ID.get(rule_id)
    if rule is None:
        return ""
    try:
        return page_of(rule_id)
    except ResourceMissingError:
        # In a checkout before the pages were generated.
        return manual_page(rule)
