"""Reads whole contents in order, with the next ones asked for before the last one came.

A request to the reader and its reply take longer than the reading of a small file, of which there may be hundreds of
thousands.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import Final

from inspector.core.entry import Entry

PIECE_BYTES: Final = 4 << 20
_AHEAD: Final = 64
_SMALL_BYTES: Final = 256 << 10
"""Larger contents are not asked for ahead: what waits stays below 16 MB."""

AskEntry = Callable[[int, int, int], "Future[bytes]"]
"""(entry number, offset, length) -> bytes, fewer only at the end; the future fails with RefusedError."""


class PendingContent:
    """One content on its way."""

    __slots__ = ("_ask", "_entry", "_first", "_timeout_s")

    def __init__(self, ask: AskEntry, entry: Entry, timeout_s: float | None, *, is_asked: bool) -> None:
        self._ask, self._entry, self._timeout_s = ask, entry, timeout_s
        self._first = ask(entry.number, 0, PIECE_BYTES) if is_asked else None

    def result(self) -> bytes:
        """All of it. Raises RefusedError where it cannot be read, TimeoutError where no reply comes."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """All of it, one reply after the other. Raises as `result` does."""
        waiting = self._first or self._ask(self._entry.number, 0, PIECE_BYTES)
        offset = 0
        while piece := waiting.result(self._timeout_s):
            yield piece
            offset += len(piece)
            # Where the size is known nobody asks for the end.
            if offset == self._entry.size_bytes:
                break
            waiting = self._ask(self._entry.number, offset, PIECE_BYTES)


def iter_contents(ask: AskEntry, entries: Iterable[Entry], timeout_s: float | None = None) -> Iterator[PendingContent]:
    """One content per entry, in order. `timeout_s` is how long one reply may take."""
    rest = iter(entries)
    waiting = deque(_pending(ask, entry, timeout_s) for entry in islice(rest, _AHEAD))
    while waiting:
        yield waiting.popleft()
        waiting.extend(_pending(ask, entry, timeout_s) for entry in islice(rest, 1))


def entry_pieces(ask: AskEntry, entry: Entry, timeout_s: float | None = None) -> Iterator[bytes]:
    """The content of one entry in pieces. Raises RefusedError, TimeoutError."""
    return PendingContent(ask, entry, timeout_s, is_asked=False).pieces()


def _pending(ask: AskEntry, entry: Entry, timeout_s: float | None) -> PendingContent:
    is_small = entry.size_bytes is not None and entry.size_bytes <= _SMALL_BYTES
    return PendingContent(ask, entry, timeout_s, is_asked=is_small)
