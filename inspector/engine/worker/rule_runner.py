"""Runs rules so that one that fails is a problem that names it, and the scan goes on."""

import os
from collections.abc import Callable, Iterable

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.rule import RuleInfo

STRICT = bool(os.environ.get("INSPECTOR_STRICT_RULES"))
"""In our own tests a failing rule raises."""


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
        message = f"The rule {info.id} failed here ({type(error).__name__})."
        path, number = (entry.path, entry.number) if entry else ("", None)
        return findings, Problem(ProblemKind.RULE_FAILED, path, message, "Other rules went on.", number)
    return findings, None
