"""The exit code of a scan: what a pipeline reads."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from inspector.core.end_state import EndState
from inspector.core.problem import ProblemKind
from inspector.core.report import Report
from inspector.policy.policy import Policy
from inspector.policy.verdict import coverage_of, failing


class ExitCode(IntEnum):
    """What each number means."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INCOMPLETE = 4
    INTERNAL = 5


_PRECEDENCE: Final = (
    ExitCode.INTERNAL,
    ExitCode.USAGE,
    ExitCode.UNREADABLE,
    ExitCode.INCOMPLETE,
    ExitCode.FINDINGS,
    ExitCode.OK,
)
_FORGIVEN: Final = frozenset({ExitCode.FINDINGS, ExitCode.INCOMPLETE})


def exit_code(report: Report, policy: Policy, *, exit_zero: bool = False) -> ExitCode:
    """The code of one report under the policy that made it."""
    codes = [ExitCode.OK]
    if is_unreadable(report):
        codes.append(ExitCode.UNREADABLE)
    elif report.end_state is EndState.FAILED:
        codes.append(ExitCode.INTERNAL)
    if policy.require_full_coverage and not coverage_of(report.end_state, report.findings).is_complete:
        codes.append(ExitCode.INCOMPLETE)
    if failing(report.findings, policy):
        codes.append(ExitCode.FINDINGS)
    return combined(ExitCode.OK if exit_zero and code in _FORGIVEN else code for code in codes)


def combined(codes: Iterable[ExitCode]) -> ExitCode:
    """The one that counts where several apply; OK for none."""
    found = set(codes)
    return next((code for code in _PRECEDENCE if code in found), ExitCode.OK)


def is_unreadable(report: Report) -> bool:
    """Whether nothing of the artifact could be read at all."""
    return report.counts.entries == 0 and any(p.kind is ProblemKind.UNREADABLE and not p.path for p in report.problems)
