"""Random access into streams whose decompressor cannot be copied: unpacked once, on demand, into the spool."""

from typing import Protocol

from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.spool_pieces import SpoolPieces
from inspector.containers.stream_facts import StreamFacts


class Decoder(Protocol):
    """Turns one compressed stream into bytes, front to back, in bounded steps."""

    @property
    def consumed_bytes(self) -> int:
        """Packed bytes that were used up, about."""
        ...

    @property
    def facts(self) -> StreamFacts:
        """What lies around and between the streams, as far as they were unpacked."""
        ...

    def produce(self) -> bytes | None:
        """At most a few MiB more; empty when the input brought no output yet; None at the end.

        Raises DamagedError.
        """
        ...


class SpooledStream:
    """The unpacked bytes of one stream."""

    __slots__ = ("_are_facts_listed", "_context", "_decoder", "_failure", "_unpacked")

    def __init__(self, decoder: Decoder, context: OpenContext, *, are_facts_listed: bool = False) -> None:
        """Decodes nothing yet. `are_facts_listed`: what lies around the streams is not unread, somebody lists it."""
        self._are_facts_listed = are_facts_listed
        self._decoder: Decoder | None = decoder
        self._context = context
        self._unpacked = SpoolPieces(context.spool)
        self._failure: str | None = None

    @property
    def size_bytes(self) -> int | None:
        """Unpacked length once the end was reached; None where damage hides the end."""
        return self._unpacked.size_bytes if self._decoder is None and self._failure is None else None

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if offset < 0 or length <= 0:
            return b""
        while self._decoder is not None and self._unpacked.size_bytes < offset + length:
            self._unpack(self._decoder)
        data = self._unpacked.read_at(offset, length)
        if not data and self._failure is not None:
            raise DamagedError(self._failure)
        return data

    def _unpack(self, decoder: Decoder) -> None:
        """One step."""
        self._context.budget.check_bytes()
        try:
            data = decoder.produce()
        except DamagedError as error:
            self._failure = str(error)
            data = None
        if data is None:
            self._decoder = None
            has_trailing = decoder.facts.trailing_at is not None
            if has_trailing and self._failure is None and not self._are_facts_listed:
                self._context.note(
                    "Other bytes follow the end of the compressed data.", "They were not read.", is_unread=True
                )
            return
        # The decoder cannot go back: bytes that it gave are kept even if they are the last ones.
        if data:
            self._unpacked.append(data)
        self._context.budget.charge_bytes(len(data))
        self._context.budget.check_ratio(decoder.consumed_bytes, self._unpacked.size_bytes)
