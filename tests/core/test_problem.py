from inspector.core.problem import COVERAGE_RULES, ProblemKind


def test_every_kind_but_notes_belongs_to_one_coverage_rule() -> None:
    assert set(COVERAGE_RULES) == set(ProblemKind) - {ProblemKind.NOTE}
    assert all(rule.startswith("cov-") for rule in COVERAGE_RULES.values())
