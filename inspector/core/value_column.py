"""A column of figures that takes no memory while all of them are the usual one, and little while they are small."""

from array import array
from collections.abc import Iterator
from itertools import islice, repeat
from typing import Generic, TypeVar

Value = TypeVar("Value", int, float)


class ValueColumn(Generic[Value]):
    """Grows at the end only: whoever knows a place may read it from any thread."""

    def __init__(self, typecodes: str, usual: Value) -> None:
        """`typecodes`: how a value may be stored, narrowest first, as in `array.array`: `iq` holds 32 bits, then 64.

        `usual`: what most are, or what says "not known"; it fits the narrowest.
        """
        self._typecodes = typecodes
        self._usual: Value = usual
        self._count = 0
        self._values: array[Value] | None = None

    def __len__(self) -> int:
        return self._count

    def append(self, value: Value) -> None:
        """Takes in one more value. Raises OverflowError where it does not fit the widest."""
        if self._values is not None:
            self._append(self._values, value)
        elif value != self._usual:
            self._append(array(self._typecodes[0], [self._usual]) * self._count, value)
        self._count += 1

    def _append(self, values: "array[Value]", value: Value) -> None:
        try:
            values.append(value)
        except OverflowError:
            wider = self._typecodes[self._typecodes.index(values.typecode) + 1 :]
            if not wider:
                raise
            values = array(wider[0], values)
            values.append(value)
        self._values = values

    def __getitem__(self, place: int) -> Value:
        return self._usual if self._values is None else self._values[place]

    def first(self, count: int) -> Iterator[Value]:
        """The first so many values, which there are."""
        return repeat(self._usual, count) if self._values is None else islice(self._values, count)
