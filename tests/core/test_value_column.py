import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.value_column import ValueColumn


@given(st.lists(st.sampled_from([-1, -1, -1, 0, 5, 1 << 31, (1 << 63) - 1])))
def test_values_come_back(values: list[int]) -> None:
    column = ValueColumn("iq", -1)
    for value in values:
        column.append(value)
    assert [column[place] for place in range(len(column))] == values
    assert list(column.first(len(values))) == values
    assert list(column.first(len(values) // 2)) == values[: len(values) // 2]


def test_nothing_is_kept_while_all_values_are_usual() -> None:
    column = ValueColumn("d", 0.0)
    for _ in range(100):
        column.append(0.0)
    assert (len(column), column._values) == (100, None)


def test_small_values_take_half_the_room() -> None:
    column = ValueColumn("iq", 0)
    column.append(7)
    assert column._values is not None
    assert column._values.itemsize == 4
    column.append(1 << 40)
    assert column._values.itemsize == 8
    assert [column[0], column[1]] == [7, 1 << 40]


def test_a_value_that_does_not_fit_is_refused() -> None:
    column = ValueColumn("i", 0)
    with pytest.raises(OverflowError):
        column.append(1 << 40)
    assert len(column) == 0
