from inspector.core.problem import Problem, ProblemKind
from inspector.rules.cov.cov_engine_missing import CovEngineMissing
from inspector.rules.registry import coverage_finding

PROBLEM = Problem(ProblemKind.ENGINE_MISSING, "a.zip!/b", "It went wrong.", "The rest was read.", entry=7)


def test_flags_its_problem() -> None:
    finding = coverage_finding(PROBLEM)
    assert finding == CovEngineMissing().finding_for(PROBLEM)
    assert finding.rule == "cov-engine-missing"
    assert finding.severity == "info"
    assert (finding.entry, finding.path) == (7, "a.zip!/b")
    assert finding.message == "It went wrong. The rest was read."


def test_clean_where_nothing_is_left_unread() -> None:
    assert coverage_finding(Problem(ProblemKind.NOTE, "a", "Read as Latin-1.", "")) is None
