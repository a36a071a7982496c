"""Many byte strings searched for in one pass, by Hyperscan; the only module that knows it, imported when it pays off.

Where there is no build of it, or it gives up, callers search for one string after the other and find the same.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Final

_WORTH_BYTES: Final = 2 << 20
"""Loading it takes as long as searching so much one by one."""
MAX_PLACES: Final = 200_000
"""In one document. Each is a call from the library: beyond, plain searches are quicker."""


class OnePass:
    """Searches for a fixed set of byte strings."""

    def __init__(self, marks: Sequence[bytes], *, worth_bytes: int = _WORTH_BYTES) -> None:
        """`worth_bytes`: how much is asked about before the library is loaded."""
        self.marks: Final = frozenset(marks)
        self._marks = tuple(dict.fromkeys(marks))
        self._left_bytes = worth_bytes
        self._matcher: _Matcher | None = None

    def places(self, data: bytes) -> Mapping[bytes, Sequence[int]] | None:
        """Offsets of each mark in order, overlapping ones included; None for "search one by one"."""
        if self._left_bytes > 0:
            self._left_bytes -= len(data)
            return None
        if self._matcher is None:
            self._matcher = _Matcher(self._marks)
        return self._matcher.places(data)


class _Matcher:
    """The compiled set. Not for several threads at once: the second one gets None."""

    def __init__(self, marks: tuple[bytes, ...]) -> None:
        self._marks = marks
        try:
            import hyperscan  # noqa: PLC0415 - optional, and some hundredths of a second
        except ImportError:
            self._library = None
            return
        count = len(marks)
        try:
            self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
            self._database.compile(expressions=marks, ids=range(count), flags=[0] * count, literal=True)
            self._scratch = hyperscan.Scratch(self._database)
        except hyperscan.error:  # a processor that it has no code for
            self._library = None
            return
        self._library = hyperscan

    def places(self, data: bytes) -> Mapping[bytes, Sequence[int]] | None:
        if self._library is None:
            return None
        ends = [array("Q") for _ in self._marks]
        left = MAX_PLACES

        def note(mark: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            nonlocal left
            ends[mark].append(end)
            left -= 1
            return left < 0

        try:
            self._database.scan(data, note, scratch=self._scratch)
        except self._library.error:
            return None
        return {mark: _starts(found, len(mark)) for mark, found in zip(self._marks, ends, strict=True)}


def _starts(ends: "array[int]", length: int) -> Sequence[int]:
    return array("Q", (end - length for end in ends)) if ends else ends
