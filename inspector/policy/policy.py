"""What a team demands of an artifact: the policy, typed and complete."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspector.core.limits import Limits, limit_key
from inspector.core.report import FindingState, PolicyFacts
from inspector.core.severity import Confidence, Severity
from inspector.core.words import NO_WORDS, Words
from inspector.policy.fingerprint import FingerprintMaker

BUILT_IN = "built-in"
"""What `source` says where there is no policy file."""


class PolicyError(ValueError):
    """The policy cannot be used; the message is one sentence that says where and why."""

    def __init__(self, message: str, at: tuple[str | int, ...] = ()) -> None:
        """`at` are the keys that lead to the value in question, where the line is still to be told."""
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Shift:
    """One row of a profile: what changes the severity of some findings."""

    reason: str
    by: int = 0
    """Steps to move, positive is worse: what a rule found out about one place keeps its weight."""
    at_most: Severity | None = None
    """The worst level that is left, if the row sets one."""
    rules: frozenset[str] = frozenset()
    """Rule ids it holds for; empty for all."""
    groups: frozenset[str] = frozenset()
    """Rule groups (the part before the first hyphen) it holds for; empty for all."""
    tag: str | None = None
    """Tag that a finding must have."""
    except_tag: str | None = None
    """Tag that a finding must not have."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of thresholds and shifts."""

    name: str
    title: str
    description: str
    fail_on: Severity
    require_full_coverage: bool
    min_confidence: Confidence
    """Findings less sure than this never fail an artifact."""
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One `[[accept]]`: a finding that somebody decided to live with."""

    rule: str
    fingerprint: str
    """32 hex digits: the exact fingerprint, or with `is_loose` the loose one."""
    reason: str
    is_loose: bool = False
    path: str | None = None
    """For people; what matches is the fingerprint."""
    owner: str | None = None
    expires: dt.date | None = None
    """The last day on which it holds. None together with `bad_date` None: no date was given, and it holds."""
    bad_date: str | None = None
    """What stood where a date belongs; it counts as lapsed."""
    kind: FindingState = FindingState.ACCEPTED

    def is_lapsed(self, as_of: dt.date) -> bool:
        """Whether it no longer holds on that day."""
        return self.bad_date is not None or (self.expires is not None and self.expires < as_of)

    @property
    def has_date(self) -> bool:
        """Whether the day on which it is judged matters."""
        return self.expires is not None


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that turns findings into a verdict."""

    profile: Profile
    fail_on: Severity
    require_full_coverage: bool
    source: str = BUILT_IN
    """Path of the policy file as given."""
    is_inside_artifact: bool = False
    """Whether the file lies in the folder that is scanned."""
    limits: dict[str, int] = field(default_factory=dict)
    """Limits that differ from the built-in ones, by the field names of `core.limits.Limits`."""
    words: Words = NO_WORDS
    expected: tuple[str, ...] | None = None
    """Patterns of the files that may ship; None where no list was given."""
    key: bytes | None = None
    """Keys the fingerprints; None stands for the fixed built-in key."""
    accept: tuple[Acceptance, ...] = ()

    def applied_to(self, limits: Limits) -> Limits:
        """The limits with those of the policy in their place."""
        return replace(limits, **self.limits)

    def with_limits(self, limits: Mapping[str, int]) -> "Policy":
        """The policy with some limits set otherwise, by field name: where somebody said to read on."""
        return replace(self, limits={**self.limits, **limits})

    def facts(self, as_of: dt.date) -> PolicyFacts:
        """What a report says of it. The date is named only where some acceptance depends on it."""
        set_limits = {limit_key(name): value for name, value in sorted(self.limits.items())}
        note = " (inside the scanned folder)" if self.is_inside_artifact else ""
        return PolicyFacts(
            profile=self.profile.name,
            fail_on=self.fail_on,
            require_full_coverage=self.require_full_coverage,
            source=f"{self.source}{note}",
            as_of=as_of.isoformat() if any(a.has_date for a in self.accept) else None,
            keyed=self.key is not None,
            key_id=FingerprintMaker(self.key).key_id() if self.key else None,
            limits=set_limits,
        )
