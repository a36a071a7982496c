"""Puts the parts of long content together: whole up to a limit, in overlapping windows above it."""

from dataclasses import dataclass

from inspector.core.entry import Entry

OVERLAP_BYTES = 64 << 10
"""What two windows share, so that nothing shorter is cut in two: no secret and no comment is longer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Content of an entry that is ready to be looked at."""

    entry: Entry
    data: bytes
    offset: int
    """Of `data` in the entry."""
    first_line: int
    is_partial: bool
    """Whether the entry is longer than this piece."""
    skip: tuple[tuple[int, int], ...]
    """Spans of `data` that need no scan."""


class Assembly:
    """Collects the parts of one entry."""

    def __init__(self, entry: Entry, skip: tuple[tuple[int, int], ...], window_bytes: int) -> None:
        self.entry = entry
        self._skip = skip
        self._window_bytes = window_bytes
        self._parts: list[bytes] = []
        self._held_bytes = 0
        self._offset = 0
        self._first_line = 1

    def add(self, data: bytes) -> Piece | None:
        """Takes one part; returns a piece when a window is full."""
        self._parts.append(data)
        self._held_bytes += len(data)
        if self._held_bytes < self._window_bytes + OVERLAP_BYTES:
            return None
        held = b"".join(self._parts)
        piece = self._piece(held, is_partial=True)
        kept = held[-OVERLAP_BYTES:]
        self._first_line += held.count(b"\n", 0, len(held) - len(kept))
        self._offset += len(held) - len(kept)
        self._parts, self._held_bytes = [kept], len(kept)
        return piece

    def finish(self) -> Piece:
        """The rest, or all of it."""
        return self._piece(b"".join(self._parts), is_partial=self._offset > 0)

    def _piece(self, data: bytes, *, is_partial: bool) -> Piece:
        end = self._offset + len(data)
        skip = tuple(
            (max(a, self._offset) - self._offset, min(b, end) - self._offset)
            for a, b in self._skip
            if a < end and b > self._offset
        )
        return Piece(self.entry, data, self._offset, self._first_line, is_partial, skip)
