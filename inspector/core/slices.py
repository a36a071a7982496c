"""Loops that run in C, cut into slices: nobody else gets Python's one lock before such a loop ends.

A million values in one call of `map` would hold up the window for a tenth of a second.
"""

from array import array
from collections.abc import Callable, Sequence
from typing import TypeVar

SLICE = 10_000
"""About a millisecond of a loop in C."""
Column = TypeVar("Column", "array[int]", bytearray)


def fill(column: Column, value_at: Callable[[int], int], places: Sequence[int]) -> Column:
    """Adds what `value_at` says of each of the places, and returns the column."""
    for start in range(0, len(places), SLICE):
        column.extend(map(value_at, places[start : start + SLICE]))
    return column


def counting(start: int, end: int) -> "array[int]":
    """The numbers from `start` to before `end`."""
    column = array("i")
    for at in range(start, end, SLICE):
        column.extend(range(at, min(at + SLICE, end)))
    return column


def highest(values: Sequence[int]) -> int:
    """The greatest of some values; 0 where there are none."""
    return max((max(values[start : start + SLICE]) for start in range(0, len(values), SLICE)), default=0)
