"""The one thing that every writer of output takes: the result of a scan with the policy applied.

The shape follows the published contract of `--format json`, so that it can be read back. Every string
that came from the artifact has passed the masker, unless the user asked to reveal.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.exposure import Exposure
from inspector.core.finding import Evidence
from inspector.core.problem import Problem
from inspector.core.severity import Confidence, Severity

SCHEMA_VERSION = "1.0"


class VerdictState(StrEnum):
    """What the policy makes of the findings."""

    PASS = "pass"  # noqa: S105 - a word, not a password
    REVIEW = "review"
    FAIL = "fail"


class FindingState(StrEnum):
    """Where a finding stands in somebody's triage."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    FALSE_POSITIVE = "false-positive"
    FIXED = "fixed"
    EXPIRED = "expired"


class Baseline(StrEnum):
    """A finding compared with an earlier report."""

    NEW = "new"
    UNCHANGED = "unchanged"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ToolFacts:
    """What made the report."""

    name: str
    version: str
    rules: str
    """Digest over the ids and versions of all rules and of the secret engine's catalogue."""


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """The policy that made the verdict."""

    profile: str
    fail_on: Severity
    require_full_coverage: bool
    source: str
    """Path of the policy file as given, or `built-in`."""
    as_of: str | None = None
    """The date that acceptances were judged by (YYYY-MM-DD); None where no date mattered."""
    keyed: bool = False
    """Whether the fingerprints were made with the team's own key."""
    key_id: str | None = None
    """Tells two keys apart without giving anything away; None with the built-in key."""
    limits: dict[str, int] = field(default_factory=dict)
    """Limits that were set otherwise than built in, by their keys below `[limits]`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One word, and the sentences that say why."""

    state: VerdictState
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals of one scan."""

    entries: int = 0
    containers: int = 0
    rebuilt_sources: int = 0
    bytes_unpacked: int = 0
    bytes_scanned: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    """Open findings by severity, all five levels present."""
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a reader needs of a rule that made a finding."""

    title: str
    help_markdown: str
    since: str
    cwe: tuple[int, ...]
    severity: Severity
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A finding's identity without line, offset, time or tool version; 32 hex digits each."""

    exact: str
    """Rule, rule version, normalised path, content, and the n-th equal."""
    loose: str
    """Rule and content only: survives a move to another path."""


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """One finding after merging and policy. Same rule and content at more places: one finding."""

    rule: str
    severity: Severity
    confidence: Confidence
    title: str
    path: str
    also_at: tuple[str, ...]
    line: int | None
    column: int | None
    offset: int | None
    message: str
    evidence: Evidence | None
    remediation: str
    reasons: tuple[str, ...]
    refused_by: tuple[str, ...]
    fingerprint: Fingerprint
    baseline: Baseline | None = None
    state: FindingState = FindingState.OPEN
    reason: str | None = None
    entry: int | None = None
    """Number of the entry in the scan that made it: for the window, not written to reports."""
    also_entries: tuple[int, ...] = ()
    """The same of the further places."""

    @property
    def is_open(self) -> bool:
        """Whether the finding counts for the verdict."""
        return self.state in (FindingState.OPEN, FindingState.CONFIRMED, FindingState.EXPIRED)

    @property
    def is_known(self) -> bool:
        """Whether the earlier report that this one is compared with had it, too."""
        return self.baseline in (Baseline.UNCHANGED, Baseline.MOVED)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is known after a scan, ready to be written or shown."""

    tool: ToolFacts
    end_state: EndState
    artifact: Artifact
    policy: PolicyFacts
    verdict: Verdict
    counts: Counts
    exposure: Exposure
    rules: dict[str, RuleFacts]
    """By id, those that made a finding."""
    findings: tuple[ReportFinding, ...]
    """Worst first; then by rule id, path, line, content."""
    problems: tuple[Problem, ...]
    generated_at: str | None = None
    """RFC 3339, only when a timestamp was asked for."""
    schema_version: str = SCHEMA_VERSION
