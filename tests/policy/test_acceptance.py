"""Acceptances: exact before loose, valid before lapsed, never across rules."""

import datetime as dt

from inspector.core.report import FindingState, Fingerprint
from inspector.policy.acceptance import Acceptances
from inspector.policy.policy import Acceptance

TODAY = dt.date(2026, 1, 31)
FOUND = Fingerprint("a" * 32, "b" * 32)


def accept(fingerprint: str = "a" * 32, rule: str = "r-x", reason: str = "why", **more: object) -> Acceptance:
    return Acceptance(rule, fingerprint, reason, **more)  # type: ignore[arg-type]  # test data


def test_exact_matches_and_is_used() -> None:
    acceptances = Acceptances([accept()], TODAY)
    assert [a.reason for a in acceptances.unused()] == ["why"]
    decision = acceptances.decide("r-x", FOUND)
    assert (decision.state, decision.reason) == (FindingState.ACCEPTED, "why")
    assert acceptances.unused() == []
    assert len(acceptances.used()) == 1


def test_another_rule_never_matches() -> None:
    assert Acceptances([accept(rule="r-y")], TODAY).decide("r-x", FOUND).state is FindingState.OPEN


def test_loose_needs_to_be_asked_for() -> None:
    assert Acceptances([accept("b" * 32)], TODAY).decide("r-x", FOUND).state is FindingState.OPEN
    assert Acceptances([accept("b" * 32, is_loose=True)], TODAY).decide("r-x", FOUND).state is FindingState.ACCEPTED


def test_exact_wins_over_loose() -> None:
    both = [accept("b" * 32, is_loose=True, reason="loose"), accept(reason="exact", kind=FindingState.FALSE_POSITIVE)]
    decision = Acceptances(both, TODAY).decide("r-x", FOUND)
    assert (decision.state, decision.reason) == (FindingState.FALSE_POSITIVE, "exact")


def test_the_last_day_still_counts() -> None:
    for expires, state in ((TODAY, FindingState.ACCEPTED), (TODAY - dt.timedelta(1), FindingState.EXPIRED)):
        acceptances = Acceptances([accept(expires=expires)], TODAY)
        assert acceptances.decide("r-x", FOUND).state is state


def test_a_date_that_cannot_be_read_counts_as_lapsed() -> None:
    acceptances = Acceptances([accept(bad_date="soon")], TODAY)
    assert acceptances.decide("r-x", FOUND).state is FindingState.EXPIRED
    assert len(acceptances.lapsed()) == 1
    assert acceptances.unused() == []


def test_one_that_holds_beats_a_lapsed_one() -> None:
    both = [accept(expires=dt.date(2025, 1, 1)), accept("b" * 32, is_loose=True, reason="loose")]
    decision = Acceptances(both, TODAY).decide("r-x", FOUND)
    assert (decision.state, decision.reason) == (FindingState.ACCEPTED, "loose")
