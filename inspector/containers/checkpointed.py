"""Random access into deflate and gzip: the decompressor is copied every few megabytes on the way.

The first read of a byte inflates up to it; any later read starts at the nearest checkpoint before it.
"""

from bisect import bisect_right
from contextlib import suppress

from inspector.containers.container import OpenContext
from inspector.containers.deflate import GZIP_WINDOW_BITS, RAW_WINDOW_BITS, ZLIB_WINDOW_BITS
from inspector.containers.failures import DamagedError
from inspector.containers.inflate_cursor import INPUT_BYTES, InflateCursor
from inspector.containers.source import ByteSource
from inspector.containers.stream_facts import StreamFacts

BLOCK_BYTES = 256 << 10
CHECKPOINT_BYTES = 8 << 20
CHECKPOINTS_CAP = 128
"""Past this many checkpoints every second one goes and the distance doubles: memory stays bounded."""


class CheckpointedStream:
    """The unpacked bytes of a gzip file (all members) or of one raw deflate stream."""

    __slots__ = (
        "_checkpoints", "_context", "_end_bytes", "_facts", "_failure", "_frontier_bytes", "_source", "_spacing_bytes",
        "_ticket", "_window_bits",
    )  # fmt: skip

    def __init__(
        self, source: ByteSource, context: OpenContext, window_bits: int, facts: StreamFacts | None = None
    ) -> None:
        """Reads nothing yet. `window_bits` says how the stream is wrapped: see `deflate`.

        Whoever gives `facts` lists what lies around the streams; without them it is noted as unread.
        """
        self._facts = facts
        self._source = source
        self._context = context
        self._window_bits = window_bits
        self._ticket = context.inflated.new_ticket()
        self._checkpoints: list[InflateCursor] = []
        self._spacing_bytes = CHECKPOINT_BYTES
        self._frontier_bytes = 0
        self._end_bytes: int | None = None
        self._failure: str | None = None

    @property
    def size_bytes(self) -> int | None:
        """Unpacked length once the end was reached; None where damage hides the end."""
        return self._end_bytes if self._failure is None else None

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if offset < 0 or length <= 0:
            return b""
        pieces = []
        at, missing = offset, length
        while missing:
            start = at % BLOCK_BYTES
            piece = self._block(at // BLOCK_BYTES)[start : start + missing]
            if not piece:
                break
            pieces.append(piece)
            at += len(piece)
            missing -= len(piece)
        if not pieces and self._failure is not None:
            raise DamagedError(self._failure)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _block(self, index: int) -> bytes:
        cache = self._context.inflated
        block = cache.block(self._ticket, index)
        if block is not None:
            return block
        start = index * BLOCK_BYTES
        if self._end_bytes is not None and start >= self._end_bytes:
            return b""
        cursor = self._cursor_before(start)
        while cursor.produced_bytes <= start:
            number = cursor.produced_bytes // BLOCK_BYTES
            block, cursor = self._next_block(cursor)
            cache.keep_block(self._ticket, number, block)
            if len(block) < BLOCK_BYTES:
                return block if number == index else b""
            self._remember(cursor)
        cache.keep_cursor(self._ticket, cursor)
        assert block is not None
        return block

    def _cursor_before(self, start: int) -> InflateCursor:
        """The nearest place at or before `start`: the live decompressor, a checkpoint, or the beginning."""
        live = self._context.inflated.take_cursor(self._ticket)
        number = bisect_right(self._checkpoints, start, key=lambda cursor: cursor.produced_bytes)
        stored = self._checkpoints[number - 1] if number else None
        nearest_bytes = stored.produced_bytes if stored is not None else 0
        if live is not None and nearest_bytes <= live.produced_bytes <= start:
            return live
        return stored.copy() if stored else InflateCursor(self._source, self._window_bits, self._facts or StreamFacts())

    def _next_block(self, cursor: InflateCursor) -> tuple[bytes, InflateCursor]:
        """One more block, and the cursor after it; the block is short only at the end or before damage."""
        start = cursor.produced_bytes
        pieces: list[bytes] = []
        try:
            self._fill(cursor, pieces, start + BLOCK_BYTES)
        except DamagedError as error:
            block, cursor = self._salvage(start, start + sum(map(len, pieces)))
            self._end_bytes, self._failure = start + len(block), str(error)
            return block, cursor
        return (pieces[0] if len(pieces) == 1 else b"".join(pieces)), cursor

    def _fill(self, cursor: InflateCursor, pieces: list[bytes], stop: int, input_bytes: int = INPUT_BYTES) -> None:
        if cursor.produced_bytes >= self._frontier_bytes:
            self._context.budget.check_bytes()  # before the work, where the scan has met its limit already
        while cursor.produced_bytes < stop:
            piece = cursor.produce(stop - cursor.produced_bytes, input_bytes)
            if piece is None:
                self._end(cursor)
                return
            if piece:
                self._charge(cursor)
                pieces.append(piece)
            else:
                self._context.budget.check_time()

    def _charge(self, cursor: InflateCursor) -> None:
        """Counts bytes the first time that they are produced, never again."""
        new_bytes = cursor.produced_bytes - self._frontier_bytes
        if new_bytes > 0:
            self._context.budget.charge_bytes(new_bytes)
            self._context.budget.check_ratio(cursor.consumed_bytes, cursor.produced_bytes)
            self._frontier_bytes = cursor.produced_bytes

    def _salvage(self, start: int, good: int) -> tuple[bytes, InflateCursor]:
        """The block at `start` up to the damage, which lies at `good` or after it, fed byte by byte there.

        The library throws away what a failing call had already unpacked.
        """
        cursor = self._cursor_before(start)
        pieces: list[bytes] = []
        while cursor.produced_bytes < good - 1:
            piece = cursor.produce(good - 1 - cursor.produced_bytes) or b""
            pieces.append(piece[max(0, start - (cursor.produced_bytes - len(piece))) :])
        first = min(cursor.produced_bytes, start)
        with suppress(DamagedError):
            self._fill(cursor, pieces, start + BLOCK_BYTES, input_bytes=1)
        return b"".join(pieces)[start - first :], cursor

    def _end(self, cursor: InflateCursor) -> None:
        if self._end_bytes is None and cursor.trailing and self._facts is None:
            self._context.note("Other bytes follow the end of the gzip data.", "They were not read.", is_unread=True)
        self._end_bytes = cursor.produced_bytes

    def _remember(self, cursor: InflateCursor) -> None:
        last = self._checkpoints[-1].produced_bytes if self._checkpoints else 0
        if cursor.produced_bytes - last >= self._spacing_bytes:
            self._checkpoints.append(cursor.copy())
            if len(self._checkpoints) > CHECKPOINTS_CAP:
                self._spacing_bytes *= 2
                self._checkpoints = self._checkpoints[1::2]


def open_gzip(source: ByteSource, context: OpenContext, facts: StreamFacts | None = None) -> CheckpointedStream:
    """The unpacked bytes of a gzip file, all its members one after the other."""
    return CheckpointedStream(source, context, GZIP_WINDOW_BITS, facts)


def open_deflate(source: ByteSource, context: OpenContext) -> CheckpointedStream:
    """The unpacked bytes of a raw deflate stream, as zip stores it."""
    return CheckpointedStream(source, context, RAW_WINDOW_BITS)


def open_zlib(source: ByteSource, context: OpenContext) -> CheckpointedStream:
    """The unpacked bytes of a deflate stream with the header and checksum of zlib."""
    return CheckpointedStream(source, context, ZLIB_WINDOW_BITS)
