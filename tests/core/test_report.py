import pytest

from inspector.core.report import FindingState, Fingerprint, ReportFinding
from inspector.core.severity import Confidence, Severity


@pytest.mark.parametrize("state", list(FindingState))
def test_only_decided_findings_are_closed(state: FindingState) -> None:
    finding = ReportFinding(
        "arc-x",
        Severity.LOW,
        Confidence.HIGH,
        "Title",
        "a",
        (),
        None,
        None,
        None,
        "Message.",
        None,
        "Fix it.",
        (),
        (),
        Fingerprint("e", "l"),
        state=state,
    )
    closed = (FindingState.ACCEPTED, FindingState.FALSE_POSITIVE, FindingState.FIXED)
    assert finding.is_open is (state not in closed)
