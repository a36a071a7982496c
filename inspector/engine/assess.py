"""Findings plus policy make a report: after a scan, during it, and again after each decision of a person."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector import __version__
from inspector.core.end_state import EndState
from inspector.core.entry import Origin
from inspector.core.entry_table import EntryTable
from inspector.core.events import ScanEvent
from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.report import Counts, Fingerprint, Report, ReportFinding, ToolFacts
from inspector.core.rule import RuleInfo
from inspector.core.severity import Severity
from inspector.engine.assess_facts import ScanFacts
from inspector.engine.assess_given import given_findings
from inspector.engine.assess_mask import ReportMasker
from inspector.engine.assess_merge import Merged, merged, raised_when_new
from inspector.engine.assess_rules import facts_of, info_of
from inspector.engine.given import NOTHING_GIVEN, Given
from inspector.policy.acceptance import Acceptances
from inspector.policy.baseline import BaselineIndex, earlier_of
from inspector.policy.expected import ExpectedFiles
from inspector.policy.fingerprint import FingerprintMaker
from inspector.policy.policy import Acceptance, Policy
from inspector.policy.policy_inside_artifact import PolicyInsideArtifact
from inspector.policy.policy_unexpected_file import PolicyUnexpectedFile
from inspector.policy.shift import ProfileShifts
from inspector.policy.sup_expired import SupExpired
from inspector.policy.sup_unused import SupUnused
from inspector.policy.verdict import verdict_of
from inspector.rules.fixes import fix_for
from inspector.rules.registry import coverage_finding, rules_digest

TOOL_NAME = "artifact-inspector"
_Order = tuple[int, str, str, int, int, int, str]


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
    baselines: tuple[Report, ...] = ()
    """Earlier reports of several artifacts: each is compared with its own, and is new where there is none."""
    used_elsewhere: frozenset[Acceptance] = frozenset()
    """Acceptances that match findings of other artifacts scanned together with this one."""


class Assessment:
    """Collects the events of one scan and makes reports of them, any time and as often as wanted."""

    def __init__(self, given: Given = NOTHING_GIVEN, *, entries: EntryTable | None = None) -> None:
        """`given`: what the artifact is compared with beside a baseline. `entries`: a table that the caller fills."""
        self._facts = ScanFacts(given=given)
        if entries is not None:
            self._facts = ScanFacts(entries, takes_entries=False, given=given)
        self._masker = ReportMasker(())
        self._masked_secrets = 0
        self._fingerprints: dict[bytes | None, FingerprintMaker] = {}

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
        return self._assessor(policy, options).report()

    def used_acceptances(self, policy: Policy, as_of: dt.date | None = None) -> frozenset[Acceptance]:
        """The acceptances of the policy that match some finding of this scan."""
        return self._assessor(policy, ReportOptions(as_of=as_of)).used()

    def _assessor(self, policy: Policy, options: ReportOptions) -> "_Assessor":
        if self._masked_secrets != len(self._facts.secrets):
            self._masked_secrets = len(self._facts.secrets)
            self._masker = ReportMasker(self._facts.secrets)
        masker = ReportMasker(()) if options.reveal else self._masker
        fingerprints = self._fingerprints.setdefault(policy.key, FingerprintMaker(policy.key))
        return _Assessor(self._facts, policy, options, masker, fingerprints)


class _Assessor:
    """One run over the facts with one policy."""

    def __init__(
        self,
        facts: ScanFacts,
        policy: Policy,
        options: ReportOptions,
        masker: ReportMasker,
        fingerprints: FingerprintMaker,
    ) -> None:
        self._facts, self._policy, self._options = facts, policy, options
        self._as_of = options.as_of or dt.datetime.now(dt.UTC).date()
        self._fingerprints = fingerprints
        self._shifts = ProfileShifts(policy.profile)
        self._acceptances = Acceptances(policy.accept, self._as_of)
        self._earlier = options.baseline or earlier_of(facts.artifact, options.baselines)
        self._baseline = self._baseline_index()
        self._equals: Counter[str] = Counter()
        self._masker = masker

    def _baseline_index(self) -> BaselineIndex | None:
        """What is known already. Of an artifact that none of several earlier reports is about, nothing."""
        if self._earlier is None and not self._options.baselines:
            return None
        return BaselineIndex(self._earlier, self._key_id())

    def report(self) -> Report:
        facts, masker = self._facts, self._masker
        findings = self._judged()
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

    def _judged(self) -> tuple[ReportFinding, ...]:
        """All findings with severity, state and fingerprint, in their final order: by what is true, not by its mask."""
        found = [*self._facts.findings, *_coverage(self._facts.problems), *self._policy_findings()]
        judged = [self._judge(item) for item in self._merged(found)]
        judged += [self._judge(item) for item in self._merged(self._acceptance_findings())]
        judged.sort(key=lambda pair: pair[0])
        return tuple(finding for _, finding in judged)

    def _merged(self, findings: Iterable[Finding]) -> list[Merged]:
        """By place: of two that look the same in every release, the first one keeps its fingerprint."""
        return sorted(merged(findings, self._shifts), key=lambda item: _order_of(item)[1:])

    def _policy_findings(self) -> Iterable[Finding]:
        policy = self._policy
        if policy.is_inside_artifact:
            yield PolicyInsideArtifact().finding_for(policy.source)
        if policy.expected is not None:
            unexpected = ExpectedFiles(policy.expected).unexpected(self._facts.entries)
            yield from map(PolicyUnexpectedFile().finding_for, unexpected)
        yield from given_findings(self._facts, self._earlier)

    def _acceptance_findings(self) -> Iterable[Finding]:
        """Made last: only then it is known which acceptances are of use."""
        yield from map(SupExpired().finding_for, self._acceptances.lapsed())
        if self._facts.end_state is EndState.COMPLETE:
            unused = (a for a in self._acceptances.unused() if a not in self._options.used_elsewhere)
            yield from map(SupUnused().finding_for, unused)

    def _judge(self, item: Merged) -> tuple[_Order, ReportFinding]:
        finding, info, masker = item.finding, info_of(item.finding.rule), self._masker
        fingerprint = self._fingerprint(finding, info.version)
        decision = self._acceptances.decide(finding.rule, fingerprint)
        compared = self._baseline.compare(finding.rule, fingerprint) if self._baseline else None
        item = raised_when_new(item, compared)
        return _order_of(item), ReportFinding(
            rule=finding.rule,
            severity=item.severity,
            confidence=finding.confidence,
            title=info.title,
            path=masker.text(finding.path),
            also_at=masker.texts(item.also_at),
            line=finding.line,
            column=finding.column,
            offset=finding.offset,
            message=masker.text(finding.message),
            evidence=masker.evidence(finding.evidence),
            remediation=masker.text(self._remediation(finding, info)),
            reasons=masker.texts(item.reasons),
            refused_by=finding.refused_by,
            fingerprint=fingerprint,
            baseline=compared,
            state=decision.state,
            reason=masker.optional(decision.reason),
            entry=finding.entry,
            also_entries=item.also_entries,
        )

    def _fingerprint(self, finding: Finding, version: int) -> Fingerprint:
        identity = finding.identity or finding.content_key
        first = self._fingerprints.fingerprint(finding.rule, version, finding.path, identity)
        nth = self._equals[first.exact]
        self._equals[first.exact] += 1
        return self._fingerprints.fingerprint(finding.rule, version, finding.path, identity, nth) if nth else first

    def _remediation(self, finding: Finding, info: RuleInfo) -> str:
        """What to do, and where in the tool that made the package."""
        package, said = self._facts.artifact.package, finding.remediation or info.remediation
        fix = fix_for(finding.rule, package.ecosystem, package.builder) if package else None
        return f"{said} {fix}" if fix else said

    def _counts(self, findings: Sequence[ReportFinding]) -> Counts:
        facts = self._facts
        by_level = Counter(finding.severity for finding in findings if finding.is_open)
        return Counts(
            entries=len(facts.entries),
            containers=facts.containers,
            rebuilt_sources=facts.entries.count_from(Origin.REBUILT),
            bytes_unpacked=facts.bytes_unpacked,
            bytes_scanned=facts.bytes_scanned,
            findings={level.value: by_level[level] for level in Severity},
            suppressed=sum(1 for finding in findings if not finding.is_open),
        )

    def _key_id(self) -> str | None:
        return self._fingerprints.key_id() if self._policy.key else None


def _order_of(item: Merged) -> _Order:
    finding = item.finding
    places = (finding.line or 0, finding.column or 0, finding.offset or 0)
    return (item.severity.rank, finding.rule, finding.path, *places, finding.content_key)


def _coverage(problems: Iterable[Problem]) -> Iterable[Finding]:
    for problem in _sorted_problems(problems):
        finding = coverage_finding(problem)
        if finding is not None:
            yield finding


def _sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Two processes report problems as they meet them: the order of arrival means nothing."""
    return sorted(set(problems), key=lambda p: (p.path, p.kind, p.message, p.resolution, p.entry or 0))
