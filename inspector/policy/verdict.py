"""One word out of findings, coverage and policy, and the sentences that say why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector.core.end_state import EndState
from inspector.core.report import ReportFinding, Verdict, VerdictState
from inspector.core.severity import Confidence, Severity
from inspector.policy.policy import Policy

_END_SENTENCES = {
    EndState.CANCELLED: "The scan was cancelled.",
    EndState.TIMED_OUT: "The scan ran out of time.",
    EndState.OUT_OF_MEMORY: "The scan ran out of memory.",
    EndState.WORKER_DIED: "A scan process ended early.",
    EndState.FAILED: "The scan failed.",
    EndState.RUNNING: "The scan is still running.",
}
_SURE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether everything was looked at."""

    end_state: EndState
    open_gaps: int
    """Open `cov-` findings: what was not read and not accepted."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left out."""
        return self.end_state is EndState.COMPLETE and not self.open_gaps


def coverage_of(end_state: EndState, findings: Iterable[ReportFinding]) -> Coverage:
    """The coverage that a scan's end and its findings speak of."""
    gaps = sum(1 for finding in findings if finding.rule.startswith("cov-") and finding.is_open)
    return Coverage(end_state, gaps)


def failing(findings: Iterable[ReportFinding], policy: Policy) -> list[ReportFinding]:
    """Open findings at or above the threshold that the profile is sure enough of, and that no baseline knows."""
    return [finding for finding in _at_threshold(findings, policy) if not finding.is_known]


def _at_threshold(findings: Iterable[ReportFinding], policy: Policy) -> list[ReportFinding]:
    least = _SURE[policy.profile.min_confidence]
    return [f for f in findings if f.is_open and f.severity.at_least(policy.fail_on) and _SURE[f.confidence] <= least]


def verdict_of(findings: Sequence[ReportFinding], end_state: EndState, policy: Policy) -> Verdict:
    """Fail, review or pass. While a scan runs, coverage is not held against it, but nothing passes yet."""
    coverage = coverage_of(end_state, findings)
    fails = failing(findings, policy)
    demanded = policy.require_full_coverage and not coverage.is_complete and end_state is not EndState.RUNNING
    reasons = [*_failing_sentences(fails, policy), *_coverage_sentences(coverage, is_demanded=demanded)]
    if fails or demanded:
        return Verdict(VerdictState.FAIL, tuple(reasons))
    failed = set(map(id, fails))
    worrying = [f for f in findings if f.is_open and f.severity.at_least(Severity.MEDIUM) and id(f) not in failed]
    reasons += _worrying_sentences(worrying, policy)
    if worrying or not coverage.is_complete:
        return Verdict(VerdictState.REVIEW, tuple(reasons))
    return Verdict(VerdictState.PASS, ("Everything was read, and nothing of medium severity or above is open.",))


def _worrying_sentences(worrying: list[ReportFinding], policy: Policy) -> list[str]:
    known = [finding for finding in _at_threshold(worrying, policy) if finding.is_known]
    others = [finding for finding in worrying if not finding.is_known]
    sentences = [_sentence(known, f"at or above {policy.fail_on}, but known from the earlier report.")] if known else []
    return sentences + ([_sentence(others, "open, below what the policy fails on.")] if others else [])


def _failing_sentences(fails: list[ReportFinding], policy: Policy) -> list[str]:
    return [_sentence(fails, f"at or above {policy.fail_on}, where the policy fails.")] if fails else []


def _coverage_sentences(coverage: Coverage, *, is_demanded: bool) -> list[str]:
    if coverage.is_complete:
        return []
    sentences = []
    if coverage.end_state is not EndState.COMPLETE:
        sentences.append(_END_SENTENCES[coverage.end_state])
    if coverage.open_gaps:
        parts = "1 part was" if coverage.open_gaps == 1 else f"{coverage.open_gaps:,} parts were"
        sentences.append(f"{parts} not looked at.")
    if is_demanded:
        sentences.append("The policy demands full coverage.")
    return sentences


def _sentence(findings: list[ReportFinding], rest: str) -> str:
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[level]:,} {level}" for level in Severity if counts[level]]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"{listed} {'finding is' if len(findings) == 1 else 'findings are'} {rest}"
