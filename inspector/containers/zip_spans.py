"""Which bytes of a zip file belong to something: what overlaps, and what belongs to nothing."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple


class Overlap(NamedTuple):
    """An entry that starts inside another one."""

    first_at: int
    second_at: int
    length_bytes: int


class Spans:
    """Takes spans as they come. Entries in order, one right behind the other, cost next to nothing."""

    __slots__ = ("_ends", "_is_gapless", "_next", "_offsets", "_starts")

    def __init__(self) -> None:
        """Nothing is claimed yet."""
        self._starts = array("Q")
        self._ends = array("Q")
        self._next = 0
        self._is_gapless = True
        self._offsets: set[int] | None = None

    def claim(self, start: int, end: int) -> bool:
        """One entry's bytes. Returns whether another entry claimed the same start before."""
        self._starts.append(start)
        self._ends.append(end)
        if start == self._next and self._offsets is None:
            self._next = max(start, end)
            return False
        return self._claim_out_of_line(start, end)

    def _claim_out_of_line(self, start: int, end: int) -> bool:
        is_repeated = False
        if start != self._next:
            self._is_gapless = False
            if start < self._next:
                is_repeated = self._has(start)
        if self._offsets is not None:
            self._offsets.add(start)
        self._next = max(self._next, end)
        return is_repeated

    def starts(self) -> frozenset[int]:
        """Where the claimed spans start."""
        return frozenset(self._starts)

    def pairs(self) -> list[tuple[int, int]]:
        """Start and end of each start that was claimed, the first claim of it."""
        found: dict[int, int] = {}
        for start, end in zip(self._starts, self._ends, strict=True):
            found.setdefault(start, end)
        return list(found.items())

    def _has(self, start: int) -> bool:
        if self._offsets is None:
            self._offsets = set(self._starts[:-1])
        return start in self._offsets

    def gaps(self, stop: int) -> Iterator[tuple[int, int]]:
        """Start and end of what is not claimed before `stop`, in order."""
        if self._is_gapless:
            at = self._next
        else:
            at = 0
            for index in sorted(range(len(self._starts)), key=self._starts.__getitem__):
                start = self._starts[index]
                if start >= stop:
                    break
                if at < start:
                    yield at, start
                at = max(at, self._ends[index])
        if at < stop:
            yield at, stop

    def overlaps(self) -> Iterator[Overlap]:
        """Entries that start inside another one and not at its start, in order."""
        if self._is_gapless:
            return
        last = 0
        reach, reaching = 0, 0
        for index in sorted(range(len(self._starts)), key=self._starts.__getitem__):
            start, end = self._starts[index], self._ends[index]
            if start < reach and start not in (reaching, last):
                yield Overlap(reaching, start, min(end, reach) - start)
            if end > reach:
                reach, reaching = end, start
            last = start
