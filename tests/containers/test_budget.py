from collections.abc import Callable
from dataclasses import replace

import pytest

from inspector.containers.budget import Budget
from inspector.containers.failures import LimitReachedError
from inspector.core.limits import Limits

SMALL = replace(Limits(), max_unpacked_bytes=10_000, max_ratio=10, ratio_floor_bytes=1_000, max_entries=2)


def hit(do: Callable[[], None]) -> LimitReachedError:
    with pytest.raises(LimitReachedError) as caught:
        do()
    return caught.value


def test_bytes_in_all_end_the_whole_scan() -> None:
    budget = Budget(SMALL)
    budget.charge_bytes(10_000)
    error = hit(lambda: budget.charge_bytes(1))
    assert (error.limit, error.is_whole) == ("max_unpacked_bytes", True)
    assert "10 kB" in str(error)
    assert hit(budget.check_bytes).limit == "max_unpacked_bytes"


def test_many_harmless_streams_are_a_bomb_together() -> None:
    budget = Budget(SMALL)
    budget.measure_against(200)
    for _ in range(4):
        budget.check_ratio(100, 500)
        budget.charge_bytes(500)
    error = hit(lambda: budget.charge_bytes(1))
    assert (error.limit, error.is_whole) == ("max_ratio", True)
    assert "10 times its size" in str(error)


@pytest.mark.parametrize(("artifact_bytes", "harmless"), [(0, 10_000), (50, 1_000), (5_000, 10_000)])
def test_what_an_artifact_may_unpack_to(artifact_bytes: int, harmless: int) -> None:
    """Of unknown size: anything; of a small one: what the floor allows; of a large one: what is allowed in all."""
    budget = Budget(SMALL)
    budget.measure_against(artifact_bytes)
    budget.charge_bytes(harmless)
    hit(lambda: budget.charge_bytes(1))


def test_the_ratio_of_one_stream_ends_that_stream_only() -> None:
    error = hit(lambda: Budget(SMALL).check_ratio(10, 1_001))
    assert (error.limit, error.is_whole) == ("max_ratio", False)


def test_entries_and_time_end_the_whole_scan() -> None:
    budget = Budget(SMALL)
    budget.charge_entry()
    budget.charge_entry()
    assert hit(budget.charge_entry).is_whole
    late = hit(Budget(replace(SMALL, max_seconds=-1)).check_time)
    assert (late.limit, late.is_whole) == ("max_seconds", True)


def test_after_the_scan_nobody_is_late() -> None:
    budget = Budget(replace(SMALL, max_seconds=-1))
    budget.lift_time()
    budget.charge_bytes(100)


def test_records_that_may_still_be_counted() -> None:
    budget = Budget(Limits(max_entries=2))
    budget.charge_entry()
    assert budget.left_entries == 1
    budget.charge_entry()
    with pytest.raises(LimitReachedError):
        budget.charge_entry()
    assert budget.left_entries == 0
