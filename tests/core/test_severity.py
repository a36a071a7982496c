import pytest

from inspector.core.severity import Confidence, Severity


def test_levels_are_ordered_worst_first() -> None:
    assert [level.rank for level in Severity] == [0, 1, 2, 3, 4]
    assert min(Severity, key=lambda level: level.rank) is Severity.CRITICAL
    assert [str(level) for level in Severity] == ["critical", "high", "medium", "low", "info"]


def test_thresholds_include_their_own_level() -> None:
    assert Severity.HIGH.at_least(Severity.HIGH)
    assert Severity.CRITICAL.at_least(Severity.HIGH)
    assert not Severity.MEDIUM.at_least(Severity.HIGH)


@pytest.mark.parametrize(
    ("level", "steps", "result"),
    [
        (Severity.MEDIUM, 1, Severity.HIGH),
        (Severity.MEDIUM, -1, Severity.LOW),
        (Severity.MEDIUM, 0, Severity.MEDIUM),
        (Severity.CRITICAL, 5, Severity.CRITICAL),
        (Severity.INFO, -5, Severity.INFO),
    ],
)
def test_shifts_stay_on_the_scale(level: Severity, steps: int, result: Severity) -> None:
    assert level.shifted(steps) is result


def test_confidence_has_three_words() -> None:
    assert [str(word) for word in Confidence] == ["high", "medium", "low"]
