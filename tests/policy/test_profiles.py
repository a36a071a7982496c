"""The built-in profiles are complete, and move severities as they say."""

import pytest

from inspector.core.finding import Finding
from inspector.core.severity import Confidence, Severity
from inspector.policy.policy import PolicyError
from inspector.policy.profiles import PROFILE_NAMES, profile_named
from inspector.policy.shift import ProfileShifts


def rated(profile: str, rule: str, severity: Severity, *tags: str) -> tuple[Severity, tuple[str, ...]]:
    finding = Finding(rule, severity, Confidence.HIGH, None, "", "", "", tags=tags, reasons=("before",))
    return ProfileShifts(profile_named(profile)).rate(finding)


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_each_profile_is_complete(name: str) -> None:
    profile = profile_named(name)
    assert profile.title
    assert profile.description.endswith(".")
    for shift in profile.shifts:
        assert shift.reason.endswith(".")
        assert shift.by or shift.at_most is not None
        assert shift.rules or shift.groups


def test_an_unknown_profile() -> None:
    with pytest.raises(PolicyError, match="open-source"):
        profile_named("../x")


def test_open_source_maps_are_information_with_a_reason() -> None:
    severity, reasons = rated("open-source", "map-embedded-sources", Severity.CRITICAL)
    assert severity is Severity.INFO
    assert reasons[0] == "before"
    assert "open-source" in reasons[1]


def test_closed_source_raises_debug_information_by_one_step() -> None:
    assert rated("closed-source", "dbg-dwarf", Severity.MEDIUM)[0] is Severity.HIGH
    assert rated("closed-source", "ai-instructions", Severity.INFO)[0] is Severity.LOW


def test_third_party_leftovers_weigh_less_but_credentials_do_not() -> None:
    assert rated("closed-source", "vcs-ci-config", Severity.MEDIUM, "third-party")[0] is Severity.LOW
    assert rated("closed-source", "dbg-dwarf", Severity.MEDIUM, "third-party")[0] is Severity.LOW
    assert rated("closed-source", "sec-provider-token", Severity.CRITICAL, "third-party")[0] is Severity.CRITICAL


def test_internal_lets_sources_be_seen() -> None:
    assert rated("internal", "map-embedded-sources", Severity.CRITICAL)[0] is Severity.MEDIUM


def test_triage_moves_nothing() -> None:
    assert rated("triage", "map-embedded-sources", Severity.CRITICAL) == (Severity.CRITICAL, ("before",))


def test_a_row_that_changes_nothing_leaves_no_reason() -> None:
    assert rated("open-source", "map-embedded-sources", Severity.INFO) == (Severity.INFO, ("before",))
