from dataclasses import fields, replace

import pytest

from inspector.core.limits import CEILINGS, LIMIT_NAMES, LimitError, Limits, checked_limit, limit_key


def test_what_is_flagged_is_met_before_what_ends_a_scan() -> None:
    limits = Limits()
    assert limits.flag_ratio < limits.max_ratio
    assert limits.flag_floor_bytes < limits.ratio_floor_bytes < limits.max_unpacked_bytes
    assert limits.flag_entries < limits.max_entries
    assert limits.flag_file_bytes < limits.flag_total_bytes < limits.max_unpacked_bytes


def test_all_limits_are_positive_whole_numbers() -> None:
    assert all(getattr(Limits(), each.name) > 0 for each in fields(Limits))


def test_reading_on_raises_a_limit_in_steps_up_to_its_ceiling() -> None:
    limits, steps = Limits(), []
    while (value := limits.raised("max_seconds")) is not None:
        steps.append(value)
        limits = replace(limits, max_seconds=value)
    assert steps == [3000, 3600]
    assert Limits().raised("max_ratio") == CEILINGS["max_ratio"]


def test_the_depth_is_never_raised_past_what_is_built_in() -> None:
    assert Limits().raised("max_depth") is None
    assert replace(Limits(), max_depth=2).raised("max_depth") == Limits().max_depth
    assert replace(Limits(), max_entries=1 << 40).raised("max_entries") is None


@pytest.mark.parametrize("name", ["", "max_worker_bytes", "no_limit"])
def test_what_cannot_be_read_past_is_not_raised(name: str) -> None:
    assert Limits().raised(name) is None


def test_every_ceiling_belongs_to_a_limit_below_it_or_at_it() -> None:
    assert all(name in LIMIT_NAMES and getattr(Limits(), name) <= ceiling for name, ceiling in CEILINGS.items())


@pytest.mark.parametrize(("name", "value"), [("max_entries", 0), ("max_ratio", 1 << 62), ("max_document_bytes", 1)])
def test_values_that_no_limit_can_have(name: str, value: int) -> None:
    with pytest.raises(LimitError, match=limit_key(name)):
        checked_limit(name, value)
    assert checked_limit(name, getattr(Limits(), name)) == getattr(Limits(), name)
