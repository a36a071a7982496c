"""Rate and time left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.pace import SPAN_S, Pace, remaining_words

MB = 1_000_000


def seen(*points: tuple[float, int], total: int | None = 100 * MB) -> Pace:
    pace = Pace()
    for at_s, done in points:
        pace.see(at_s, done, total)
    return pace


def test_nothing_is_said_before_there_is_something_to_go_by() -> None:
    assert seen().in_bytes() == ""
    assert seen((0.0, 0), (0.4, 5 * MB)).in_bytes() == ""


def test_rate_and_time_left() -> None:
    pace = seen((0.0, 0), (1.0, 10 * MB), (2.0, 20 * MB))
    assert pace.rate == 10 * MB
    assert pace.remaining_s == pytest.approx(8.0)
    assert pace.in_bytes() == "10 MB/s  ·  about 10 s left"


def test_a_job_of_unknown_size_has_a_rate_only() -> None:
    assert seen((0.0, 0), (2.0, 4 * MB), total=None).in_bytes() == "2 MB/s"


def test_a_job_that_stands_still_has_no_time_left_to_tell() -> None:
    assert seen((0.0, 7 * MB), (3.0, 7 * MB)).in_bytes() == ""


def test_the_pace_is_that_of_the_last_seconds() -> None:
    points = [(float(at), at * 10 * MB) for at in range(3)]
    points += [(2.0 + at, 20 * MB + at * MB) for at in range(1, 20)]
    assert seen(*points, total=1000 * MB).rate == pytest.approx(MB, rel=0.01)


def test_another_phase_begins_anew() -> None:
    pace = seen((0.0, 0), (2.0, 50 * MB))
    pace.see(2.5, 0, 300 * MB)
    assert pace.rate is None
    pace.see(4.5, 10 * MB, 300 * MB)
    assert pace.rate == 5 * MB


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (12.4, "about 10 s left"),
        (57, "about 55 s left"),
        (58, "about 1 min left"),
        (200, "about 3 min left"),
        (4 * 3600, "about 4 h left"),
    ],
)
def test_words_are_no_more_exact_than_the_estimate(seconds: float, words: str) -> None:
    assert remaining_words(seconds) == words


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, MB), st.booleans()), max_size=40))
def test_any_course_gives_a_rate_that_makes_sense(steps: list[tuple[float, int, bool]]) -> None:
    pace, at_s, done = Pace(), 0.0, 0
    for wait_s, more, starts_over in steps:
        at_s, done = at_s + wait_s, more if starts_over else done + more
        pace.see(at_s, done, 50 * MB)
        assert pace.rate is None or pace.rate > 0
        assert pace.remaining_s is None or pace.remaining_s >= 0
        assert len(pace._seen) <= 2 or pace._seen[-1][0] - pace._seen[0][0] <= SPAN_S
