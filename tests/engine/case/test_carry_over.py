"""Decisions follow a finding to another version: exact first, then loose, never where that would be a guess."""

from inspector.core.report import FindingState, Fingerprint, ReportFinding
from inspector.core.severity import Confidence, Severity
from inspector.engine.case.carry_over import carried_over
from inspector.engine.case.records import Decision


def finding(exact: str, loose: str, rule: str = "size-file") -> ReportFinding:
    return ReportFinding(
        rule, Severity.LOW, Confidence.HIGH, "t", "new/path", (), None, None, None, "m", None, "", (), (),
        Fingerprint(exact, loose),
    )  # fmt: skip


def decision(exact: str, loose: str, state: FindingState = FindingState.FIXED) -> Decision:
    return Decision(exact, loose, "size-file", "old/path", state, "why")


def test_exact_beats_loose_and_the_place_is_the_new_one() -> None:
    carried = carried_over(
        [decision("1", "a"), decision("2", "b", FindingState.CONFIRMED)],
        [finding("1", "b"), finding("9", "b"), finding("8", "c")],
    )
    assert [(d.exact, d.state, d.path, d.note) for d in carried] == [
        ("1", FindingState.FIXED, "new/path", "why"),
        ("9", FindingState.CONFIRMED, "new/path", "why"),
    ]


def test_loose_fingerprints_that_disagree_or_belong_to_another_rule_say_nothing() -> None:
    decisions = [decision("1", "a"), decision("2", "a", FindingState.CONFIRMED)]
    assert carried_over(decisions, [finding("9", "a")]) == ()
    assert carried_over([decision("1", "a")], [finding("1", "a", "other-rule")]) == ()
