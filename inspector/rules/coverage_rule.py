"""The shape of a rule over one problem: what was not read is a finding, never silence."""

from dataclasses import replace
from typing import Protocol

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo


class CoverageRule(Protocol):
    """Turns problems of its kind into findings, one each; runs in the parent, not in a worker."""

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        ...


def coverage_finding(info: RuleInfo, problem: Problem) -> Finding:
    """A finding at the problem's place. The same sentence at two places is the same fact."""
    message = f"{problem.message} {problem.resolution}".strip()
    finding = info.finding(None, message, f"{problem.kind}:{problem.message}")
    return replace(finding, entry=problem.entry, path=problem.path)
