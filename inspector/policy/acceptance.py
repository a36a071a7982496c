"""Matches acceptances with findings, and says which of them lapsed or matched nothing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from inspector.core.report import FindingState, Fingerprint
from inspector.policy.policy import Acceptance

DEFAULT_DAYS = 90
"""How long an acceptance holds when it is made without a date."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one finding."""

    state: FindingState
    reason: str | None = None


OPEN = Decision(FindingState.OPEN)


class Acceptances:
    """All acceptances of a policy, judged on one day; remembers which of them were of use."""

    def __init__(self, accept: Iterable[Acceptance], as_of: dt.date) -> None:
        self._as_of = as_of
        self._all = tuple(accept)
        self._exact = _indexed(a for a in self._all if not a.is_loose)
        self._loose = _indexed(a for a in self._all if a.is_loose)
        self._used: set[int] = set()

    def decide(self, rule: str, fingerprint: Fingerprint) -> Decision:
        """The state of a finding: exact matches first, then loose ones; one that holds beats a lapsed one."""
        found = [
            *self._exact.get((rule, fingerprint.exact), ()),
            *self._loose.get((rule, fingerprint.loose), ()),
            *self._loose.get((rule, fingerprint.exact), ()),
        ]
        if not found:
            return OPEN
        self._used.update(id(acceptance) for acceptance in found)
        valid = [acceptance for acceptance in found if not acceptance.is_lapsed(self._as_of)]
        return Decision(valid[0].kind, valid[0].reason) if valid else Decision(FindingState.EXPIRED, found[0].reason)

    def lapsed(self) -> list[Acceptance]:
        """Those that no longer hold, whether or not they match something."""
        return [acceptance for acceptance in self._all if acceptance.is_lapsed(self._as_of)]

    def unused(self) -> list[Acceptance]:
        """Those that hold and matched nothing so far."""
        return [a for a in self._all if id(a) not in self._used and not a.is_lapsed(self._as_of)]

    def used(self) -> list[Acceptance]:
        """Those that matched something so far."""
        return [acceptance for acceptance in self._all if id(acceptance) in self._used]


def _indexed(acceptances: Iterable[Acceptance]) -> dict[tuple[str, str], list[Acceptance]]:
    index: dict[tuple[str, str], list[Acceptance]] = {}
    for acceptance in acceptances:
        index.setdefault((acceptance.rule, acceptance.fingerprint.lower()), []).append(acceptance)
    return index
