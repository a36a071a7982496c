from inspector.gui.models.health import HealthState, health_of, question_of
from inspector.gui.models.scan_state import ScanState


def test_nothing_is_called_good_before_the_scan_ended() -> None:
    assert {row.state for row in health_of(ScanState())} == {HealthState.PENDING}


def test_findings_count_for_the_question_that_names_them_closest() -> None:
    rules = ("int-record-mismatch", "int-no-files-allowlist", "sec-jwt", "run-pth-exec", "cov-limit", "vcs-git-dir")
    assert [question_of(rule) for rule in rules] == [
        "Integrity", "Package claim", "Secrets", "Install-time code", "Coverage", "Leftovers",
    ]  # fmt: skip
