"""What random access into compressed streams keeps in memory, bounded over all streams of one scan."""

from collections import OrderedDict
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.containers.inflate_cursor import InflateCursor

BLOCKS_CAP_BYTES = 32 << 20
CURSORS_CAP = 16


class InflateCache:
    """The blocks and the live decompressors used last. A stream is known by its ticket."""

    def __init__(self, blocks_cap_bytes: int = BLOCKS_CAP_BYTES, cursors_cap: int = CURSORS_CAP) -> None:
        """Starts empty."""
        self._blocks: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._blocks_bytes = 0
        self._blocks_cap_bytes = blocks_cap_bytes
        self._cursors: OrderedDict[int, InflateCursor] = OrderedDict()
        self._cursors_cap = cursors_cap
        self._tickets = count()

    def new_ticket(self) -> int:
        """A name for one more stream, never given twice."""
        return next(self._tickets)

    def block(self, ticket: int, index: int) -> bytes | None:
        """A block that is still there."""
        key = (ticket, index)
        found = self._blocks.get(key)
        if found is not None:
            self._blocks.move_to_end(key)
        return found

    def keep_block(self, ticket: int, index: int, block: bytes) -> None:
        """Keeps a block and lets the oldest go."""
        replaced = self._blocks.pop((ticket, index), b"")
        self._blocks[ticket, index] = block
        self._blocks_bytes += len(block) - len(replaced)
        while self._blocks_bytes > self._blocks_cap_bytes and len(self._blocks) > 1:
            self._blocks_bytes -= len(self._blocks.popitem(last=False)[1])

    def take_cursor(self, ticket: int) -> "InflateCursor | None":
        """The stream's live decompressor; the caller owns it until it gives it back."""
        return self._cursors.pop(ticket, None)

    def keep_cursor(self, ticket: int, cursor: "InflateCursor") -> None:
        """Keeps a live decompressor and lets the oldest go."""
        self._cursors[ticket] = cursor
        self._cursors.move_to_end(ticket)
        if len(self._cursors) > self._cursors_cap:
            self._cursors.popitem(last=False)
