from dataclasses import fields

from inspector.core.limits import Limits


def test_what_is_flagged_is_met_before_what_ends_a_scan() -> None:
    limits = Limits()
    assert limits.flag_ratio < limits.max_ratio
    assert limits.flag_floor_bytes < limits.ratio_floor_bytes < limits.max_unpacked_bytes
    assert limits.flag_entries < limits.max_entries
    assert limits.flag_file_bytes < limits.flag_total_bytes < limits.max_unpacked_bytes


def test_all_limits_are_positive_whole_numbers() -> None:
    assert all(getattr(Limits(), each.name) > 0 for each in fields(Limits))
