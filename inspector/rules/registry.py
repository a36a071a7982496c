"""Every rule there is. Each group folder lists its own rules; this module only puts the groups together."""

import hashlib
from collections.abc import Sequence
from typing import Final, TypeVar

from inspector.core.finding import Finding
from inspector.core.problem import COVERAGE_RULES as RULE_OF_KIND
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo, TreeRule
from inspector.rules import ai, arc, cov, dbg, doc, env, obf, pre, run, sec, size, src, vcs
from inspector.rules import int as int_rules
from inspector.rules import map as map_rules
from inspector.rules.coverage_rule import CoverageRule
from inspector.rules.document_rule import DocumentFacts, DocumentRule, Reads
from inspector.rules.page import HasInfo

_R = TypeVar("_R", bound=HasInfo)


def _by_id(*groups: Sequence[_R]) -> tuple[_R, ...]:
    return tuple(sorted((rule for group in groups for rule in group), key=lambda rule: rule.info.id))


DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = _by_id(
    ai.DOCUMENT_RULES,
    arc.DOCUMENT_RULES,
    dbg.DOCUMENT_RULES,
    doc.DOCUMENT_RULES,
    env.DOCUMENT_RULES,
    int_rules.DOCUMENT_RULES,
    map_rules.DOCUMENT_RULES,
    obf.DOCUMENT_RULES,
    pre.DOCUMENT_RULES,
    run.DOCUMENT_RULES,
    sec.DOCUMENT_RULES,
    size.DOCUMENT_RULES,
    src.DOCUMENT_RULES,
    vcs.DOCUMENT_RULES,
)
"""Rules over one document each, by id."""

TREE_RULES: Final[tuple[TreeRule, ...]] = _by_id(
    ai.TREE_RULES,
    arc.TREE_RULES,
    dbg.TREE_RULES,
    doc.TREE_RULES,
    env.TREE_RULES,
    int_rules.TREE_RULES,
    map_rules.TREE_RULES,
    obf.TREE_RULES,
    pre.TREE_RULES,
    run.TREE_RULES,
    sec.TREE_RULES,
    size.TREE_RULES,
    src.TREE_RULES,
    vcs.TREE_RULES,
)
"""Rules over the whole artifact, by id."""

COVERAGE_RULES: Final[tuple[CoverageRule, ...]] = _by_id(cov.COVERAGE_RULES)
"""Rules over problems, by id."""

_RULES: Final[dict[str, HasInfo]] = {rule.info.id: rule for rule in _by_id(DOCUMENT_RULES, TREE_RULES, COVERAGE_RULES)}
_COVERAGE: Final = {rule.info.id: rule for rule in COVERAGE_RULES}


def _asked_about(*, is_text: bool, has_secrets: bool) -> tuple[DocumentRule, ...]:
    wanted = {Reads.ANY, Reads.TEXT if is_text else Reads.BINARY} | ({Reads.SECRETS} if has_secrets else set())
    return tuple(rule for rule in DOCUMENT_RULES if rule.reads in wanted)


_FOR_DOCUMENTS: Final = {
    (is_text, has_secrets): _asked_about(is_text=is_text, has_secrets=has_secrets)
    for is_text in (False, True)
    for has_secrets in (False, True)
}


def rules_for(facts: DocumentFacts) -> tuple[DocumentRule, ...]:
    """The rules that may have something to say about a document, by id."""
    return _FOR_DOCUMENTS[facts.document.is_text, bool(facts.hits)]


def all_rules() -> tuple[HasInfo, ...]:
    """All rules of every shape, by id."""
    return tuple(_RULES.values())


def rule_info(rule_id: str) -> RuleInfo:
    """The metadata of a rule. Raises KeyError for an id that no rule has."""
    return _RULES[rule_id].info


def coverage_finding(problem: Problem) -> Finding | None:
    """The one finding of a problem; None for a note, which leaves nothing unread."""
    rule_id = RULE_OF_KIND.get(problem.kind)
    return None if rule_id is None else _COVERAGE[rule_id].finding_for(problem)


def rules_digest(engine: str = "") -> str:
    """SHA-256 in hex over the ids and versions of all rules and `engine`, the name of the secret engine's catalogue."""
    lines = [f"{rule.info.id} {rule.info.version}\n" for rule in _RULES.values()]
    return hashlib.sha256("".join([*lines, f"{engine}\n"]).encode()).hexdigest()
