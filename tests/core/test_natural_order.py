from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.natural_order import natural_key


def test_numbers_count_by_value_and_case_does_not() -> None:
    names = ["b", "a10", "A2", "a1", "a", "10", "9", "a2b", "a02"]
    assert sorted(names, key=natural_key) == ["9", "10", "a", "a1", "A2", "a02", "a2b", "a10", "b"]


def test_very_long_numbers_are_no_trouble() -> None:
    assert natural_key("9" * 100_000) > natural_key("1" * 99_999)


@given(st.lists(st.text(alphabet="aB10٣é._-", max_size=8), max_size=8))
@settings(max_examples=50, deadline=None)
def test_any_names_can_be_ordered(names: list[str]) -> None:
    keys = [natural_key(name) for name in names]
    assert sorted(keys) == sorted(keys, reverse=True)[::-1]
    assert keys == [natural_key(name.swapcase().casefold()) for name in names]
