from inspector.core.problem import Problem, ProblemKind
from inspector.rules.cov.cov_worker_died import CovWorkerDied
from inspector.rules.registry import coverage_finding

PROBLEM = Problem(ProblemKind.WORKER_DIED, "a.zip!/b", "It went wrong.", "The rest was read.", entry=7)


def test_flags_its_problem() -> None:
    finding = coverage_finding(PROBLEM)
    assert finding == CovWorkerDied().finding_for(PROBLEM)
    assert finding.rule == "cov-worker-died"
    assert finding.severity == "high"
    assert (finding.entry, finding.path) == (7, "a.zip!/b")
    assert finding.message == "It went wrong. The rest was read."


def test_clean_where_nothing_is_left_unread() -> None:
    assert coverage_finding(Problem(ProblemKind.NOTE, "a", "Read as Latin-1.", "")) is None
