"""Runs rules so that one that fails is a problem that names it, and the scan goes on."""

from collections.abc import Callable, Iterable

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.rule import RuleInfo
from inspector.engine.worker.own_faults import STRICT
from inspector.rules.document_rule import DocumentFacts, DocumentRule


def run_rule(
    info: RuleInfo, check: Callable[[], Iterable[Finding]], entry: Entry | None
) -> tuple[list[Finding], Problem | None]:
    """The findings of one rule, and the problem when it failed part of the way."""
    findings: list[Finding] = []
    try:
        findings.extend(check())
    except Exception as error:
        if STRICT:
            raise
        return findings, _failed(info, error, entry)
    return findings, None


def run_document_rules(rules: Iterable[DocumentRule], facts: DocumentFacts) -> tuple[list[Finding], list[Problem]]:
    """The same for all rules over one document, in one loop: it runs for every file there is."""
    findings: list[Finding] = []
    problems: list[Problem] = []
    for rule in rules:
        try:
            findings.extend(rule.check(facts))
        except Exception as error:
            if STRICT:
                raise
            problems.append(_failed(rule.info, error, facts.document.entry))
    return findings, problems


def _failed(info: RuleInfo, error: Exception, entry: Entry | None) -> Problem:
    message = f"The rule {info.id} failed here ({type(error).__name__})."
    path, number = (entry.path, entry.number) if entry else ("", None)
    return Problem(ProblemKind.RULE_FAILED, path, message, "Other rules went on.", number)
