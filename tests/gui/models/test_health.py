from inspector.core.end_state import EndState
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.assess import Assessment
from inspector.gui.models.health import HealthRow, HealthRows, HealthState, health_of, question_of
from inspector.gui.models.scan_state import ScanState
from inspector.policy.load import built_in_policy
from tests.gui import sample


def test_nothing_is_called_good_before_the_scan_ended() -> None:
    assert {row.state for row in health_of(ScanState())} == {HealthState.PENDING}


def test_findings_count_for_the_question_that_names_them_closest() -> None:
    rules = (
        "int-record-mismatch",
        "int-no-files-allowlist",
        "sec-jwt",
        "run-pth-exec",
        "cov-limit",
        "vcs-git-dir",
        "size-bloat",
        "policy-unexpected-file",
    )
    assert [question_of(rule) for rule in rules] == [
        "Integrity", "Package claim", "Secrets", "Install-time code", "Coverage", "Leftovers",
        "Archive hygiene", "Package claim",
    ]  # fmt: skip


def scanned(end: EndState = EndState.COMPLETE) -> ScanState:
    events = [*sample.listing(), *sample.ending(end)]
    assessment = Assessment()
    for event in events:
        assessment.feed(event)
    made = ScanState()
    for event in events:
        made.pack(event)
    made.apply(events)
    made.report, made.report_is_final = assessment.report(built_in_policy()), True
    return made


def rows_of(state: ScanState) -> dict[str, HealthRow]:
    return {row.title: row for row in health_of(state)}


def test_each_question_has_the_answer_of_its_worst_finding() -> None:
    rows = rows_of(scanned())
    assert {title: row.state for title, row in rows.items()} == {
        "Package claim": HealthState.OK, "Integrity": HealthState.OK, "Source exposure": HealthState.CRITICAL,
        "Secrets": HealthState.CRITICAL, "Install-time code": HealthState.OK, "Archive hygiene": HealthState.WARNING,
        "Leftovers": HealthState.OK, "Coverage": HealthState.CRITICAL,
    }  # fmt: skip
    assert rows["Secrets"].worst is not None
    assert rows["Secrets"].worst.rule == "sec-provider-token"
    assert rows["Coverage"].words == "1 part left unread."


def test_a_scan_that_was_cut_calls_nothing_good() -> None:
    rows = rows_of(scanned(EndState.CANCELLED))
    assert HealthState.OK not in {row.state for row in rows.values()}
    assert rows["Integrity"].words == "Nothing found before the scan ended early."


def test_what_is_no_package_is_not_asked_what_packages_are() -> None:
    state = scanned()
    state.package = None
    rows = rows_of(state)
    assert {title for title, row in rows.items() if row.state is HealthState.NOT_APPLICABLE} == {
        "Package claim", "Integrity", "Install-time code",
    }  # fmt: skip


def test_rows_are_made_anew_only_for_something_new() -> None:
    made, state = HealthRows(), scanned()
    rows = made.of(state)
    assert made.of(state) is rows
    state.problems.setdefault(1, []).append(Problem(ProblemKind.NOT_SCANNED, "a", "It is cut.", "It was skipped.", 1))
    assert made.of(state) is not rows
