import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.finding import Evidence
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity

INFO = RuleInfo("arc-x", "Title", Severity.HIGH, Confidence.MEDIUM, "0.1.0", "Fix it.")
ENTRY = Entry(3, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED)


def test_a_finding_takes_what_the_rule_says() -> None:
    finding = INFO.finding(ENTRY, "Message.", "key")
    assert (finding.rule, finding.severity, finding.confidence) == ("arc-x", Severity.HIGH, Confidence.MEDIUM)
    assert (finding.entry, finding.path, finding.remediation) == (3, "a", "Fix it.")
    assert finding.reasons == finding.tags == finding.refused_by == ()


def test_a_finding_may_differ_with_reasons() -> None:
    finding = INFO.finding(
        None,
        "Message.",
        "key",
        severity=Severity.LOW,
        confidence=Confidence.LOW,
        evidence=Evidence("x"),
        remediation="Other.",
        reasons=(reason for reason in ["It is mild."]),
        tags=["first-party"],
    )
    assert (finding.entry, finding.path) == (None, "")
    assert (finding.severity, finding.confidence, finding.remediation) == (Severity.LOW, Confidence.LOW, "Other.")
    assert finding.reasons == ("It is mild.",)
    assert finding.tags == ("first-party",)


def test_the_group_is_the_first_word_of_the_id() -> None:
    assert INFO.group == "arc"


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        INFO.finding(ENTRY, "m", "k").message = "x"  # type: ignore[misc]  # this is the point of the test
