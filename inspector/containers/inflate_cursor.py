"""One place in a deflate or gzip stream from which decompression can go on."""

from inspector.containers.deflate import GZIP_WINDOW_BITS, INFLATE_ERRORS, Inflater, new_inflater
from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource
from inspector.containers.stream_facts import StreamFacts

INPUT_BYTES = 32 << 10
_GZIP_MAGIC = b"\x1f\x8b"

TRUNCATED = "The compressed data ends too early."
CORRUPT = "The compressed data is damaged."
WRONG_TRAILER = "The compressed data does not have the checksum or the length that it states."
_TRAILER_CHECKS = ("incorrect data check", "incorrect length check")


class InflateCursor:
    """A decompressor with its position in the packed and in the unpacked bytes."""

    __slots__ = (
        "_facts",
        "_inflater",
        "_packed_at",
        "_pending",
        "_source",
        "_tail",
        "_window_bits",
        "produced_bytes",
        "trailing",
    )

    def __init__(
        self,
        source: ByteSource,
        window_bits: int,
        facts: StreamFacts,
        *,
        inflater: Inflater | None = None,
        packed_at: int = 0,
        produced_bytes: int = 0,
        pending: bool = False,
    ) -> None:
        """Stands at the start of `source`, or where another cursor stood; `facts` learns of members and ends."""
        self._facts = facts
        self._source = source
        self._window_bits = window_bits
        self._inflater: Inflater = inflater or new_inflater(window_bits)
        self._packed_at = packed_at
        self._tail = b""
        self._pending = pending
        """Whether the last output was full, so that more may come without any input."""
        self.produced_bytes = produced_bytes
        self.trailing = False
        """Whether bytes follow that belong to no gzip member."""

    @property
    def consumed_bytes(self) -> int:
        """Packed bytes that were used up."""
        return self._packed_at - len(self._tail)

    def copy(self) -> "InflateCursor":
        """The same place once more, without the input that was read ahead."""
        return InflateCursor(
            self._source,
            self._window_bits,
            self._facts,
            inflater=self._inflater.copy(),
            packed_at=self.consumed_bytes,
            produced_bytes=self.produced_bytes,
            pending=self._pending,
        )

    def produce(self, limit_bytes: int, input_bytes: int = INPUT_BYTES) -> bytes | None:
        """Up to `limit_bytes` more; empty when the input brought no output yet; None at the end.

        Raises DamagedError. What the failing step would have produced first is lost then: whoever wants
        it starts from an earlier place with `input_bytes` 1.
        """
        if self._inflater.eof and not self._start_next_member():
            return None
        pending, self._pending = self._pending, False
        if not self._tail and not pending:
            self._refill(input_bytes)
        data, self._tail = self._tail[:input_bytes], self._tail[input_bytes:]
        try:
            output = self._inflater.decompress(data, limit_bytes)
        except INFLATE_ERRORS as error:
            if str(error).endswith(_TRAILER_CHECKS):
                self._facts.has_wrong_trailer = True
                raise DamagedError(WRONG_TRAILER) from error
            raise DamagedError(CORRUPT) from error
        if not output and not data and not pending and not self._inflater.eof:
            raise DamagedError(TRUNCATED)
        left = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        self._tail = left + self._tail if self._tail else left
        self.produced_bytes += len(output)
        self._pending = len(output) == limit_bytes
        return output

    def _refill(self, input_bytes: int) -> None:
        more = self._source.read_at(self._packed_at, input_bytes)
        self._packed_at += len(more)
        self._tail += more

    def _start_next_member(self) -> bool:
        """Goes on with the next gzip member (RFC 1952, 2.2), past zero padding; False at the end."""
        if self._window_bits != GZIP_WINDOW_BITS or self.trailing:
            return False
        self._skip_padding()
        if len(self._tail) < len(_GZIP_MAGIC):
            self._refill(INPUT_BYTES)
        if not self._tail.startswith(_GZIP_MAGIC):
            self.trailing = bool(self._tail)
            if self.trailing:
                self._facts.trailing_at = self.consumed_bytes
            return False
        self._facts.member(self.consumed_bytes)
        self._inflater = new_inflater(self._window_bits)
        return True

    def _skip_padding(self) -> None:
        while True:
            self._tail = self._tail.lstrip(b"\0")
            if self._tail:
                return
            self._refill(INPUT_BYTES)
            if not self._tail:
                return
