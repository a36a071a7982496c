"""Bytes of a container that no record claims: anything may be hidden there, so they are records too."""

from collections.abc import Iterator

from inspector.containers.loose_bytes import gap_record, trailing_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource

MAX_GAPS = 10_000


class UnclaimedBytes:
    """Takes the spans that records claim, then yields what is left between `start` and `end`."""

    def __init__(self, source: ByteSource, start: int, end: int) -> None:
        """Nothing is claimed yet."""
        self._source = source
        self._start = start
        self._end = end
        self._claimed: list[tuple[int, int]] = []

    def claim(self, offset: int, size_bytes: int) -> None:
        """One record's bytes. Spans may overlap and come in any order."""
        if self._claimed and self._claimed[-1][1] == offset:  # the usual case: one file after the other
            self._claimed[-1] = (self._claimed[-1][0], offset + size_bytes)
        elif size_bytes:
            self._claimed.append((offset, offset + size_bytes))

    def records(self) -> Iterator[Record]:
        """The gaps in order, then what follows the last claim; past MAX_GAPS all the rest is one record."""
        at, gaps = self._start, 0
        for start, stop in sorted(self._claimed):
            if at < start:
                if gaps == MAX_GAPS:
                    break
                gaps += 1
                yield gap_record(self._source, at, min(start, self._end))
            at = max(at, stop)
        if at < self._end:
            yield trailing_record(self._source, at)
