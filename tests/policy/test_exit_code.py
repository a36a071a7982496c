"""Exit codes and verdicts: the contract, case by case."""

import dataclasses

import pytest

from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.exposure import Exposure
from inspector.core.problem import Problem, ProblemKind
from inspector.core.report import (
    Baseline,
    Counts,
    FindingState,
    Fingerprint,
    PolicyFacts,
    Report,
    ReportFinding,
    ToolFacts,
    VerdictState,
)
from inspector.core.severity import Confidence, Severity
from inspector.policy.exit_code import ExitCode, combined, exit_code
from inspector.policy.load import built_in_policy
from inspector.policy.policy import Policy
from inspector.policy.verdict import verdict_of


def found(
    severity: Severity,
    rule: str = "a-b",
    state: FindingState = FindingState.OPEN,
    confidence: Confidence = Confidence.HIGH,
) -> ReportFinding:
    return ReportFinding(
        rule=rule,
        severity=severity,
        confidence=confidence,
        title="t",
        path="p",
        also_at=(),
        line=None,
        column=None,
        offset=None,
        message="m",
        evidence=None,
        remediation="r",
        reasons=(),
        refused_by=(),
        fingerprint=Fingerprint("", ""),
        state=state,
    )


def report(
    *findings: ReportFinding, end: EndState = EndState.COMPLETE, entries: int = 1, problems: tuple[Problem, ...] = ()
) -> Report:
    policy = built_in_policy()
    return Report(
        tool=ToolFacts("t", "1", ""),
        end_state=end,
        artifact=Artifact("a", "zip", 1),
        policy=PolicyFacts("closed-source", policy.fail_on, policy.require_full_coverage, "built-in"),
        verdict=verdict_of(findings, end, policy),
        counts=Counts(entries=entries),
        exposure=Exposure(),
        rules={},
        findings=findings,
        problems=problems,
    )


def lenient() -> Policy:
    return built_in_policy(profile="triage", fail_on=Severity.HIGH)


CASES = [
    ((), EndState.COMPLETE, ExitCode.OK, VerdictState.PASS),
    ((found(Severity.LOW),), EndState.COMPLETE, ExitCode.OK, VerdictState.PASS),
    ((found(Severity.MEDIUM),), EndState.COMPLETE, ExitCode.OK, VerdictState.REVIEW),
    ((found(Severity.HIGH),), EndState.COMPLETE, ExitCode.FINDINGS, VerdictState.FAIL),
    ((found(Severity.HIGH, state=FindingState.ACCEPTED),), EndState.COMPLETE, ExitCode.OK, VerdictState.PASS),
    ((found(Severity.HIGH, state=FindingState.EXPIRED),), EndState.COMPLETE, ExitCode.FINDINGS, VerdictState.FAIL),
    ((found(Severity.MEDIUM, "cov-limit"),), EndState.COMPLETE, ExitCode.INCOMPLETE, VerdictState.FAIL),
    ((found(Severity.INFO, "cov-engine-missing"),), EndState.COMPLETE, ExitCode.INCOMPLETE, VerdictState.FAIL),
    (
        (found(Severity.MEDIUM, "cov-limit", FindingState.ACCEPTED),),
        EndState.COMPLETE,
        ExitCode.OK,
        VerdictState.PASS,
    ),
    ((found(Severity.CRITICAL),), EndState.CANCELLED, ExitCode.INCOMPLETE, VerdictState.FAIL),
    ((), EndState.TIMED_OUT, ExitCode.INCOMPLETE, VerdictState.FAIL),
    ((), EndState.WORKER_DIED, ExitCode.INCOMPLETE, VerdictState.FAIL),
    ((), EndState.OUT_OF_MEMORY, ExitCode.INCOMPLETE, VerdictState.FAIL),
    ((), EndState.FAILED, ExitCode.INTERNAL, VerdictState.FAIL),
]


@pytest.mark.parametrize(("findings", "end", "code", "verdict"), CASES)
def test_the_contract(
    findings: tuple[ReportFinding, ...], end: EndState, code: ExitCode, verdict: VerdictState
) -> None:
    made = report(*findings, end=end)
    assert exit_code(made, built_in_policy()) is code
    assert made.verdict.state is verdict
    assert made.verdict.reasons


def test_exit_zero_forgives_findings_and_gaps_only() -> None:
    policy = built_in_policy()
    assert exit_code(report(found(Severity.HIGH)), policy, exit_zero=True) is ExitCode.OK
    assert exit_code(report(end=EndState.CANCELLED), policy, exit_zero=True) is ExitCode.OK
    assert exit_code(report(end=EndState.FAILED), policy, exit_zero=True) is ExitCode.INTERNAL


def test_coverage_that_nobody_demands_is_for_review() -> None:
    made = report(found(Severity.INFO, "cov-limit"))
    assert exit_code(made, lenient()) is ExitCode.OK
    assert verdict_of(made.findings, EndState.COMPLETE, lenient()).state is VerdictState.REVIEW


def test_nothing_readable_is_its_own_code() -> None:
    problem = Problem(ProblemKind.UNREADABLE, "", "It is cut.", "Nothing is listed.")
    made = report(found(Severity.MEDIUM, "cov-unreadable"), entries=0, problems=(problem,))
    assert exit_code(made, built_in_policy()) is ExitCode.UNREADABLE
    assert exit_code(made, built_in_policy(), exit_zero=True) is ExitCode.UNREADABLE


def test_findings_that_are_not_sure_enough_do_not_fail_an_open_source_package() -> None:
    doubtful = found(Severity.HIGH, confidence=Confidence.LOW)
    policy = built_in_policy(profile="open-source")
    assert exit_code(report(doubtful), policy) is ExitCode.OK
    assert verdict_of((doubtful,), EndState.COMPLETE, policy).state is VerdictState.REVIEW
    assert exit_code(report(doubtful), built_in_policy()) is ExitCode.FINDINGS


def test_a_running_scan_neither_passes_nor_fails_for_coverage() -> None:
    assert verdict_of((), EndState.RUNNING, built_in_policy()).state is VerdictState.REVIEW
    assert verdict_of((found(Severity.HIGH),), EndState.RUNNING, built_in_policy()).state is VerdictState.FAIL


def test_precedence() -> None:
    order = [
        ExitCode.INTERNAL,
        ExitCode.USAGE,
        ExitCode.UNREADABLE,
        ExitCode.INCOMPLETE,
        ExitCode.FINDINGS,
        ExitCode.OK,
    ]
    for number, code in enumerate(order):
        assert combined(order[number:]) is code
    assert combined([]) is ExitCode.OK


def test_the_sentences() -> None:
    findings = (found(Severity.CRITICAL), found(Severity.CRITICAL), found(Severity.HIGH), found(Severity.MEDIUM))
    assert verdict_of(findings, EndState.COMPLETE, built_in_policy()).reasons == (
        "2 critical and 1 high findings are at or above high, where the policy fails.",
    )
    assert verdict_of((found(Severity.MEDIUM),), EndState.COMPLETE, built_in_policy()).reasons == (
        "1 medium finding is open, below what the policy fails on.",
    )


def test_large_counts_are_grouped_as_everywhere_else() -> None:
    verdict = verdict_of([found(Severity.HIGH)] * 1200, EndState.COMPLETE, built_in_policy())
    assert verdict.reasons[0].startswith("1,200 high findings are")


@pytest.mark.parametrize("known", [Baseline.UNCHANGED, Baseline.MOVED])
def test_what_the_earlier_report_knows_does_not_fail(known: Baseline) -> None:
    old = dataclasses.replace(found(Severity.CRITICAL), baseline=known)
    fresh = dataclasses.replace(found(Severity.HIGH), baseline=Baseline.NEW)
    policy = built_in_policy()
    verdict = verdict_of((old,), EndState.COMPLETE, policy)
    assert verdict.state is VerdictState.REVIEW
    assert verdict.reasons == ("1 critical finding is at or above high, but known from the earlier report.",)
    assert exit_code(report(old), policy) is ExitCode.OK
    assert exit_code(report(old, fresh), policy) is ExitCode.FINDINGS
    assert verdict_of((old, fresh), EndState.COMPLETE, policy).reasons == (
        "1 high finding is at or above high, where the policy fails.",
    )
