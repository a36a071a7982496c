"""Findings plus policy make a report: after a scan, during it, and again after each decision of a person."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from inspector import __version__
from inspector.core.events import ScanEvent
from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.report import Counts, EndState, Report, ReportFinding, ToolFacts
from inspector.core.severity import Severity
from inspector.engine.assess_facts import ScanFacts
from inspector.engine.assess_mask import ReportMasker
from inspector.engine.assess_merge import Merged, merged
from inspector.engine.assess_rules import facts_of, info_of
from inspector.policy.acceptance import Acceptances
from inspector.policy.baseline import BaselineIndex
from inspector.policy.expected import ExpectedFiles
from inspector.policy.fingerprint import FingerprintMaker
from inspector.policy.policy import Acceptance, Policy
from inspector.policy.policy_inside_artifact import PolicyInsideArtifact
from inspector.policy.policy_unexpected_file import PolicyUnexpectedFile
from inspector.policy.shift import ProfileShifts
from inspector.policy.sup_expired import SupExpired
from inspector.policy.sup_unused import SupUnused
from inspector.policy.verdict import verdict_of
from inspector.rules.registry import coverage_finding, rules_digest

TOOL_NAME = "artifact-inspector"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is made, beside the policy."""

    reveal: bool = False
    """Leave secrets in clear."""
    timestamp: str | None = None
    """RFC 3339 time to put into the report; none by default, so that reports repeat."""
    as_of: dt.date | None = None
    """The day that acceptances are judged by; today in UTC by default."""
    baseline: Report | None = None
    """An earlier report to compare with."""
    used_elsewhere: frozenset[Acceptance] = frozenset()
    """Acceptances that match findings of other artifacts scanned together with this one."""


class Assessment:
    """Collects the events of one scan and makes reports of them, any time and as often as wanted."""

    def __init__(self) -> None:
        self._facts = ScanFacts()

    def feed(self, event: ScanEvent) -> None:
        """Takes in one event of the scan."""
        self._facts.take(event)

    def report(
        self,
        policy: Policy,
        *,
        reveal: bool = False,
        timestamp: str | None = None,
        as_of: dt.date | None = None,
        baseline: Report | None = None,
    ) -> Report:
        """The report under a policy. Before `Ended` was fed its end state is RUNNING.

        Raises policy.baseline.BaselineError when the earlier report has another fingerprint key.
        """
        return self.report_with(policy, ReportOptions(reveal, timestamp, as_of, baseline))

    def report_with(self, policy: Policy, options: ReportOptions) -> Report:
        """The same with all options."""
        return _Assessor(self._facts, policy, options).report()

    def used_acceptances(self, policy: Policy, as_of: dt.date | None = None) -> frozenset[Acceptance]:
        """The acceptances of the policy that match some finding of this scan."""
        assessor = _Assessor(self._facts, policy, ReportOptions(reveal=True, as_of=as_of))
        return assessor.used()


class _Assessor:
    """One run over the facts with one policy."""

    def __init__(self, facts: ScanFacts, policy: Policy, options: ReportOptions) -> None:
        self._facts, self._policy, self._options = facts, policy, options
        self._as_of = options.as_of or dt.datetime.now(dt.UTC).date()
        self._fingerprints = FingerprintMaker(policy.key)
        self._shifts = ProfileShifts(policy.profile)
        self._acceptances = Acceptances(policy.accept, self._as_of)
        self._baseline = BaselineIndex(options.baseline, self._key_id()) if options.baseline else None
        self._masker = ReportMasker(() if options.reveal else facts.secrets)

    def report(self) -> Report:
        facts, masker = self._facts, self._masker
        findings = tuple(self._mask(finding) for finding in self._judged())
        rules = {rule: facts_of(rule) for rule in sorted({finding.rule for finding in findings})}
        return Report(
            tool=ToolFacts(TOOL_NAME, __version__, facts.rules_digest or rules_digest()),
            end_state=facts.end_state,
            artifact=masker.artifact(facts.artifact),
            policy=self._policy.facts(self._as_of),
            verdict=masker.verdict(verdict_of(findings, facts.end_state, self._policy)),
            counts=self._counts(findings),
            exposure=masker.exposure(facts.exposure),
            rules=rules,
            findings=findings,
            problems=tuple(masker.problem(problem) for problem in _sorted_problems(facts.problems)),
            generated_at=self._options.timestamp,
        )

    def used(self) -> frozenset[Acceptance]:
        self._judged()
        return frozenset(self._acceptances.used())

    def _judged(self) -> list[ReportFinding]:
        """All findings with severity, state and fingerprint, in their final order, nothing masked."""
        found = [*self._facts.findings, *_coverage(self._facts.problems), *self._policy_findings()]
        keyed = [self._judge(item) for item in merged(found, self._shifts)]
        late = merged(self._acceptance_findings(), self._shifts)
        keyed += [self._judge(item) for item in late]
        return [finding for finding, _ in sorted(keyed, key=_order)]

    def _policy_findings(self) -> Iterable[Finding]:
        policy = self._policy
        if policy.is_inside_artifact:
            yield PolicyInsideArtifact().finding_for(policy.source)
        if policy.expected is not None:
            unexpected = ExpectedFiles(policy.expected).unexpected(self._facts.entries)
            yield from map(PolicyUnexpectedFile().finding_for, unexpected)

    def _acceptance_findings(self) -> Iterable[Finding]:
        """Made last: only then it is known which acceptances are of use."""
        yield from map(SupExpired().finding_for, self._acceptances.lapsed())
        if self._facts.end_state is EndState.COMPLETE:
            unused = (a for a in self._acceptances.unused() if a not in self._options.used_elsewhere)
            yield from map(SupUnused().finding_for, unused)

    def _judge(self, item: Merged) -> tuple[ReportFinding, str]:
        finding, info = item.finding, info_of(item.finding.rule)
        fingerprint = self._fingerprints.fingerprint(
            finding.rule, info.version, finding.path, finding.content_key
        )  # fmt: skip
        decision = self._acceptances.decide(finding.rule, fingerprint)
        baseline = self._baseline.compare(finding.rule, fingerprint) if self._baseline else None
        made = ReportFinding(
            rule=finding.rule,
            severity=item.severity,
            confidence=finding.confidence,
            title=info.title,
            path=finding.path,
            also_at=item.also_at,
            line=finding.line,
            column=finding.column,
            offset=finding.offset,
            message=finding.message,
            evidence=finding.evidence,
            remediation=finding.remediation or info.remediation,
            reasons=item.reasons,
            refused_by=finding.refused_by,
            fingerprint=fingerprint,
            baseline=baseline,
            state=decision.state,
            reason=decision.reason,
            entry=finding.entry,
        )
        return made, finding.content_key

    def _mask(self, finding: ReportFinding) -> ReportFinding:
        if self._options.reveal or not self._facts.secrets:
            return finding
        masker = self._masker
        return replace(
            finding,
            path=masker.text(finding.path),
            also_at=masker.texts(finding.also_at),
            message=masker.text(finding.message),
            evidence=masker.evidence(finding.evidence),
            remediation=masker.text(finding.remediation),
            reasons=masker.texts(finding.reasons),
            reason=masker.optional(finding.reason),
        )

    def _counts(self, findings: Sequence[ReportFinding]) -> Counts:
        facts = self._facts
        by_level = Counter(finding.severity for finding in findings if finding.is_open)
        return Counts(
            entries=len(facts.entries),
            containers=facts.containers,
            rebuilt_sources=facts.rebuilt_sources,
            bytes_unpacked=facts.bytes_unpacked,
            bytes_scanned=facts.bytes_scanned,
            findings={level.value: by_level[level] for level in Severity},
            suppressed=sum(1 for finding in findings if not finding.is_open),
        )

    def _key_id(self) -> str | None:
        return self._fingerprints.key_id() if self._policy.key else None


def _order(item: tuple[ReportFinding, str]) -> tuple[int, str, str, int, int, int, str]:
    finding, content_key = item
    return (
        finding.severity.rank,
        finding.rule,
        finding.path,
        finding.line or 0,
        finding.column or 0,
        finding.offset or 0,
        content_key,
    )


def _coverage(problems: Iterable[Problem]) -> Iterable[Finding]:
    for problem in _sorted_problems(problems):
        finding = coverage_finding(problem)
        if finding is not None:
            yield finding


def _sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Two processes report problems as they meet them: the order of arrival means nothing."""
    return sorted(set(problems), key=lambda p: (p.path, p.kind, p.message, p.resolution, p.entry or 0))
